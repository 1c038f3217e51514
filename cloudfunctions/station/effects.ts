import type { Booking, Effect } from '../../miniprogram/shared/rules/day/book'
import { noteNoShow } from '../agenda/public'
import type { Context } from '../kit/action'
import { logError } from '../kit/log'
import { notify } from '../notice/public'
import { syncBooking } from './claimSync'
import { type DayDoc, days } from './dayStore'
import { noticeOf } from './notices'
import { type BookingRef, bookingRef, whatOf } from './reservations'
import type { Space } from './spaceStore'

/**
 * Does what a day's write has left to do: the person's agenda, the notice, the no-show. All of it may be done twice; what
 * fails stays in the day and the timer does it.
 */
export async function carryOut(ctx: Context, space: Space, doc: DayDoc): Promise<void> {
  const effects = doc.outbox ?? []
  if (effects.length === 0) return
  try {
    const refOf = ({ key }: Effect) => bookingRef(doc.spaceId, doc.date, key)
    await Promise.all(
      effects.map((one) => settleElsewhere(ctx, space, doc.bookings[one.key], refOf(one), one)),
    )
    await notify(
      ctx,
      effects.flatMap((one) => noticeOf(space, doc, refOf(one), one, ctx.now()) ?? []),
    )
    await days(ctx.db).replace(doc, { ...doc, outbox: [] }, space)
  } catch (error) {
    logError(ctx.requestId, error)
  }
}

async function settleElsewhere(
  ctx: Context,
  space: Space,
  booking: Booking | undefined,
  ref: BookingRef,
  { kind, at }: Effect,
): Promise<void> {
  if (!booking) return
  await syncBooking(ctx, { ref, what: whatOf(space) }, booking)
  if (kind === 'released' && booking.personId) await noteNoShow(ctx.db, booking.personId, ref.key, at)
}
