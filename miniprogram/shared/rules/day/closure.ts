import { DAY_MINUTES, type Day, type Instant, type Range, instantOf } from '../../kit/time'
import type { Blackout } from '../hours'
import { type DayBook, effectOf, isStanding, telling, withBooking, withWait } from './book'

/** Whether a use of a day reaches into a closed stretch. */
export const isWithin = (
  { fromDate, toDate, from = 0, to = DAY_MINUTES }: Blackout,
  date: Day,
  use: Range,
): boolean => fromDate <= date && date <= toDate && use.from < to && from < use.to

/** The day after a closure: what stood in it is closed, and told; who waited for it waits in vain. What is over stays. */
export function withClosure(book: DayBook, closure: Blackout, now: Instant): DayBook {
  const bookings = Object.entries(book.bookings).reduce((day, [key, one]) => {
    const isOver = instantOf(book.date, one.to) <= now || !!one.leftAt
    if (!isStanding(one) || isOver || !isWithin(closure, book.date, one)) return day
    const change = { status: 'closed', why: closure.why, cancelledAt: now } as const
    return telling(withBooking(day, key, change), effectOf('closed', key, now))
  }, book)
  return Object.entries(bookings.waits ?? {}).reduce((day, [key, one]) => {
    const isAlive = one.status === 'waiting' || one.status === 'offered'
    if (!isAlive || !isWithin(closure, book.date, one)) return day
    return telling(withWait(day, key, { status: 'gone' }), effectOf('closed', key, now, 1))
  }, bookings)
}
