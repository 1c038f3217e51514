import { fromBase45, toBase45 } from '../kit/base45'
import type { Instant } from '../kit/time'
import { type Refused, refused } from './decision'

/**
 * A member's code: 15 bytes and their Ed25519 signature, in base 45, so that the QR picture has 37 modules a side at
 * medium correction.
 *
 *     0      kind: 1 the phone's, 2 the card's
 *     1–2    id of the district's key
 *     3–10   the member's code id, which says nothing about the person
 *     11–14  phone: when it begins, epoch seconds; card: its serial
 *     15–78  signature over 0–14
 *
 * Signing and verifying are handed in: the server has Node's, the phone a library's.
 */
export interface CodeBody {
  kind: 'phone' | 'card'
  /** Four hexadecimal characters. */
  keyId: string
  /** Sixteen hexadecimal characters. */
  codeId: string
  /** Phone: epoch seconds. Card: the serial. */
  stamp: number
}

export interface ReadCode extends CodeBody {
  signed: Uint8Array
  signature: Uint8Array
}

const PREFIX = 'XM:'
const BODY = 15
const SIGNATURE = 64
const KINDS = ['phone', 'card'] as const

/** How long a phone's code holds, and how far two clocks may be apart. */
export const PHONE_CODE_SECONDS = 60
export const CODE_SKEW_SECONDS = 15

/** What is signed. */
export function codeBytes({ kind, keyId, codeId, stamp }: CodeBody): Uint8Array {
  const stampHex = stamp.toString(16).padStart(8, '0')
  return Uint8Array.from([KINDS.indexOf(kind) + 1, ...hexBytes(keyId + codeId + stampHex)])
}

export const codeText = (body: CodeBody, signature: Uint8Array): string =>
  PREFIX + toBase45(Uint8Array.from([...codeBytes(body), ...signature]))

/** Serials are shown and kept as eight hexadecimal characters. */
export const serialOf = (stamp: number): string => stamp.toString(16).padStart(8, '0')

const hexBytes = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16))
const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Takes a text apart; whether it is genuine is another question. */
export function readMemberCode(text: string): { kind: 'code'; code: ReadCode } | Refused {
  const typed = text.replace(/[\r\n\t]/g, '')
  if (!typed.startsWith(PREFIX)) return refused('MEMBER_CODE_UNREADABLE')
  const bytes = fromBase45(typed.slice(PREFIX.length))
  if (bytes === null || bytes.length < BODY + SIGNATURE) return refused('MEMBER_CODE_TRUNCATED')
  const kind = KINDS[(bytes[0] ?? 0) - 1]
  if (kind === undefined || bytes.length > BODY + SIGNATURE) return refused('MEMBER_CODE_UNREADABLE')
  const body = {
    ...{ kind, keyId: hexOf(bytes.slice(1, 3)), codeId: hexOf(bytes.slice(3, 11)) },
    stamp: parseInt(hexOf(bytes.slice(11, BODY)), 16),
  }
  return { kind: 'code', code: { ...body, signed: bytes.slice(0, BODY), signature: bytes.slice(BODY) } }
}

export interface KnownKey {
  id: string
  publicKey: string
  retired: boolean
  /** From when on codes of this key are refused; null or absent while nobody has set a day. */
  retireAt?: Instant | null
}

/** Whether codes of a key are refused: at once, or since the day that was set when it was replaced. */
export const isRetired = ({ retired, retireAt = null }: KnownKey, now: Instant): boolean =>
  retired || (retireAt !== null && retireAt <= now)

/** What a reader knows: all of it can be kept on a phone that has no network. */
export interface CodeKnowledge {
  keys: readonly KnownKey[]
  /** Serials of revoked cards. */
  revoked: readonly string[]
  now: Instant
  verify(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean
}

/** Whether a code is genuine and of this time. Whose it is, and whether it was read elsewhere, is for whoever knows. */
export function decideMemberCode(
  text: string,
  knows: CodeKnowledge,
): { kind: 'genuine'; code: ReadCode } | Refused {
  const read = readMemberCode(text)
  if (read.kind === 'refused') return read
  const { code } = read
  const key = knows.keys.find(({ id }) => id === code.keyId)
  if (!key) return refused('MEMBER_CODE_OTHER_DISTRICT')
  if (!knows.verify(key.publicKey, code.signed, code.signature)) return refused('MEMBER_CODE_FORGED')
  if (isRetired(key, knows.now)) return refused('MEMBER_CODE_KEY_RETIRED')
  return (
    (code.kind === 'card' ? refuseCard(code, knows) : refuseTime(code, knows)) ?? { kind: 'genuine', code }
  )
}

const refuseCard = ({ stamp }: ReadCode, { revoked }: CodeKnowledge): Refused | null =>
  revoked.includes(serialOf(stamp)) ? refused('MEMBER_CARD_REVOKED') : null

function refuseTime({ stamp }: ReadCode, { now }: CodeKnowledge): Refused | null {
  const seconds = now / 1_000
  if (seconds < stamp - CODE_SKEW_SECONDS) return refused('MEMBER_CODE_EARLY')
  return seconds >= stamp + PHONE_CODE_SECONDS + CODE_SKEW_SECONDS ? refused('MEMBER_CODE_EXPIRED') : null
}
