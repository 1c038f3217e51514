import type { Booking, DayBook, WaitLine } from '../../miniprogram/shared/rules/day/book'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { type BookingRef, readReservationId } from './reservations'

/**
 * Under which names the caller's things stand. What a resident reserved follows the account to the member that it binds
 * (`binding.ts`), but for what is over and what lies on top of something of the member's. When the phone is let go, it stays
 * with the member.
 */
export const ownIds = ({ personId, accountId }: Context['actor']): readonly string[] =>
  personId === accountId ? [personId] : [personId, accountId]

export const isOwn = (actor: Context['actor'], personId: string): boolean => ownIds(actor).includes(personId)

/** Finders within a day that refuse with a sentence. */
export const refOf = (id: string): BookingRef => readReservationId(id) ?? missing()

export function ownBooking(ctx: Context, book: Pick<DayBook, 'bookings'>, key: string): Booking {
  const booking = book.bookings[key] ?? missing()
  if (!isOwn(ctx.actor, booking.personId)) throw new AppError('RESERVATION_NOT_YOURS')
  if (booking.eventId) throw new AppError('RESERVATION_OF_EVENT')
  return booking
}

export function ownWait(ctx: Context, book: Pick<DayBook, 'waits'>, key: string): WaitLine {
  const wait = book.waits?.[key] ?? missing('这个候补')
  if (!isOwn(ctx.actor, wait.personId)) throw new AppError('WAIT_NOT_YOURS')
  return wait
}

/** A booking as whoever keeps the station may touch it. */
export const anyBooking = (book: Pick<DayBook, 'bookings'>, key: string): Booking =>
  book.bookings[key] ?? missing()

function missing(what = '这个预约'): never {
  throw new AppError('NOT_FOUND', { what })
}
