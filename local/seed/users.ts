import type { TestUser } from '../phone/protocol'

export type DemoUser = TestUser & { openid: string }

/** The people one can be on the phone. Their openids stay on the server. */
export const demoUsers: readonly DemoUser[] = [
  { id: 'member', name: '李桂芬', about: '党员 · 梅园新村第三支部', openid: 'oXHM_demo_member_li' },
  { id: 'member2', name: '王建国', about: '党员 · 梅园新村第三支部', openid: 'oXHM_demo_member_wang' },
  { id: 'keeper', name: '孙志强', about: '站长 · 梅园社区服务站', openid: 'oXHM_demo_keeper_sun' },
  { id: 'secretary', name: '赵敏', about: '支部书记 · 梅园新村第三支部', openid: 'oXHM_demo_secretary_zhao' },
  { id: 'district', name: '沈岚', about: '区委组织部', openid: 'oXHM_demo_district_shen' },
  { id: 'lecturer', name: '宋国栋', about: '讲师 · 全区', openid: 'oXHM_demo_lecturer_song' },
  { id: 'reviewer', name: '周文静', about: '审核员 · 全区', openid: 'oXHM_demo_reviewer_zhou' },
  { id: 'newcomer', name: '周小燕', about: '党员 · 还没有绑定', openid: 'oXHM_demo_newcomer_zhou' },
  { id: 'resident', name: '陈秀兰', about: '群众 · 家住竺桥', openid: 'oXHM_demo_resident_chen' },
]

/** Where the demo phone is: a street corner a few minutes from the first station, gcj02. */
export const demoLocation = { latitude: 32.0489, longitude: 118.8035 }
