import { type AccountDoc, type Grant, accountIdOf } from '../../cloudfunctions/kit/auth'
import { type MemberDoc, newMember, rosterLine } from '../../cloudfunctions/member/public'
import { spellingOf } from '../../cloudfunctions/roster/spelling'
import { branchThree, demoOrganizations, neighboursBranch } from './organizations'
import { demoUsers } from './users'

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

const SINCE = '2019-07-01'

const overDistrict = { kind: 'organization', id: demoOrganizations[0]?._id ?? '' } as const

/** What the people of the demo may do, beside being members. */
const GRANTS: Readonly<Record<string, Grant>> = {
  keeper: { role: 'keeper', scope: { kind: 'station', id: 'st_01' } },
  secretary: { role: 'secretary', scope: { kind: 'organization', id: branchThree._id } },
  district: { role: 'district', scope: overDistrict },
  lecturer: { role: 'lecturer', scope: overDistrict },
  reviewer: { role: 'reviewer', scope: overDistrict },
}

/** A resident needs no account: whoever has none is one. The newcomer is on the roster and has yet to say so. */
const ownUsers = demoUsers.filter(({ id }) => id !== 'resident' && id !== 'newcomer')

/** What WeChat says is the newcomer's number: local/phone/server/consents.ts works it out. */
const NEWCOMER_PHONE = '19917548019'

const phoneOf = (n: number) => `1390000${String(n).padStart(4, '0')}`

export function members(): MemberDoc[] {
  const own = ownUsers.map(({ id, name, openid }, index) =>
    bound(openid, member(`m_${id}`, name, index + 1, branchThree), GRANTS[id]),
  )
  const others = neighbours.map(({ openid, memberId }, index) =>
    bound(openid, member(memberId, NEIGHBOURS[index] ?? '', 100 + index, neighboursBranch)),
  )
  return [...own, ...others, newcomer()]
}

function member(id: string, name: string, n: number, branch: { _id: string; path: string }): MemberDoc {
  const born = `${1946 + ((n * 7) % 40)}-0${1 + (n % 9)}-1${n % 10}`
  const line = rosterLine({ name, phone: phoneOf(n), born, joined: '1985-07-01' })
  return newMember({ id, line, spelling: spellingOf(name), branch, on: SINCE })
}

function newcomer(): MemberDoc {
  const { id, name } = demoUsers.find((one) => one.id === 'newcomer') ?? { id: 'newcomer', name: '' }
  const line = rosterLine({ name, phone: NEWCOMER_PHONE, born: '1998-05-04', joined: '2021-07-01' })
  return newMember({ id: `m_${id}`, line, spelling: spellingOf(name), branch: branchThree, on: SINCE })
}

const bound = (openid: string, doc: MemberDoc, grant?: Grant): MemberDoc => ({
  ...doc,
  accountId: accountIdOf(openid),
  boundAt: Date.parse(`${SINCE}T09:00:00+08:00`),
  grants: grant ? [grant] : [],
})

export function accounts(): AccountDoc[] {
  const docs = new Map(members().flatMap((doc) => (doc.accountId ? [[doc.accountId, doc] as const] : [])))
  return [...docs].map(([accountId, { _id, name, grants }]) => ({
    ...{ _id: accountId, memberId: _id, name, grants },
  }))
}
