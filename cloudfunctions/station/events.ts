import type { Reservation } from '../../miniprogram/shared/contract/reservation'
import type { Day, Range } from '../../miniprogram/shared/kit/time'
import { effectOf, isStanding, telling, withBooking } from '../../miniprogram/shared/rules/day/book'
import type { Context } from '../kit/action'
import { alterDay } from './alterDay'
import { spaceOf } from './find'
import { holdSpace, newBooking } from './hold'
import { anyBooking, refOf } from './own'
import { bookingKey, bookingRef, toReservation } from './reservations'

/** A space that an event wants. */
export interface EventRoom extends Range {
  eventId: string
  spaceId: string
  date: Day
  people: number
  /** The event's title. */
  purpose: string
  organization?: string
  contact?: string
  /** Made once per intention, so that asking twice holds once. An event that moves asks with another one. */
  requestId: string
  /** Of the branch that holds it, for spaces of one organisation's subtree. */
  path?: string
}

/**
 * Reserves a space on behalf of an event: the same rules and the same documents as for people, but further ahead, and
 * nobody's own week is touched: who takes part claims their time by themselves. Throws an AppError with the sentence.
 * Where the keeper approves, the answer's status is `asked`; the hours are held.
 */
export async function holdForEvent(ctx: Context, room: EventRoom): Promise<Reservation> {
  const { eventId, spaceId, date, from, to, people, purpose, organization, contact, path } = room
  const ref = bookingRef(spaceId, date, bookingKey(`event ${eventId}`, room.requestId))
  const { space, booking } = await holdSpace(ctx, {
    ref,
    request: { date, from, to, people },
    who: { isMember: true, ...(path ? { path } : {}) },
    making: 'series',
    claimsNobody: true,
    booking: newBooking(ctx, {
      ...{
        personId: '',
        tellId: ctx.actor.personId,
        from,
        to,
        people,
        purpose: purpose.slice(0, 40),
        eventId,
      },
      ...(organization ? { organization } : {}),
      ...(contact ? { contact } : {}),
    }),
  })
  return toReservation(space, ref, booking)
}

/** Gives back what was reserved for an event, and lets the waiting list move up. Done twice it is done once. */
export async function releaseForEvent(ctx: Context, reservationId: string): Promise<Reservation> {
  const ref = refOf(reservationId)
  const space = await spaceOf(ctx.db, ref.spaceId)
  const booking = await alterDay(ctx, space, ref.dayId, (book) => {
    const had = anyBooking(book, ref.key)
    if (!had.eventId || !isStanding(had)) return { book, answer: had }
    const change = { status: 'cancelled', cancelledAt: ctx.now() } as const
    return {
      book: telling(withBooking(book, ref.key, change), effectOf('cancelled', ref.key, ctx.now())),
      answer: { ...had, ...change },
    }
  })
  return toReservation(space, ref, booking)
}
