import type { Audience } from '../../miniprogram/shared/contract/station'
import type { Range } from '../../miniprogram/shared/kit/time'
import type { SpaceTerms } from '../../miniprogram/shared/rules/spaceTerms'

const h = (from: number, to: number): Range => ({ from: from * 60, to: to * 60 })

/** Opening hours Monday to Sunday. */
export const HOURS: Readonly<Record<string, readonly (readonly Range[])[]>> = {
  full: [...Array.from({ length: 6 }, () => [h(8.5, 21)]), [h(9, 17)]],
  late: [[], ...Array.from({ length: 6 }, () => [h(9, 21.5)])],
  work: [...Array.from({ length: 5 }, () => [h(9, 12), h(13.5, 18)]), [], []],
  tour: [[], ...Array.from({ length: 6 }, () => [h(9, 17)])],
  screen: Array.from({ length: 7 }, () => [h(7, 22)]),
}

export interface SpaceProfile {
  name: string
  whereabouts: string
  capacity: number
  equipment: readonly string[]
  audience: Audience
  /** What is not as in every room. */
  more?: Partial<SpaceTerms>
}

export const SPACES: Readonly<Record<string, SpaceProfile>> = {
  hall: space('多功能厅', '一楼东侧', 80, ['投影', '音响', '话筒'], 'everyone'),
  room: space('活动室', '一楼 102', 20, ['投影', '白板'], 'everyone'),
  study: space('党员书屋', '二楼 203', 12, ['党报党刊', '朗读机'], 'everyone'),
  class: space('党课教室', '二楼 201', 40, ['投影', '音响', '讲台'], 'members'),
  cinema: space('红色放映厅', '三楼', 50, ['放映机', '环绕音响'], 'everyone'),
  meeting: space('会议室', '三楼 305', 16, ['投影', '视频会议'], 'members'),
  dance: space('文体活动室', '二楼北侧', 25, ['音响', '镜墙'], 'everyone'),
  council: {
    ...space('议事厅', '一楼西侧', 15, ['圆桌', '白板'], 'everyone'),
    more: { approval: true, after: 15, rules: '商量小区里的事优先。走的时候请把桌子擦干净' },
  },
  screen: {
    ...space('户外屏幕', '', 500, ['4 米 × 2.5 米'], 'everyone'),
    more: {
      kind: 'screen',
      approval: true,
      step: 15,
      shortest: 15,
      longest: 60,
      rules: '放什么，站长看过再播',
    },
  },
}

export const FACILITIES: Readonly<Record<string, string>> = {
  ramp: '无障碍坡道',
  lift: '电梯',
  water: '热水',
  wifi: '无线网络',
  toilet: '无障碍卫生间',
  books: '图书',
  charge: '手机充电',
  aid: '急救箱',
  umbrella: '借雨伞',
  parking: '停车',
}

function space(
  name: string,
  whereabouts: string,
  capacity: number,
  equipment: readonly string[],
  audience: Audience,
): SpaceProfile {
  return { name, whereabouts, capacity, equipment, audience }
}
