import { distanceWords } from '../../miniprogram/shared/kit/words'
import type { Booking, Effect } from '../../miniprogram/shared/rules/day/book'
import { noteNoShow } from '../agenda/public'
import type { Context } from '../kit/action'
import { logError } from '../kit/log'
import { notify } from '../notice/public'
import { syncBooking } from './claimSync'
import { type DayDoc, days } from './dayStore'
import { noticeOf } from './notices'
import { freeNear } from './others'
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
    const notices = effects.map(async (one) =>
      noticeOf(space, doc, refOf(one), one, ctx.now(), await offersFor(ctx, space, doc, one)),
    )
    await notify(
      ctx,
      (await Promise.all(notices)).filter((one) => one !== null),
    )
    await days(ctx.db).replace(doc, { ...doc, outbox: [] }, space)
  } catch (error) {
    logError(ctx.requestId, error)
  }
}

/** Who is told that a space closes is told what is free near by as well. */
async function offersFor(ctx: Context, space: Space, doc: DayDoc, { kind, key }: Effect): Promise<string[]> {
  const booking = kind === 'closed' ? doc.bookings[key] : undefined
  if (!booking || booking.eventId) return []
  const found = await freeNear(ctx, space, { ...booking, date: doc.date }, booking.personId.startsWith('m_'))
  return found.map(({ stationName, spaceName, metres }) => {
    const way = metres === 0 ? '同一个服务站' : distanceWords(metres)
    return `同一时间空着：${stationName} · ${spaceName}（${way}）`
  })
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
