import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import {
  type Booking,
  type Effect,
  effectOf,
  isStanding,
  telling,
  withBooking,
} from '../../miniprogram/shared/rules/day/book'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay } from './alterDay'
import { reservationId, why } from './fields'
import { spaceOf } from './find'
import { ofReservation } from './keeping'
import { anyBooking, refOf } from './own'
import { toReservation } from './reservations'

const decideInput = z.object({
  reservationId,
  approve: z.boolean().describe('同意与否'),
  why: why.optional(),
}) satisfies z.ZodType<InputOf<'station.decide'>>

/** Yes or no to a request that has held its hours since it was made. Said twice it is said once. */
export const decide = action('station.decide', {
  role: 'keeper',
  scope: ofReservation,
  input: decideInput,
  run(ctx, { reservationId: id, approve, why: reason }) {
    if (!approve && !reason) throw new AppError('DECIDE_NEEDS_REASON')
    const status: 'booked' | 'refused' = approve ? 'booked' : 'refused'
    return altered(ctx, id, (booking): Step | null => {
      if (booking.status === status || (approve && booking.status === 'checkedIn')) return null
      if (booking.status !== 'asked') throw new AppError('DECIDED_BEFORE')
      const change = approve ? { status } : { status, why: reason ?? '', cancelledAt: ctx.now() }
      return { change, effect: approve ? 'approved' : 'refused' }
    })
  },
})

const releaseInput = z.object({ reservationId, why }) satisfies z.ZodType<InputOf<'station.release'>>

/** The keeper takes one reservation back; the person reads why. */
export const release = action('station.release', {
  role: 'keeper',
  scope: ofReservation,
  input: releaseInput,
  run: (ctx, { reservationId: id, why: reason }) =>
    altered(ctx, id, (booking) => {
      if (booking.status === 'closed') return null
      if (booking.eventId) throw new AppError('RESERVATION_OF_EVENT')
      if (!isStanding(booking) || booking.leftAt) throw new AppError('RESERVATION_OVER')
      return { change: { status: 'closed', why: reason, cancelledAt: ctx.now() }, effect: 'takenBack' }
    }),
})

interface Step {
  change: Partial<Booking>
  effect: Effect['kind']
}

/** One reservation changed by the keeper; null is nothing to do. */
async function altered(ctx: Context, id: string, step: (booking: Booking) => Step | null) {
  const ref = refOf(id)
  const space = await spaceOf(ctx.db, ref.spaceId)
  return alterDay(ctx, space, ref.dayId, (book, terms) => {
    const booking = anyBooking(book, ref.key)
    const next = step(booking)
    if (!next) return { book, answer: toReservation(terms, ref, booking) }
    const turn = booking.changes ?? 0
    const after = withBooking(book, ref.key, next.change)
    return {
      book: telling(after, effectOf(next.effect, ref.key, ctx.now(), turn)),
      answer: toReservation(terms, ref, { ...booking, ...next.change }),
    }
  })
}
