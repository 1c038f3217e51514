import type { ReservationStatus } from '../contract/station'
import { type Day, type Instant, MINUTE_MS, type Range, instantOf } from '../kit/time'
import { momentWords } from '../kit/words'
import { type Refused, refused } from './decision'

export type CancelDecision = { kind: 'allowed' } | { kind: 'cancelledBefore' } | Refused

/**
 * A reservation can be given back until it begins, or so many minutes before as the space wants to know. Cancelling twice
 * is the same as cancelling once.
 */
export function decideCancel(
  booking: Range & { status: ReservationStatus },
  date: Day,
  now: Instant,
  notice = 0,
): CancelDecision {
  if (booking.status === 'cancelled') return { kind: 'cancelledBefore' }
  if (booking.status === 'checkedIn') return refused('RESERVATION_CHECKED_IN')
  if (booking.status !== 'booked' && booking.status !== 'asked') return refused('RESERVATION_OVER')
  const start = instantOf(date, booking.from)
  if (now >= start) return refused('RESERVATION_STARTED')
  const by = start - notice * MINUTE_MS
  return now > by
    ? refused('RESERVATION_TOO_LATE_TO_CANCEL', { by: momentWords(by, now) })
    : { kind: 'allowed' }
}

/** A reservation can be changed until it begins, or so many minutes before as the space wants to know. */
export function decideChange(
  booking: Range & { status: ReservationStatus },
  date: Day,
  now: Instant,
  notice = 0,
): { kind: 'allowed' } | Refused {
  if (booking.status === 'cancelled') return refused('RESERVATION_CANCELLED')
  if (booking.status === 'checkedIn') return refused('RESERVATION_IN_USE')
  if (booking.status !== 'booked' && booking.status !== 'asked') return refused('RESERVATION_OVER')
  const by = instantOf(date, booking.from) - notice * MINUTE_MS
  return now > by
    ? refused('RESERVATION_TOO_LATE_TO_CHANGE', { by: momentWords(by, now) })
    : { kind: 'allowed' }
}
