import { type Day, addDays, daysBetween } from '../../miniprogram/shared/kit/time'
import { type Booking, type DayBook, rebuilt } from '../../miniprogram/shared/rules/day/book'
import { dueOf } from '../../miniprogram/shared/rules/day/settle'
import type { Db } from '../kit/db'
import type { Space } from './spaceStore'

/**
 * One space on one day: who holds which ticks, the bookings behind them, and who waits. All change in the same write, so
 * there can be no tick without a booking, and no booking without its ticks.
 */
export interface DayDoc extends DayBook {
  _id: string
  spaceId: string
  /** By which version of the space's terms it is written; whoever knows another reads the space first. */
  version?: number
  /** Raised by every write. */
  rev?: number
  /** When something falls due that nobody asks for; null when nothing does. */
  due?: number | null
}

const DAYS = 'days'
const PAGE = 100
/** A day that nobody has written by any terms yet. */
export const UNSEEN = -1

/** The id of a day, read back. */
export const readDayId = (id: string): { spaceId: string; date: Day } => {
  const [spaceId = '', date = ''] = id.split(':')
  return { spaceId, date }
}

export const dayId = (spaceId: string, date: Day) => `${spaceId}:${date}`

const datesBetween = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => addDays(from, ahead))

/** A day of which nothing is written yet. */
export const emptyDay = (spaceId: string, date: Day, version = UNSEEN): DayDoc => ({
  ...{ _id: dayId(spaceId, date), spaceId, date, taken: [], people: [], bookings: {}, waits: {} },
  ...{ outbox: [], version, rev: 0, due: null },
})

export const days = (db: Db) => ({
  get: (id: string) => db.get<DayDoc>(DAYS, id),
  some: (ids: readonly string[], fields?: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<DayDoc>(DAYS, { _id: db.op.in(ids) }, { limit: PAGE, ...(fields ? { fields } : {}) }),

  /** Days on which a person has or had something, from a day on. */
  ofPerson: (personId: string, from: Day) =>
    db.find<DayDoc>(
      DAYS,
      { people: personId, date: db.op.gte(from) },
      { limit: PAGE, order: { field: 'date', direction: 'desc' } },
    ),

  ofPersonBetween: (personId: string, from: Day, to: Day) =>
    db.find<DayDoc>(DAYS, { people: personId, date: db.op.in(datesBetween(from, to)) }, { limit: PAGE }),

  /** Makes the empty day; false when it was there. A day that is there makes the reservation shorter. */
  open: (spaceId: string, date: Day) => db.add<DayDoc>(DAYS, emptyDay(spaceId, date)),

  /** The day made with its first booking in it; false when it was there. Like every new day it knows no terms yet. */
  openWith: (spaceId: string, date: Day, key: string, booking: Booking) =>
    db.add<DayDoc>(DAYS, {
      ...emptyDay(spaceId, date),
      ...rebuilt({ ...emptyDay(spaceId, date), bookings: { [key]: booking } }),
    }),

  /** From now on the day is written by these terms; never back to older ones. Days of old know no version. */
  async raise(id: string, version: number): Promise<boolean> {
    const next = { version, rev: db.op.inc(1) }
    if (await db.changeIf(DAYS, id, { version: db.op.lt(version) }, next)) return true
    return db.changeIf(DAYS, id, { version: db.op.exists(false) }, next)
  },

  /** The same for every day of a space that is there. */
  raiseAll: (spaceId: string, version: number) =>
    db.changeAll(DAYS, { spaceId, version: db.op.lt(version) }, { version, rev: db.op.inc(1) }),

  /**
   * The hot path: the day is written by these terms, all these ticks are free and this key is new; and now they are
   * held. One request.
   */
  hold: (id: string, version: number, key: string, booking: Booking, ticks: readonly number[]) =>
    db.changeIf(
      DAYS,
      id,
      { version, taken: db.op.nin(ticks), [`bookings.${key}`]: db.op.exists(false) },
      {
        taken: db.op.pushEach(ticks),
        ...(booking.personId ? { people: db.op.addToSet(booking.personId) } : {}),
        [`bookings.${key}`]: db.op.set(booking),
        rev: db.op.inc(1),
      },
    ),

  /** The day as a whole, if nobody has written it since `before` was read. */
  replace(before: DayDoc, after: DayBook, space: Pick<Space, 'kind' | 'version'>) {
    const { taken, people, bookings, waits = {}, outbox = [] } = rebuilt(after)
    const sets = { taken, people, bookings, waits, outbox }
    const change = Object.fromEntries(Object.entries(sets).map(([name, value]) => [name, db.op.set(value)]))
    const rev = (before.rev ?? 0) + 1
    const condition = before.rev === undefined ? db.op.exists(false) : before.rev
    const version = Math.max(before.version ?? 1, space.version)
    const due = dueOf(after, space)
    return db.changeIf(DAYS, before._id, { rev: condition }, { ...change, rev, version, due })
  },

  ofSpace: (spaceId: string, from: Day, to: Day) =>
    db.find<DayDoc>(
      DAYS,
      { spaceId, date: db.op.in(datesBetween(from, to)) },
      { limit: PAGE * 4, order: { field: 'date', direction: 'asc' } },
    ),

  /** Days ahead of some spaces on which something may wait for a yes or no. */
  asked: (spaceIds: readonly string[], from: Day) =>
    spaceIds.length === 0
      ? Promise.resolve([])
      : db.find<DayDoc>(
          DAYS,
          { spaceId: db.op.in(spaceIds), date: db.op.gte(from) },
          { limit: PAGE * 4, order: { field: 'date', direction: 'asc' } },
        ),

  /** What wants to be looked at, and every day of a date: reservations do not set `due` by themselves. */
  due: (now: number, skip: number) =>
    db.find<DayDoc>(
      DAYS,
      { due: db.op.lte(now) },
      { limit: PAGE, skip, order: { field: 'due', direction: 'asc' } },
    ),
  ofDate: (date: Day, skip: number) =>
    db.find<DayDoc>(DAYS, { date }, { limit: PAGE, skip, order: { field: '_id', direction: 'asc' } }),
  from: (date: Day, skip: number) =>
    db.find<DayDoc>(
      DAYS,
      { date: db.op.gte(date) },
      { limit: PAGE, skip, order: { field: 'date', direction: 'asc' } },
    ),
})
