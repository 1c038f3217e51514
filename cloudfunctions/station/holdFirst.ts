import { type Booking, rebuilt } from '../../miniprogram/shared/rules/day/book'
import type { Context } from '../kit/action'
import { alterDay } from './alterDay'
import { UNSEEN, days } from './dayStore'
import { spaceOf } from './find'
import type { BookingRef } from './reservations'
import type { Space } from './spaceStore'

/** Makes the day if need be, and sees to it that day and terms are of one version. */
export async function onTerms(ctx: Context, ref: Omit<BookingRef, 'key'>, version?: number): Promise<Space> {
  const store = days(ctx.db)
  if (version === undefined) await store.open(ref.spaceId, ref.date)
  const space = await spaceOf(ctx.db, ref.spaceId)
  await store.raise(ref.dayId, space.version)
  return space
}

const statusOf = ({ status }: Booking, { approval }: Space) =>
  status === 'booked' && approval ? 'asked' : status

/** As it is written by these terms. */
export const bookingBy = (space: Space, booking: Booking): Booking => ({
  ...booking,
  ...{ before: space.before, after: space.after, status: statusOf(booking, space) },
})

/**
 * A day that nobody has seen is made with this booking in it. It knows no terms until they have been read, so that nobody
 * else can reserve by old ones meanwhile; were they others than ours, the booking goes, and all begins anew.
 */
export async function holdFirst(
  ctx: Context,
  space: Space,
  ref: BookingRef,
  asked: Booking,
): Promise<{ space: Space; booking: Booking } | null> {
  const booking = bookingBy(space, asked)
  if (!(await days(ctx.db).openWith(ref.spaceId, ref.date, ref.key, booking))) return null
  const terms = await onTerms(ctx, ref, UNSEEN)
  if (terms.version === space.version) return { space, booking }
  await alterDay(ctx, terms, ref.dayId, (book) => {
    const { [ref.key]: _gone, ...bookings } = book.bookings
    return { book: rebuilt({ ...book, bookings }), answer: null }
  })
  return null
}
