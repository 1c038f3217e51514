import type { ReservationStatus } from '../contract/station'
import { type Day, type Instant, type Range, instantOf } from '../kit/time'
import { type Refused, refused } from './decision'

export type CancelDecision = { kind: 'allowed' } | { kind: 'cancelledBefore' } | Refused

/** A reservation can be given back until it begins. Cancelling twice is the same as cancelling once. */
export function decideCancel(
  booking: Range & { status: ReservationStatus },
  date: Day,
  now: Instant,
): CancelDecision {
  if (booking.status === 'cancelled') return { kind: 'cancelledBefore' }
  if (booking.status === 'checkedIn') return refused('RESERVATION_CHECKED_IN')
  return now >= instantOf(date, booking.from) ? refused('RESERVATION_STARTED') : { kind: 'allowed' }
}
