import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Change, Condition, Db, Page } from '../kit/db'
import { type EventDoc, type RollDoc, orderOf } from './eventDoc'

const EVENTS = 'events'

const SOONEST: Page['order'] = { field: 'order', direction: 'asc' }
const LATEST: Page['order'] = { field: 'order', direction: 'desc' }

/** What one asks of lists; every field of it narrows. */
export interface Wanted {
  /** Keys that the caller answers to. */
  keys: readonly string[]
  organizerId?: string | undefined
  stationId?: string | undefined
  kind?: string | undefined
}

export const events = (db: Db) => ({
  get: (id: string) => db.get<EventDoc>(EVENTS, id),
  some: (ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<EventDoc>(EVENTS, { _id: db.op.in([...new Set(ids)]) }, { limit: 100 }),
  add: (doc: EventDoc) => db.add(EVENTS, doc),
  /** Begins a publishing anew that came to nothing. */
  restart: ({ _id, form, place, openTo, news, reminded, changes, organizer, ...fields }: EventDoc) =>
    db.changeIf(
      EVENTS,
      _id,
      { status: 'dropped' },
      {
        ...fields,
        ...{ form: db.op.set(form), place: db.op.set(place), openTo: db.op.set(openTo) },
        ...{ news: db.op.set(news), reminded: db.op.set(reminded), changes: db.op.set(changes) },
        organizer: db.op.set(organizer),
      },
    ),

  /** Not over yet, soonest first, after a place in the order. */
  coming: (wanted: Wanted, now: Instant, after: string, limit: number) =>
    db.find<EventDoc>(
      EVENTS,
      {
        ...narrowed(db, wanted),
        ...{ order: db.op.gt(after || orderOf(now - LONGEST_MS)), endsAt: db.op.gt(now) },
      },
      { limit, order: SOONEST },
    ),

  /** Beginning between two instants, cancelled ones too. */
  between: (where: Condition, from: Instant, to: Instant, limit = 100) =>
    db.find<EventDoc>(
      EVENTS,
      { ...where, order: db.op.gt(orderOf(from)), startsAt: db.op.lt(to) },
      { limit, order: SOONEST },
    ),

  ofOrganizer: (organizerId: string, when: 'coming' | 'past', now: Instant, after: string, limit: number) =>
    db.find<EventDoc>(
      EVENTS,
      {
        ...{ organizerId, status: db.op.in(['published', 'cancelled']) },
        ...(when === 'coming'
          ? { order: db.op.gt(after), endsAt: db.op.gt(now) }
          : { order: db.op.lt(after || orderOf(now)), endsAt: db.op.lte(now) }),
      },
      { limit, order: when === 'coming' ? SOONEST : LATEST },
    ),

  ofSeries: (seriesId: string) => db.find<EventDoc>(EVENTS, { seriesId }, { limit: 20, order: SOONEST }),

  /** In one status and beginning in a stretch, for the timer. */
  inStatus: (status: EventDoc['status'], from: Instant, to: Instant) =>
    db.find<EventDoc>(
      EVENTS,
      { status, order: db.op.gt(orderOf(from)), startsAt: db.op.lte(to) },
      { limit: 100, order: SOONEST },
    ),

  /** Where something has yet to be told. */
  withNews: () => db.find<EventDoc>(EVENTS, { hasNews: true }, { limit: 20 }),

  /** Whose hours are to be written to the ledger. */
  creditDue: (now: Instant) =>
    db.find<EventDoc>(EVENTS, { creditDue: db.op.lte(now), status: 'published' }, { limit: 20 }),

  /** On one topic, beginning in a stretch. */
  onTopic: (key: string, from: Instant, to: Instant) =>
    db.find<EventDoc>(
      EVENTS,
      { topicKey: key, status: 'published', order: db.op.gt(orderOf(from)), startsAt: db.op.lt(to) },
      { limit: 100, order: SOONEST },
    ),

  changeIf: (id: string, condition: Condition, change: Change) => db.changeIf(EVENTS, id, condition, change),
})

/** No event is longer. */
const LONGEST_MS = 12 * 60 * 60_000

function narrowed(db: Db, { keys, organizerId, stationId, kind }: Wanted): Condition {
  return {
    status: 'published',
    openTo: db.op.in(keys),
    ...(organizerId === undefined ? {} : { organizerId }),
    ...(stationId === undefined ? {} : { stationId }),
    ...(kind === undefined ? {} : { 'form.kind': kind }),
  }
}

export type { EventDoc, RollDoc }
