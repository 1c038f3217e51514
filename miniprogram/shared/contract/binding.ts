import type { Instant } from '../kit/time'

/** What a person sees after binding. */
export interface Bound {
  memberId: string
  name: string
  branchName: string
}

export interface BindInput {
  name: string
  /** Typed, or … */
  phone?: string
  /** … the code of WeChat's phone-number button (`e.detail.code`), which the server turns into the number. */
  phoneCode?: string
  /** The version of the privacy notice that was agreed to, e.g. '2026-11'. */
  consent: string
}

export interface Invitation {
  /** For the QR picture. */
  text: string
  branchName: string
  /** null for the branch's: whoever scans it types the name. */
  memberName: string | null
  until: Instant
}

export interface BindingApi {
  /** Binds this WeChat account to the member of that name and phone. Again by the same account: the same answer. */
  'member.bind': { input: BindInput; output: Bound }
  /** A secretary's invitation: for one member (24 hours, once), or for the whole branch (2 hours). */
  'member.invite': {
    input: { branchId: string; memberId?: string; requestId: string }
    output: Invitation
  }
  /** What an invitation says, before it is accepted. */
  'member.readInvitation': { input: { text: string }; output: Omit<Invitation, 'text'> }
  /** Binds by an invitation; `name` is needed when it is the branch's. */
  'member.accept': { input: { text: string; name?: string; consent: string }; output: Bound }
  /** Takes my account off my roster line. Everything that was learned stays with the person. */
  'member.unbind': { input: Record<string, never>; output: { name: string } }
  /** A secretary takes a lost phone off a member's line, so that it can be bound anew. */
  'member.release': { input: { memberId: string; requestId: string }; output: { name: string } }
}
