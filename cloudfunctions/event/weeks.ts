import { type Instant, MINUTE_MS, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { type Claim, type HeldClaim, attend, release } from '../agenda/public'
import type { Context } from '../kit/action'
import type { Db } from '../kit/db'
import type { EventDoc, RollDoc } from './eventDoc'
import { eventOf } from './find'
import { rolls, signupId } from './rolls'

/**
 * People's weeks say where they are: whoever has a place in an event cannot reserve a space for the same time. The line is
 * the truth and is written first; each of its writes marks the roll, and the timer compares all weeks with it
 * (`settleWeeks.ts`), so that no function that dies leaves them apart. Who only waits is nowhere yet.
 */
export type Now = Pick<Context, 'db' | 'now'>

/** What a place in an event takes of a person's week. It counts on no quota. */
export function claimOf({ _id, form, startsAt, endsAt }: EventDoc, personId: string): Claim {
  const from = minuteOf(startsAt)
  return {
    ...{ key: _id, kind: 'event', ref: signupId(_id, personId), date: dayOf(startsAt), from },
    ...{ to: from + Math.round((endsAt - startsAt) / MINUTE_MS), minutes: 0, times: 0 },
    what: `“${form.title}”的活动上`,
  }
}

/** Hours and titles as this warm function last read them; were they changed since, the timer brings the week to them. */
const known = new Map<string, EventDoc>()
const MOST_KNOWN = 200

export function rememberHours(event: EventDoc): void {
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(event._id, event)
}

/** Somebody has a place now: one request where event and week are known. */
export async function takeHours(ctx: Now, eventId: string, personId: string): Promise<void> {
  const event = known.get(eventId) ?? (await eventOf(ctx.db, eventId))
  rememberHours(event)
  await attend(ctx.db, personId, claimOf(event, personId), ctx.now())
}

/** Somebody has no place any more. Done twice it is done once. */
export const giveHours = (db: Db, { _id, startsAt }: Pick<RollDoc, '_id' | 'startsAt'>, personId: string) =>
  release(db, personId, dayOf(startsAt), _id)

/** Younger claims may belong to a place that was taken after the line was read. */
const YOUNG_MS = 60_000

export const isYoung = ({ at }: Pick<HeldClaim, 'at'>, now: Instant): boolean => now - at < YOUNG_MS

/** Whether a claim of an event has no place behind it (any more), so that it may be cleared away. */
export async function isGone(db: Db, claim: HeldClaim, now: Instant): Promise<boolean> {
  if (isYoung(claim, now)) return false
  const [eventId = '', personId = ''] = claim.ref.split(':')
  const [part] = await rolls(db).figures([eventId], personId)
  const { status, startsAt = 0, entries } = part ?? {}
  const isThen = dayOf(startsAt) === claim.date && minuteOf(startsAt) === claim.from
  return !isThen || status === 'cancelled' || entries?.[personId]?.leftAt !== null
}
