import type { DeskEvent, DeskPerson, ScanHow } from '../../contract/checkin'
import type { ErrorCode, ErrorParams } from '../../contract/errors'
import { type Instant, dayOf, minuteOf } from '../../kit/time'
import { clockWords, dayWords } from '../../kit/words'
import { type CodeKnowledge, PHONE_CODE_SECONDS, decideMemberCode, readMemberCode } from '../memberCode'
import { isStale } from './tally'
import { isOpen } from './window'

/** What a desk knows when it has to answer. */
export interface DeskKnowledge extends Pick<CodeKnowledge, 'keys' | 'revoked' | 'verify'> {
  event: DeskEvent
  codes: ReadonlyMap<string, DeskPerson>
  /** Corrected by what the server said last. */
  now: Instant
  /** Who is in already, by person: when, and by whom. */
  ins: { get(who: string): { at: Instant; by: string } | undefined }
}

/** Somebody at the desk. `stale`: the rotating code was over, let in and flagged. */
export interface Arrival {
  who: string
  name: string
  branch: string
  how: ScanHow
  stamp?: number
  stale: boolean
}

export type DeskAnswer =
  | { kind: 'in'; arrival: Arrival; walkIn: boolean }
  | { kind: 'again'; arrival: Arrival; before: { at: Instant; by: string } }
  /** `arrival` is null when nobody can be made out; such a scan is not written down. */
  | { kind: 'refused'; arrival: Arrival | null; code: ErrorCode; params?: ErrorParams }

/** A scanned text: whose it is, whether it is genuine, and whether that person may come in. */
export function decideScan(text: string, knows: DeskKnowledge): DeskAnswer {
  const read = readMemberCode(text)
  if (read.kind === 'refused') return { kind: 'refused', arrival: null, code: read.code }
  const { codeId, kind, stamp } = read.code
  const person = knows.codes.get(codeId)
  const arrival: Arrival = {
    ...{ who: person?.id ?? `code:${codeId}`, name: person?.name ?? '', branch: person?.branch ?? '' },
    ...(kind === 'phone' ? { how: kind, stamp } : { how: kind }),
    stale: kind === 'phone' && isStale(stamp, knows.now),
  }
  // Read as of its own minute: whether it is over is for this desk to weigh, and never a reason to send somebody away.
  const asOf = kind === 'phone' ? stamp * 1_000 : knows.now
  const genuine = decideMemberCode(text, { ...knows, now: asOf })
  if (genuine.kind === 'refused') return { kind: 'refused', arrival: null, code: genuine.code }
  if (kind === 'phone' && isOpen(knows.event, knows.now) && isOfOtherTime(stamp, knows.event))
    return { kind: 'refused', arrival, code: 'MEMBER_CODE_EXPIRED' }
  return decideArrival(arrival, person, knows)
}

/** A code from before check-in opened belongs to another day: an old screenshot, or a replay from another event. */
const isOfOtherTime = (stamp: number, { opensAt }: DeskEvent): boolean =>
  (stamp + PHONE_CODE_SECONDS) * 1_000 < opensAt

/** A person picked by name, or known by a code. */
export function decideArrival(
  arrival: Arrival,
  person: DeskPerson | undefined,
  knows: DeskKnowledge,
): DeskAnswer {
  const refusal = refuseEvent(knows)
  if (refusal) return { kind: 'refused', arrival, ...refusal }
  const before = knows.ins.get(arrival.who)
  if (before) return { kind: 'again', arrival, before }
  if (person?.status === 'signed') return { kind: 'in', arrival, walkIn: false }
  const why = refuseWalkIn(person, arrival, knows.event)
  return why ? { kind: 'refused', arrival, code: why } : { kind: 'in', arrival, walkIn: true }
}

function refuseEvent({ event, now }: DeskKnowledge): { code: ErrorCode; params?: ErrorParams } | null {
  if (event.cancelled) return { code: 'DESK_EVENT_CANCELLED' }
  if (isOpen(event, now)) return null
  if (now > event.closesAt) return { code: 'DESK_CLOSED' }
  const opens = `${dayWords(dayOf(event.opensAt), dayOf(now))} ${clockWords(minuteOf(event.opensAt))}`
  return { code: 'DESK_NOT_OPEN', params: { opens } }
}

/** Whoever is not on the list at all is a stranger to this event's audience, as far as the phone can know. */
function refuseWalkIn(person: DeskPerson | undefined, { who }: Arrival, event: DeskEvent): ErrorCode | null {
  if (event.walkIn === 'everyone') return null
  if (person?.status === 'cancelled' && event.walkIn === 'nobody') return 'DESK_SIGNUP_CANCELLED'
  if (person?.status === 'waiting' && event.walkIn === 'nobody') return 'DESK_WAITING'
  if (event.walkIn === 'nobody') return 'DESK_NOT_SIGNED_UP'
  return person || (who.startsWith('code:') && !event.wholeAudience) ? null : 'DESK_NOT_FOR_THEM'
}
