import type { OutputOf } from '../../../shared/contract/index'
import type { OrganizationKind } from '../../../shared/contract/organization'
import { type GrantedRole, ROLE_NAMES } from '../../../shared/contract/roles'
import type { Day } from '../../../shared/kit/time'
import { pastWords } from '../../../ui/words'

export interface HolderRow {
  key: string
  memberId: string
  name: string
  role: GrantedRole
  roleName: string
}

export const holderRows = ({ holders }: OutputOf<'member.holders'>): HolderRow[] =>
  holders.map(({ memberId, name, role }) => ({
    key: `${memberId}-${role}`,
    memberId,
    name,
    role,
    roleName: ROLE_NAMES[role],
  }))

/** '赵敏 把 支部书记 给了 李桂芬' and when. */
export const trailRows = ({ changes }: OutputOf<'member.grantTrail'>, today: Day) =>
  changes.map(({ at, byName, memberName, change, role }, index) => ({
    key: `${at}-${index}`,
    what: `${byName}${change === 'granted' ? '授权' : '收回'}${memberName}：${ROLE_NAMES[role]}`,
    when: pastWords(at, today),
  }))

/** Which roles make sense over an organisation of this kind; the likeliest first. */
const ROLES: Readonly<Record<OrganizationKind, readonly GrantedRole[]>> = {
  branch: ['secretary'],
  party: ['secretary'],
  committee: ['committee', 'lecturer', 'reviewer'],
  district: ['district', 'lecturer', 'reviewer'],
}

/** What a committee may give; the district gives everything. */
const BY_COMMITTEE: readonly GrantedRole[] = ['secretary', 'lecturer']

export const rolesFor = (kind: OrganizationKind, giver: { isDistrict: boolean }): GrantedRole[] =>
  ROLES[kind].filter((role) => giver.isDistrict || BY_COMMITTEE.includes(role))

export const roleChips = (roles: readonly GrantedRole[], chosen: GrantedRole | '') =>
  roles.map((role) => ({ id: role, label: ROLE_NAMES[role], on: role === chosen }))

export const grantQuestion = (name: string, role: GrantedRole, place: string) => ({
  title: `让${name}当${ROLE_NAMES[role]}？`,
  content: `管${place}。谁在什么时候给的，会记下来。`,
  yes: '是，授权',
  no: '先不授',
})

export const revokeQuestion = (name: string, role: GrantedRole, place: string) => ({
  title: `收回${name}的授权？`,
  content: `${name}就不再是${place}的${ROLE_NAMES[role]}了，马上生效。`,
  yes: '收回',
  no: '不收回',
})
