import { createHash } from 'node:crypto'
import type { Reservation } from '../../miniprogram/shared/contract/station'
import { type Day, isDay } from '../../miniprogram/shared/kit/time'
import { checkInOpens } from '../../miniprogram/shared/rules/checkIn'
import { type Booking, type SpaceDoc, dayId } from './store'

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

/** 'sp_…:2026-11-23:0123456789abcdef'; null when it cannot be one of ours. */
export function readReservationId(id: string): BookingRef | null {
  const [spaceId, date, key, ...rest] = id.split(':')
  if (!spaceId || !date || !key || rest.length > 0) return null
  return isDay(date) && /^[0-9a-f]{16}$/.test(key) ? bookingRef(spaceId, date, key) : null
}

export function toReservation(
  space: SpaceDoc,
  { dayId: day, date, key }: BookingRef,
  booking: Booking,
): Reservation {
  const { from, to, people, purpose, status, checkedInAt, createdAt } = booking
  return {
    ...{ from, to, people, purpose, status, checkedInAt, createdAt },
    id: `${day}:${key}`,
    spaceId: space._id,
    spaceName: space.name,
    whereabouts: space.whereabouts,
    stationId: space.stationId,
    stationName: space.station.name,
    address: space.station.address,
    phone: space.station.phone,
    place: space.station.place,
    date,
    checkInOpens: checkInOpens(date, from),
  }
}
