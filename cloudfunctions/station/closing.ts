import type { Affected } from '../../miniprogram/shared/contract/keeping'
import { type Booking, isStanding } from '../../miniprogram/shared/rules/day/book'
import { isWithin, withClosure } from '../../miniprogram/shared/rules/day/closure'
import type { Blackout } from '../../miniprogram/shared/rules/hours'
import type { Context } from '../kit/action'
import { alterDay } from './alterDay'
import { type DayDoc, days } from './dayStore'
import { freeNear } from './others'
import { bookingRef, toReservation } from './reservations'
import type { Space } from './spaceStore'

/** Takes everything that stands in a closed stretch, day by day; the effects of each day's write tell the people. */
export async function closeDays(ctx: Context, space: Space, closure: Blackout): Promise<void> {
  for (const doc of await days(ctx.db).ofSpace(space._id, closure.fromDate, closure.toDate))
    if (hit(doc, closure).length > 0 || Object.keys(doc.waits ?? {}).length > 0)
      await alterDay(ctx, space, doc._id, (book) => ({
        book: withClosure(book, closure, ctx.now()),
        answer: null,
      }))
}

const hit = (doc: DayDoc, closure: Blackout): [string, Booking][] =>
  Object.entries(doc.bookings).filter(
    ([, one]) => isStanding(one) && !one.leftAt && isWithin(closure, doc.date, one),
  )

/** Whom a closure takes or would take, and what is free near by for each. */
export async function affectedBy(
  ctx: Context,
  rooms: readonly Space[],
  closure: Blackout,
): Promise<Affected[]> {
  const affected: Affected[] = []
  for (const space of rooms)
    for (const doc of await days(ctx.db).ofSpace(space._id, closure.fromDate, closure.toDate))
      for (const [key, booking] of hit(doc, closure))
        affected.push({
          reservation: toReservation(space, bookingRef(space._id, doc.date, key), booking),
          personName: booking.personName ?? '',
          others: await freeNear(ctx, space, { ...booking, date: doc.date }, true),
        })
  return affected
}
