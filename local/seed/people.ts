import { type AccountDoc, accountIdOf } from '../../cloudfunctions/kit/auth'
import type { MemberDoc, OrganizationDoc } from '../../cloudfunctions/member/store'
import { demoUsers } from './users'

export const DISTRICT_ID = 'o_district'

export const branches: readonly OrganizationDoc[] = [
  { _id: 'o_meiyuan_3', name: '梅园新村第三支部', secretaryName: '赵敏', secretaryPhone: '13900000003' },
  { _id: 'o_zhuqiao_1', name: '竺桥第一支部', secretaryName: '钱进', secretaryPhone: '13900000011' },
]

/** Neighbours whose reservations fill the calendar; nobody can be them on the phone. */
const NEIGHBOURS = ['刘淑珍', '张德明', '吴秀英', '徐国强', '马丽华', '朱永康', '胡玉兰', '郭振华']

export interface Neighbour {
  openid: string
  memberId: string
}

export const neighbours: readonly Neighbour[] = NEIGHBOURS.map((_, index) => ({
  openid: `oXHM_demo_neighbour_${index + 1}`,
  memberId: `m_neighbour_${index + 1}`,
}))

export function members(): MemberDoc[] {
  const own = demoUsers
    .filter(({ id }) => id !== 'resident')
    .map(({ id, name }) => ({ _id: `m_${id}`, name, branchId: 'o_meiyuan_3' }))
  const others = neighbours.map(({ memberId }, index) => ({
    _id: memberId,
    name: NEIGHBOURS[index] ?? '',
    branchId: 'o_zhuqiao_1',
  }))
  return [...own, ...others]
}

/** A resident needs no account: whoever has none is one. */
export function accounts(): AccountDoc[] {
  const own = demoUsers
    .filter(({ id }) => id !== 'resident')
    .map(({ id, name, openid }) => account(openid, `m_${id}`, name, id === 'keeper' ? 'st_01' : null))
  return [...own, ...neighbours.map(({ openid, memberId }) => account(openid, memberId, null, null))]
}

function account(openid: string, memberId: string, name: string | null, keeps: string | null): AccountDoc {
  return {
    _id: accountIdOf(openid),
    memberId,
    name,
    grants: keeps ? [{ role: 'keeper', scope: { kind: 'station', id: keeps } }] : [],
  }
}
