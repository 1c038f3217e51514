import type { Day, Instant } from '../kit/time'
import type { GrantView } from './roles'

/** A member as a line of a list. Phones are masked: '139****0003'. */
export interface MemberBrief {
  id: string
  name: string
  branchId: string
  branchName: string
  /** '' where none is known. */
  phoneMasked: string
  /** null where the birthday is not known. */
  age: number | null
  /** 年老体弱或在外，来不了: gets 送学上门. */
  cannotCome: boolean
  /** Whether a WeChat account is bound. */
  bound: boolean
}

/** A stay in a branch; `to` is the first day that no longer counts, null while it lasts. */
export interface Stay {
  branchId: string
  branchName: string
  from: Day
  to: Day | null
}

export type Gender = '男' | '女' | ''

/** A member's page for those above. */
export interface MemberDetail extends MemberBrief {
  gender: Gender
  born: Day | null
  /** Day of joining the Party. */
  joined: Day | null
  education: string
  /** Trade or post, in the roster's words. */
  occupation: string
  status: 'active' | 'left'
  /** Newest first. */
  stays: Stay[]
  grants: GrantView[]
  card: { issuedAt: Instant } | null
  boundAt: Instant | null
}

export type MemberFilter = 'over60' | 'cannotCome' | 'notBound'

export interface MemberListInput {
  /** Everyone in the subtree of this organisation. */
  organizationId: string
  /** A name or its beginning, pinyin in full or initials, or the last digits of the phone. */
  search?: string
  filters?: MemberFilter[]
  /** From the page before; without it the first page. */
  after?: string
}

export interface MemberListOutput {
  /** At most 50, in the order of pinyin. */
  members: MemberBrief[]
  /** For the next page; null when this is the last one. */
  after: string | null
  /** How many there are in all; null beyond the first page. */
  total: number | null
}

export interface TransferInput {
  memberId: string
  /** null when the member leaves the district. */
  toBranchId: string | null
  /** First day in the new branch, today or earlier, not before the current stay began. */
  on: Day
  requestId: string
}

export interface PeopleApi {
  'member.list': { input: MemberListInput; output: MemberListOutput }
  'member.get': { input: { memberId: string }; output: MemberDetail }
  /** The full phone number; who looked, at whom, when and why is written down first. */
  'member.unmask': {
    input: { memberId: string; reason: string; requestId: string }
    output: { phone: string }
  }
  /** Who looked at the numbers of a member, newest first, at most 50. */
  'member.unmaskings': {
    input: { memberId: string }
    output: { unmaskings: { byName: string; at: Instant; reason: string }[] }
  }
  'member.setCannotCome': { input: { memberId: string; cannotCome: boolean }; output: MemberDetail }
  'member.transfer': { input: TransferInput; output: MemberDetail }
}
