import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { decideCancel } from '../../miniprogram/shared/rules/cancel'
import { type Booking, effectOf, telling, withBooking } from '../../miniprogram/shared/rules/day/book'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay } from './alterDay'
import { days } from './dayStore'
import { reservationId } from './fields'
import { spaceOf } from './find'
import { ownBooking, refOf } from './own'
import { type BookingRef, bookingRef, toReservation } from './reservations'

const input = z.object({
  reservationId,
  following: z.boolean().optional().describe('后面几次'),
}) satisfies z.ZodType<InputOf<'station.cancel'>>

/** Gives a reservation back. Done twice, it answers the same. */
export const cancel = action('station.cancel', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { reservationId: id, following }) {
    const ref = refOf(id)
    const space = await spaceOf(ctx.db, ref.spaceId)
    const booking = await giveBack(ctx, ref)
    if (following && booking.seriesId) await cancelLater(ctx, booking.seriesId, ref)
    return toReservation(space, ref, booking)
  },
})

/** What is given back goes to who waits for it, in the same write. */
async function giveBack(ctx: Context, ref: BookingRef): Promise<Booking> {
  const space = await spaceOf(ctx.db, ref.spaceId)
  return alterDay(ctx, space, ref.dayId, (book, terms) => {
    const booking = ownBooking(ctx, book, ref.key)
    const decision = decideCancel(booking, ref.date, ctx.now(), terms.notice.cancel)
    if (decision.kind === 'refused') throw AppError.from(decision)
    if (decision.kind === 'cancelledBefore') return { book, answer: booking }
    const change = { status: 'cancelled', cancelledAt: ctx.now() } as const
    return {
      book: telling(withBooking(book, ref.key, change), effectOf('cancelled', ref.key, ctx.now())),
      answer: { ...booking, ...change },
    }
  })
}

/** The later ones of the series; those that cannot be cancelled any more stay. */
async function cancelLater(ctx: Context, seriesId: string, { date }: BookingRef): Promise<void> {
  const docs = await days(ctx.db).ofPerson(ctx.actor.personId, date)
  for (const doc of docs.filter((one) => one.date > date))
    for (const [key, booking] of Object.entries(doc.bookings))
      if (booking.seriesId === seriesId && booking.personId === ctx.actor.personId)
        await giveBack(ctx, bookingRef(doc.spaceId, doc.date, key)).catch(passRefusal)
}

function passRefusal(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}
