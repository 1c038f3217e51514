import type { Instant } from '../../kit/time'
import { type Refused, refused } from '../decision'

/**
 * The code on the wall: `XHM:EVENT:<event>:<minute>:<proof>`. The proof is the server's keyed digest of the first two, so
 * it can neither be guessed nor made for another event or another minute.
 */
export interface EventCode {
  eventId: string
  /** Which minute since 1970. */
  minute: number
  proof: string
}

const PATTERN = /^XHM:EVENT:([\w-]{1,40}):(\d{6,12}):([\w-]{16,64})$/

/** How long one code is shown, and how long after its end it is still good: opening a camera takes a while. */
export const EVENT_CODE_SECONDS = 60
export const EVENT_CODE_GRACE_SECONDS = 30

export const minuteNumber = (at: Instant): number => Math.floor(at / 1_000 / EVENT_CODE_SECONDS)
export const minuteStart = (minute: number): Instant => minute * EVENT_CODE_SECONDS * 1_000

export const eventCodeText = ({ eventId, minute, proof }: EventCode): string =>
  `XHM:EVENT:${eventId}:${minute}:${proof}`

/** null when the text is not an event's code at all. */
export function readEventCode(text: string): EventCode | null {
  const [, eventId, minute, proof] = PATTERN.exec(text.trim()) ?? []
  return eventId && minute && proof ? { eventId, minute: Number(minute), proof } : null
}

/** How long after the scan a phone may deliver it without being asked about. */
export const PROMPT_SECONDS = 120
/** How far from the place one may be, metres: half of what a phone in a building is off by, and a large yard. */
export const NEAR_METRES = 500

/**
 * Whether the code was the one on the wall when it was scanned. A scan that comes late, from a phone that had no network,
 * cannot be proven and is flagged; a code that was over when it was scanned is flagged as well.
 */
export function decideEventScan(
  code: EventCode,
  { proof, at, got }: { proof: string; at: Instant; got: Instant },
): { kind: 'in'; stale: boolean; late: boolean } | Refused {
  if (code.proof !== proof) return refused('EVENT_CODE_UNKNOWN')
  const from = minuteStart(code.minute)
  const until = from + (EVENT_CODE_SECONDS + EVENT_CODE_GRACE_SECONDS) * 1_000
  const late = got - at > PROMPT_SECONDS * 1_000
  // Codes are made ahead of their minute for the screen at the door, never further than this.
  if (at < from - 5_000 && !late) return refused('EVENT_CODE_EARLY')
  if (at >= until && !late) return refused('EVENT_CODE_OVER')
  return { kind: 'in', stale: at >= until || at < from - 5_000, late }
}
