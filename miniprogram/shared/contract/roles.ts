/** Roles as PRODUCT's vocabulary has them; each is granted over an organisation or a station, except the first two. */
export type Role =
  'resident' | 'member' | 'secretary' | 'keeper' | 'lecturer' | 'reviewer' | 'committee' | 'district'

/** Roles that somebody must be given. */
export type GrantedRole = Exclude<Role, 'resident' | 'member'>

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  resident: '群众',
  member: '党员',
  secretary: '支部书记',
  keeper: '站长',
  lecturer: '讲师',
  reviewer: '审核员',
  committee: '工委',
  district: '区委组织部',
}

/** Over what a role holds: an organisation with everything under it, or one station. */
export interface GrantScope {
  kind: 'organization' | 'station'
  id: string
}

/** A role and where it holds, as people read it. */
export interface GrantView {
  role: GrantedRole
  scope: GrantScope
  /** '梅园新村第三支部' */
  scopeName: string
}
