import * as z from 'zod'
import type { Reservation, ReserveInput } from '../../miniprogram/shared/contract/reservation'
import { type Context, action } from '../kit/action'
import { withContent } from './content'
import { requestId, wish } from './fields'
import { knownSpace } from './find'
import { type Wish, holdSpace, newBooking } from './hold'
import { byWhoItIs, weekOfCaller } from './proof'
import { bookingKey, bookingRef, toReservation } from './reservations'
import { said, whoFor } from './who'

const input = z.object({ ...wish, requestId }) satisfies z.ZodType<ReserveInput>

/**
 * Three database requests when nobody is in the way and the space is known: who asks, the person's week, and the one
 * write that decides. Two, where who asks is remembered: the week says whether they still are who they were.
 */
export const reserve = action('station.reserve', {
  role: 'resident',
  scope: 'own',
  input,
  proof: weekOfCaller,
  async run(ctx, asked): Promise<Reservation> {
    const request = await withContent(ctx, asked)
    return byWhoItIs(ctx, (who) => reserveAs(who, request))
  },
})

async function reserveAs(ctx: Context, request: ReserveInput): Promise<Reservation> {
  const made = await wishOf(ctx, request)
  const { space, booking } = await holdSpace(ctx, made)
  return toReservation(space, made.ref, booking)
}

/** A request as the wish that it is. */
export async function wishOf(ctx: Context, request: ReserveInput): Promise<Wish> {
  const { branchId, ...who } = await whoFor(ctx, await knownSpace(ctx.db, request.spaceId))
  const { from, to, people, purpose } = request
  return {
    ref: bookingRef(request.spaceId, request.date, bookingKey(ctx.actor.personId, request.requestId)),
    ...{ request, who, making: 'make' },
    booking: newBooking(ctx, {
      ...{ from, to, people, purpose, ...said(request) },
      ...(branchId ? { branchId } : {}),
    }),
  }
}
