import type { Audience, ReservationStatus } from '../../miniprogram/shared/contract/station'
import type { Place } from '../../miniprogram/shared/kit/place'
import type { Day, Instant, Range } from '../../miniprogram/shared/kit/time'
import type { SpaceTerms } from '../../miniprogram/shared/rules/reserve'
import type { Db } from '../kit/db'

export { type StationDoc, stations } from './stationStore'

export interface SpaceDoc extends SpaceTerms {
  _id: string
  stationId: string
  /** What a reservation shows of the station; written again whenever the station changes. */
  station: { name: string; address: string; phone: string; place: Place }
  name: string
  whereabouts: string
  audience: Audience
  equipment: string[]
  /** The random part of the code at the door. Never leaves the server but to the station's keeper. */
  codeKey: string
}

export interface Booking extends Range {
  personId: string
  people: number
  purpose: string
  status: ReservationStatus
  createdAt: Instant
  checkedInAt: Instant | null
  cancelledAt: Instant | null
}

/**
 * One space on one day: who holds which ticks, and the bookings behind them. Both change in the same write, so there
 * can be no tick without a booking, and no booking without its ticks.
 */
export interface DayDoc {
  _id: string
  spaceId: string
  date: Day
  /** Ticks that are held, in no order. */
  taken: number[]
  /** Everyone who has a booking here, cancelled ones too; indexed, so that one finds one's own. */
  people: string[]
  bookings: Record<string, Booking>
}

const SPACES = 'spaces'
const DAYS = 'days'
const PAGE = 100

export const dayId = (spaceId: string, date: Day) => `${spaceId}:${date}`

export const spaces = (db: Db) => ({
  get: (id: string) => db.get<SpaceDoc>(SPACES, id),
  of: (stationId: string) => db.find<SpaceDoc>(SPACES, { stationId }, { limit: PAGE }),
  some: (ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<SpaceDoc>(SPACES, { _id: db.op.in(ids) }, { limit: PAGE }),
})

export const days = (db: Db) => ({
  get: (id: string) => db.get<DayDoc>(DAYS, id),
  some: (ids: readonly string[]) => db.find<DayDoc>(DAYS, { _id: db.op.in(ids) }, { limit: PAGE }),

  /** Days on which a person has or had something, from a day on. */
  ofPerson: (personId: string, from: Day) =>
    db.find<DayDoc>(
      DAYS,
      { people: personId, date: db.op.gte(from) },
      { limit: PAGE, order: { field: 'date', direction: 'desc' } },
    ),

  /** Makes the empty day; false when it was there. A day that is there makes the reservation one request shorter. */
  open: (spaceId: string, date: Day) => db.add<DayDoc>(DAYS, emptyDay(spaceId, date)),

  /** Makes the day with its first booking in it; false when the day was there. */
  openWith: (spaceId: string, date: Day, key: string, booking: Booking, ticks: readonly number[]) =>
    db.add<DayDoc>(DAYS, {
      ...emptyDay(spaceId, date),
      taken: [...ticks],
      people: [booking.personId],
      bookings: { [key]: booking },
    }),

  /** The hot path: all these ticks are still free and this key is new, and now they are held. One request. */
  hold: (id: string, key: string, booking: Booking, ticks: readonly number[]) =>
    db.changeIf(
      DAYS,
      id,
      { taken: db.op.nin(ticks), [`bookings.${key}`]: db.op.exists(false) },
      {
        taken: db.op.pushEach(ticks),
        people: db.op.addToSet(booking.personId),
        [`bookings.${key}`]: db.op.set(booking),
      },
    ),

  /** Gives the ticks back, if the booking is still waiting to be used. */
  release: (id: string, key: string, ticks: readonly number[], at: Instant) =>
    db.changeIf(
      DAYS,
      id,
      { [`bookings.${key}.status`]: 'booked' },
      {
        taken: db.op.pullAll(ticks),
        [`bookings.${key}.status`]: 'cancelled',
        [`bookings.${key}.cancelledAt`]: at,
      },
    ),

  /** Marks a booking as come, if it is still waiting to be used. */
  checkIn: (id: string, key: string, at: Instant) =>
    db.changeIf(
      DAYS,
      id,
      { [`bookings.${key}.status`]: 'booked' },
      { [`bookings.${key}.status`]: 'checkedIn', [`bookings.${key}.checkedInAt`]: at },
    ),
})

const emptyDay = (spaceId: string, date: Day): DayDoc => ({
  _id: dayId(spaceId, date),
  spaceId,
  date,
  taken: [],
  people: [],
  bookings: {},
})
