import { createHash } from 'node:crypto'
import type { Reservation, Wait } from '../../miniprogram/shared/contract/reservation'
import { type Day, type Instant, MINUTE_MS, instantOf, isDay } from '../../miniprogram/shared/kit/time'
import { checkInOpens } from '../../miniprogram/shared/rules/checkIn'
import type { Booking, DayBook, WaitLine } from '../../miniprogram/shared/rules/day/book'
import { releaseAt, waitingInOrder } from '../../miniprogram/shared/rules/day/settle'
import { dayId } from './dayStore'
import type { Space } from './spaceStore'

/** A booking's place: which day of which space, and its key there. */
export interface BookingRef {
  dayId: string
  spaceId: string
  date: Day
  key: string
}

/** The same person and request always give the same key, so that a retry finds what it did before. */
export const bookingKey = (personId: string, requestId: string): string =>
  createHash('sha256').update(`${personId}\n${requestId}`).digest('hex').slice(0, 16)

export const bookingRef = (spaceId: string, date: Day, key: string): BookingRef => ({
  dayId: dayId(spaceId, date),
  spaceId,
  date,
  key,
})

/** 'sp_…:2026-11-23:0123456789abcdef'; null when it cannot be one of ours. Places in waiting lists are named alike. */
export function readReservationId(id: string): BookingRef | null {
  const [spaceId, date, key, ...rest] = id.split(':')
  if (!spaceId || !date || !key || rest.length > 0) return null
  return isDay(date) && /^[0-9a-f]{16}$/.test(key) ? bookingRef(spaceId, date, key) : null
}

export const reservationIdOf = ({ dayId: day, key }: BookingRef): string => `${day}:${key}`

export function toReservation(space: Space, ref: BookingRef, booking: Booking): Reservation {
  const { from, to, people, purpose, status, checkedInAt, createdAt } = booking
  const { date } = ref
  const start = instantOf(date, from)
  const isWaiting = status === 'booked'
  return {
    ...{ from, to, people, purpose, status, checkedInAt, createdAt, date },
    ...{ organization: booking.organization ?? '', contact: booking.contact ?? '' },
    ...{ content: booking.content ?? null, why: booking.why ?? '' },
    id: reservationIdOf(ref),
    ...placeOf(space),
    checkInOpens: checkInOpens(date, from),
    releaseAt: isWaiting ? releaseAt(booking, date, space) : null,
    changeBy: start - space.notice.change * MINUTE_MS,
    cancelBy: start - space.notice.cancel * MINUTE_MS,
    leftAt: booking.leftAt ?? null,
    ...{ seriesId: booking.seriesId ?? null, eventId: booking.eventId ?? null },
  }
}

const placeOf = ({ _id, name, whereabouts, stationId, station }: Space) => ({
  ...{ spaceId: _id, spaceName: name, whereabouts, stationId, stationName: station.name },
  ...{ address: station.address, phone: station.phone, place: station.place },
})

export function toWait(space: Space, ref: BookingRef, wait: WaitLine, book: Pick<DayBook, 'waits'>): Wait {
  const { from, to, people, status, until } = wait
  const order = waitingInOrder(book)
  const place = order.findIndex(([key]) => key === ref.key)
  const before = order.slice(0, Math.max(0, place)).filter(([, one]) => one.from < to && from < one.to)
  return {
    ...{ id: reservationIdOf(ref), spaceId: space._id, spaceName: space.name, date: ref.date },
    ...{ stationName: space.station.name, from, to, people, status, ahead: before.length },
    until: status === 'offered' ? until : null,
  }
}

/** The places of a person in a day's waiting list that are still alive. */
export const liveWaits = (space: Space, ref: Omit<BookingRef, 'key'>, book: DayBook, personId: string) =>
  Object.entries(book.waits ?? {})
    .filter(([, one]) => one.personId === personId && ['waiting', 'offered'].includes(one.status))
    .map(([key, one]) => toWait(space, { ...ref, key }, one, book))

/** '梅园社区服务站 · 活动室' */
export const whatOf = (space: Space): string => `${space.station.name} · ${space.name}`

export const startOf = ({ date }: BookingRef, { from }: { from: number }): Instant => instantOf(date, from)
