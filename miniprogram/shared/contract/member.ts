/** Roles as PRODUCT's vocabulary has them; each is granted over an organisation or a station, except the first two. */
export type Role =
  'resident' | 'member' | 'secretary' | 'keeper' | 'lecturer' | 'reviewer' | 'committee' | 'district'

/** Who the phone belongs to, as the home page and 我的 show it. */
export interface Me {
  /** null for a resident who has not told a name. */
  name: string | null
  roles: Role[]
  branch: { id: string; name: string; secretaryName: string; secretaryPhone: string } | null
  /** Stations that this person keeps. */
  keeps: { stationId: string; stationName: string; spaces: { id: string; name: string }[] }[]
}

export interface MemberApi {
  'member.me': { input: Record<string, never>; output: Me }
}
