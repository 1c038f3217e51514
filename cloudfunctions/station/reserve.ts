import * as z from 'zod'
import type { Reservation, ReserveInput } from '../../miniprogram/shared/contract/station'
import { type ReserveDecision, decideReservation } from '../../miniprogram/shared/rules/reserve'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { date, minute, people, purpose, requestId, spaceId } from './fields'
import { spaceOf } from './find'
import { type BookingRef, bookingKey, bookingRef, toReservation } from './reservations'
import { type Booking, days } from './store'

const input = z.object({
  spaceId,
  date,
  from: minute('开始时间'),
  to: minute('结束时间'),
  people,
  purpose,
  requestId,
}) satisfies z.ZodType<ReserveInput>

/** Three database requests when nobody is in the way: who asks, which space, and the one write that decides. */
export const reserve = action('station.reserve', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, request): Promise<Reservation> {
    const space = await spaceOf(ctx.db, request.spaceId)
    const ref = bookingRef(space._id, request.date, bookingKey(ctx.actor.personId, request.requestId))
    const isMember = ctx.actor.roles.includes('member')
    const decision = decideReservation(space, request, { isMember }, ctx.now())
    return toReservation(space, ref, await settle(ctx, ref, request, decision))
  },
})

/** A request that was granted before stays granted, even when it would be refused now. */
async function settle(ctx: Context, ref: BookingRef, request: ReserveInput, decision: ReserveDecision) {
  if (decision.kind === 'allowed') return hold(ctx, ref, newBooking(ctx, request), decision.ticks)
  const earlier = await bookingAt(ctx, ref)
  if (earlier) return earlier
  throw AppError.from(decision)
}

/** How often a day may change under our hands before we say that it is busy; each turn means somebody else got on. */
const TURNS = 5

async function hold(
  ctx: Context,
  ref: BookingRef,
  booking: Booking,
  ticks: readonly number[],
): Promise<Booking> {
  const store = days(ctx.db)
  for (let turn = 0; turn < TURNS; turn++) {
    if (await store.hold(ref.dayId, ref.key, booking, ticks)) return booking
    // Refused: because the day is not made yet, because this request was granted before, or because it is taken.
    const doc = await store.get(ref.dayId)
    const earlier = doc?.bookings[ref.key]
    if (earlier) return earlier
    if (doc?.taken.some((tick) => ticks.includes(tick))) throw new AppError('SPACE_TAKEN')
    if (!doc && (await store.openWith(ref.spaceId, ref.date, ref.key, booking, ticks))) return booking
  }
  throw new AppError('BUSY')
}

const bookingAt = async (ctx: Context, { dayId, key }: BookingRef): Promise<Booking | undefined> =>
  (await days(ctx.db).get(dayId))?.bookings[key]

const newBooking = (
  { actor, now }: Context,
  { from, to, people: count, purpose: why }: ReserveInput,
): Booking => ({
  personId: actor.personId,
  from,
  to,
  people: count,
  purpose: why,
  status: 'booked',
  createdAt: now(),
  checkedInAt: null,
  cancelledAt: null,
})
