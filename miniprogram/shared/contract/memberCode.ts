import type { Day, Instant } from '../kit/time'
import type { MemberBrief } from './people'

/** One text of my code; show it while `from <= now < until`. */
export interface MemberCodeText {
  text: string
  from: Instant
  until: Instant
}

/** A printed 活动证: its text lasts until the card is revoked. */
export interface MemberCard {
  memberId: string
  name: string
  branchName: string
  /** For the QR picture; upper case, so that the picture stays small. */
  text: string
  issuedAt: Instant
}

/** A public key of the district; `retireAt` is set once another has taken its place. */
export interface CodeKey {
  /** Four hexadecimal characters. */
  id: string
  /** Base64. */
  publicKey: string
  retired: boolean
  retireAt?: Instant | null
}

/** What a check-in desk needs to read codes without a network. Fetch it whenever there is one. */
export interface CodeKeys {
  /** The district's public keys, base64, by their four-digit id; retired ones too, to tell them from strangers'. */
  keys: CodeKey[]
  /** Serials of cards that were revoked, newest first, at most 1,000. */
  revoked: string[]
  now: Instant
}

export interface MemberCodeApi {
  /**
   * My rotating code: this minute's text and the next two, so that a slow network never leaves the screen blank. Ask
   * again when the last one begins.
   */
  'member.code': { input: Record<string, never>; output: { codes: MemberCodeText[]; now: Instant } }
  /** Cards of a branch to print, in the order of the roster; issues one to whoever has none. Pages of 40. */
  'member.cards': {
    input: { branchId: string; after?: string }
    output: { cards: MemberCard[]; after: string | null }
  }
  /** A lost card: revokes it, and with `again` issues a new one. The same request id gives the same card. */
  'member.revokeCard': {
    input: { memberId: string; again: boolean; requestId: string }
    output: { card: MemberCard | null }
  }
  /**
   * Whose code it is, for secretaries and keepers with a network. `again` when this reader read the same rotating code
   * before; the same code at another reader is refused as passed on.
   */
  'member.readCode': {
    input: { text: string }
    output: { member: MemberBrief; kind: 'phone' | 'card'; again: boolean }
  }
  'member.codeKeys': { input: Record<string, never>; output: CodeKeys }
  /**
   * A new signing key for the district. What the old one signed, printed cards too, is refused from `retireOn` on, which
   * is today at the earliest: time to print new cards. The same request id changes nothing more.
   */
  'member.rotateKey': { input: { retireOn: Day; requestId: string }; output: { keys: CodeKey[] } }
}
