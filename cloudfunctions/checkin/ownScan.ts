import type { ScanEventInput, ScanFlag } from '../../miniprogram/shared/contract/checkin'
import { type Instant, MINUTE_MS } from '../../miniprogram/shared/kit/time'
import type { EventCode } from '../../miniprogram/shared/rules/desk/eventCode'
import type { Context } from '../kit/action'
import type { AppError } from '../kit/appError'
import { proofOf } from './eventCode'
import type { EventDoc, RollDoc } from './find'
import { type Refusal, tellNotCounted } from './notCounted'
import { type DeskDoc, SELF, type StoredLine, desks } from './store'

/** A scan of the code on the wall, with what it is weighed against. */
export interface Scanned {
  code: EventCode
  /** What a genuine code says; null when the event never showed one. */
  proof: string | null
  event: EventDoc
  roll: RollDoc | null
  input: ScanEventInput
  /** When it really happened, and when it came. */
  real: Instant
  got: Instant
}

/** Who scans with their own phone at one event writes this many lines and no more: the document has an end. */
const MOST_LINES = 20

/** What is sent this long after it was scanned has waited on the phone, and nobody looks at the screen for its answer. */
const WAITED_MS = MINUTE_MS / 6

export const hasWaited = ({ at, sentAt }: ScanEventInput): boolean => sentAt - at > WAITED_MS

export const proofFor = (self: DeskDoc | null, { eventId, minute }: EventCode): string | null =>
  self?.key ? proofOf(self.key, eventId, minute) : null

export const ownLine = (
  { actor }: Context,
  { roll, input, real, got }: Scanned,
  noticed: readonly ScanFlag[],
): StoredLine => ({
  ...{ nonce: input.nonce, kind: 'in', how: 'code', who: actor.personId },
  name: actor.name ?? roll?.entries[actor.personId]?.name ?? '',
  ...{ at: input.at, ahead: got - input.sentAt, real, got, noticed },
})

/** Nothing happens when this very scan came before: a lost answer, asked for again. */
export async function keepOwn(
  { db, actor }: Context,
  self: DeskDoc | null,
  eventId: string,
  line: StoredLine,
): Promise<void> {
  const own = Object.values(self?.lines ?? {}).filter(({ who }) => who === actor.personId)
  if (own.length < MOST_LINES) await desks(db).keep(eventId, SELF, '', [line])
}

/**
 * A scan that had waited for the network is refused when the person has long gone: they are told, and where the code was
 * genuine it stands in the secretary's list, from where they can be let in by name.
 */
export async function tellRefused(
  ctx: Context,
  scanned: Scanned,
  self: DeskDoc | null,
  { code: reason, message }: AppError,
): Promise<void> {
  const { code, proof, event, input, real } = scanned
  if (code.proof === proof) {
    const line: StoredLine = { ...ownLine(ctx, scanned, ['late']), kind: 'refused', reason }
    await keepOwn(ctx, self, event._id, line)
  }
  const refusal: Refusal = { to: ctx.actor.personId, nonce: input.nonce, real, why: message }
  await tellNotCounted(ctx, event, [refusal])
}
