import type { BindingApi } from './binding'
import type { MemberCodeApi } from './memberCode'
import type { PeopleApi } from './people'
import type { GrantScope, GrantView, GrantedRole, Role } from './roles'
import type { Instant } from '../kit/time'

export type { Role } from './roles'

/** Who the phone belongs to, as the home page and 我的 show it. */
export interface Me {
  /** null for a resident who has not told a name. */
  name: string | null
  roles: Role[]
  branch: { id: string; name: string; secretaryName: string; secretaryPhone: string } | null
  /** Stations that this person keeps. */
  keeps: { stationId: string; stationName: string; spaces: { id: string; name: string }[] }[]
  /** null while no member is bound. */
  memberId?: string | null
  /** '139****0003', '' when there is none. */
  phoneMasked?: string
  /** Roles with what they hold over: the workbench opens on these. */
  grants?: GrantView[]
}

/** One heading of everything that is stored about me, with its lines in words. */
export interface StoredSection {
  title: string
  lines: { label: string; value: string }[]
}

/** A file as the phone saves it. */
export interface ExportedFile {
  name: string
  base64: string
}

/** A line of the trail of roles; only ever added to. */
export interface GrantChange {
  at: Instant
  byName: string
  memberName: string
  change: 'granted' | 'revoked'
  role: GrantedRole
  scopeName: string
}

export interface GrantInput {
  memberId: string
  role: GrantedRole
  scope: GrantScope
  requestId: string
}

export interface MemberApi extends BindingApi, MemberCodeApi, PeopleApi {
  'member.me': { input: Record<string, never>; output: Me }
  /** Everything that is stored about me, on one page. */
  'member.stored': { input: Record<string, never>; output: { sections: StoredSection[]; at: Instant } }
  /** The same as an .xlsx file. */
  'member.export': { input: Record<string, never>; output: ExportedFile }
  /** Gives a role over an organisation or a station that lies under the giver's own. Given twice is given once. */
  'member.grant': { input: GrantInput; output: { grants: GrantView[] } }
  'member.revoke': { input: GrantInput; output: { grants: GrantView[] } }
  /** Who holds which role over this organisation itself. */
  'member.holders': {
    input: { organizationId: string }
    output: { holders: { memberId: string; name: string; role: GrantedRole }[] }
  }
  /** What changed about roles over this organisation, newest first, at most 50. */
  'member.grantTrail': { input: { organizationId: string }; output: { changes: GrantChange[] } }
}
