import type { ReservationStatus, ScreenContent, WaitStatus } from '../../contract/reservation'
import type { Day, Instant, Minute, Range } from '../../kit/time'
import { heldTicks } from '../reserve'

/** One reservation as its day holds it. What is optional came later; old days lack it. */
export interface Booking extends Range {
  /** Who is there, and so cannot be elsewhere; '' for an event's hours and for a name that the keeper wrote down. */
  personId: string
  /** Who is told, where that is somebody else. */
  tellId?: string
  /** As the keeper reads it; '' for residents. */
  personName?: string
  people: number
  purpose: string
  organization?: string
  contact?: string
  content?: ScreenContent | null
  status: ReservationStatus
  createdAt: Instant
  checkedInAt: Instant | null
  cancelledAt: Instant | null
  leftAt?: Instant | null
  /** What the keeper said. */
  why?: string
  /** The buffers that it was made with: they are held with it. */
  before?: Minute
  after?: Minute
  /** How often it has changed, and by which requests, the last few. */
  changes?: number
  requests?: string[]
  /** The reservation that this one came in place of: it is given back once this one is held. */
  replaces?: string | null
  seriesId?: string | null
  eventId?: string | null
  /** Whose quota it counts on, where the space has one. */
  branchId?: string
}

/** One place in the waiting list of a day. An offer holds its hours. */
export interface WaitLine extends Range {
  personId: string
  personName?: string
  people: number
  purpose: string
  organization?: string
  contact?: string
  content?: ScreenContent | null
  status: WaitStatus
  joinedAt: Instant
  until: Instant | null
  before?: Minute
  after?: Minute
}

/** Something that happened on a day and has to be told or written elsewhere; it stays until that is done. */
export interface Effect {
  /** Names it, so that doing it twice is doing it once. */
  id: string
  kind:
    | 'cancelled'
    | 'changed'
    | 'left'
    | 'released'
    | 'closed'
    | 'takenBack'
    | 'approved'
    | 'refused'
    | 'unanswered'
    | 'offered'
    | 'lapsed'
    | 'accepted'
  /** Of the booking, or of the place in the waiting list. */
  key: string
  at: Instant
}

/** Everything that a day of a space says, whatever it is stored in. */
export interface DayBook {
  date: Day
  /** Ticks that are held, in no order. */
  taken: number[]
  /** Everyone who has a booking or a place in the waiting list, those of old too. */
  people: string[]
  bookings: Record<string, Booking>
  waits?: Record<string, WaitLine>
  outbox?: Effect[]
}

const HOLDING: readonly ReservationStatus[] = ['asked', 'booked', 'checkedIn']

/** Whether a booking holds its hours. */
export const isStanding = ({ status }: { status: ReservationStatus }): boolean => HOLDING.includes(status)

/** Everything that somebody holds: standing bookings and offers, each with its buffers. */
export const ticksHeld = ({ bookings, waits = {} }: Pick<DayBook, 'bookings' | 'waits'>): number[] => [
  ...Object.values(bookings)
    .filter(isStanding)
    .flatMap((one) => heldTicks(one, one)),
  ...Object.values(waits)
    .filter(({ status }) => status === 'offered')
    .flatMap((one) => heldTicks(one, one)),
]

/** The same day with its ticks as its bookings and offers say, and everybody in its list of people. */
export function rebuilt(book: DayBook): DayBook {
  const lines = [...Object.values(book.bookings), ...Object.values(book.waits ?? {})]
  return {
    ...book,
    taken: [...new Set(ticksHeld(book))],
    people: [...new Set(lines.map(({ personId }) => personId).filter(Boolean))],
  }
}

/** The same day with something to be told. */
export const telling = (book: DayBook, ...effects: readonly Effect[]): DayBook => ({
  ...book,
  outbox: [...(book.outbox ?? []), ...effects],
})

export const effectOf = (kind: Effect['kind'], key: string, at: Instant, turn = 0): Effect => ({
  ...{ id: `${key}.${kind}.${turn}`, kind, key, at },
})

/** The same day with one booking changed. */
export function withBooking(book: DayBook, key: string, change: Partial<Booking>): DayBook {
  const booking = book.bookings[key]
  if (!booking) return book
  return rebuilt({ ...book, bookings: { ...book.bookings, [key]: { ...booking, ...change } } })
}

/** The same day with one place in the waiting list changed. */
export function withWait(book: DayBook, key: string, change: Partial<WaitLine>): DayBook {
  const wait = book.waits?.[key]
  if (!wait) return book
  return rebuilt({ ...book, waits: { ...book.waits, [key]: { ...wait, ...change } } })
}
