import { type Instant, MINUTE_MS, instantOf } from '../../kit/time'
import { isOpenFor, openOn } from '../hours'
import { heldTicks } from '../reserve'
import { type SpaceTerms, whole } from '../spaceTerms'
import {
  type Booking,
  type DayBook,
  type WaitLine,
  effectOf,
  rebuilt,
  telling,
  withBooking,
  withWait,
} from './book'

/** How long after its beginning a reservation waits for somebody to come. */
export const NO_SHOW_MINUTES = 15

/**
 * What has become true of a day by now, whoever looks: nobody came, so the hours are free; a request that nobody answered
 * in time; an offer that nobody took; and then the waiting list moves up. The timer asks this, and everyone who reads.
 * The same object when there is nothing.
 */
export function settled(book: DayBook, terms: SpaceTerms, now: Instant): DayBook {
  return promoted(lapsed(releasedNoShows(book, terms, now), now), terms, now)
}

/** When a booking is given to others if nobody has come; null where that rule does not hold: events, screens. */
export function releaseAt(booking: Booking, date: string, terms: Pick<SpaceTerms, 'kind'>): Instant | null {
  if (booking.eventId || terms.kind === 'screen') return null
  return Math.max(instantOf(date, booking.from), booking.createdAt) + NO_SHOW_MINUTES * MINUTE_MS
}

function releasedNoShows(book: DayBook, terms: SpaceTerms, now: Instant): DayBook {
  return Object.entries(book.bookings).reduce((day, [key, booking]) => {
    const start = instantOf(book.date, booking.from)
    if (booking.status === 'asked' && now >= start)
      return telling(
        withBooking(day, key, { status: 'refused', cancelledAt: now }),
        effectOf('unanswered', key, now),
      )
    const due = booking.status === 'booked' ? releaseAt(booking, book.date, terms) : null
    if (due === null || now < due) return day
    return telling(
      withBooking(day, key, { status: 'released', cancelledAt: due }),
      effectOf('released', key, now),
    )
  }, book)
}

function lapsed(book: DayBook, now: Instant): DayBook {
  return Object.entries(book.waits ?? {}).reduce((day, [key, wait]) => {
    if (wait.status === 'offered' && now >= (wait.until ?? 0))
      return telling(withWait(day, key, { status: 'lapsed' }), effectOf('lapsed', key, now))
    const isOver = wait.status === 'waiting' && now >= instantOf(book.date, wait.from)
    return isOver ? withWait(day, key, { status: 'gone' }) : day
  }, book)
}

/** Offers free hours to who waits for them, first come first; who left, declined or let one lapse is not asked again. */
export function promoted(book: DayBook, terms: SpaceTerms, now: Instant): DayBook {
  return waitingInOrder(book).reduce((day, [key, wait]) => {
    if (!canHave(day, wait, terms, now)) return day
    const until = offerUntil(day, wait, terms, now)
    return telling(
      rebuilt(withWait(day, key, { status: 'offered', until, ...buffersOf(terms) })),
      effectOf('offered', key, now),
    )
  }, book)
}

export const waitingInOrder = (book: Pick<DayBook, 'waits'>): [string, WaitLine][] =>
  Object.entries(book.waits ?? {})
    .filter(([, { status }]) => status === 'waiting')
    .sort(([a, one], [b, other]) => one.joinedAt - other.joinedAt || (a < b ? -1 : 1))

const buffersOf = (terms: SpaceTerms) => {
  const { before, after } = whole(terms)
  return { before, after }
}

function canHave(book: DayBook, wait: WaitLine, terms: SpaceTerms, now: Instant): boolean {
  if (instantOf(book.date, wait.from) <= now || wait.people > terms.capacity) return false
  if (!isOpenFor(openOn(terms, book.date).open, wait)) return false
  const ticks = heldTicks(buffersOf(terms), wait)
  return !book.taken.some((tick) => ticks.includes(tick))
}

/** So long as the space gives, but not beyond the beginning. */
function offerUntil(book: DayBook, wait: WaitLine, terms: SpaceTerms, now: Instant): Instant {
  return Math.min(now + whole(terms).offerMinutes * MINUTE_MS, instantOf(book.date, wait.from))
}

/** When the day wants to be looked at again: at once while something is untold, else when the next thing falls due. */
export function dueOf(book: DayBook, terms: Pick<SpaceTerms, 'kind'>): Instant | null {
  if ((book.outbox ?? []).length > 0) return 0
  const times = [
    ...Object.values(book.bookings).flatMap((one) => {
      if (one.status === 'asked') return [instantOf(book.date, one.from)]
      return one.status === 'booked' ? (releaseAt(one, book.date, terms) ?? []) : []
    }),
    ...Object.values(book.waits ?? {}).flatMap((one) => {
      if (one.status === 'offered') return [one.until ?? 0]
      return one.status === 'waiting' ? [instantOf(book.date, one.from)] : []
    }),
  ]
  return times.length > 0 ? Math.min(...times) : null
}
