import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { decideCancel } from '../../miniprogram/shared/rules/cancel'
import { ticksOf } from '../../miniprogram/shared/rules/ticks'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { reservationId } from './fields'
import { spaceOf } from './find'
import { type BookingRef, readReservationId, toReservation } from './reservations'
import { type Booking, days } from './store'

const input = z.object({ reservationId }) satisfies z.ZodType<InputOf<'station.cancel'>>

/** Gives a reservation back. Done twice, it answers the same. */
export const cancel = action('station.cancel', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { reservationId: id }) {
    const ref = readReservationId(id) ?? missing()
    const booking = await release(ctx, ref, await ownBooking(ctx, ref))
    return toReservation(await spaceOf(ctx.db, ref.spaceId), ref, booking)
  },
})

async function ownBooking(ctx: Context, { dayId, key }: BookingRef): Promise<Booking> {
  const booking = (await days(ctx.db).get(dayId))?.bookings[key] ?? missing()
  if (booking.personId !== ctx.actor.personId) throw new AppError('RESERVATION_NOT_YOURS')
  return booking
}

async function release(ctx: Context, ref: BookingRef, booking: Booking): Promise<Booking> {
  const at = ctx.now()
  const decision = decideCancel(booking, ref.date, at)
  if (decision.kind === 'refused') throw AppError.from(decision)
  if (decision.kind === 'cancelledBefore') return booking
  if (await days(ctx.db).release(ref.dayId, ref.key, ticksOf(booking), at))
    return { ...booking, status: 'cancelled', cancelledAt: at }
  // Somebody was quicker: the same person on another phone. What they did decides.
  return release(ctx, ref, await ownBooking(ctx, ref))
}

function missing(): never {
  throw new AppError('NOT_FOUND', { what: '这个预约' })
}
