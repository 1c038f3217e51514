import type { EventKind, RemovalRequest } from '../../miniprogram/shared/contract/event'
import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Change, Condition, Db } from '../kit/db'

const RECORDS = 'records'
const REMOVALS = 'removals'
const EVALUATIONS = 'evaluations'
const MAKE_UPS = 'makeUps'
const CREDITS = 'eventCredits'

/** What an event left behind; its id is the event's. What the gallery shows of the event is copied. */
export interface RecordDoc {
  _id: string
  words: string
  /** File ids, in their order. */
  pictures: string[]
  /** Those of them that somebody has asked to be taken out of. */
  hidden: string[]
  isPublished: boolean
  publishedAt: Instant | null
  byName: string
  came: number
  title: string
  kind: EventKind
  startsAt: Instant
  organizerName: string
  stationId: string | null
  stationName: string
  seriesId: string | null
  /** The event's place in time; see `orderOf`. */
  order: string
  version: number
  changedBy: string
}

export interface RemovalDoc extends Omit<RemovalRequest, 'id'> {
  _id: string
  organizerId: string
}

/** Id 'eventId:personId': one each. */
export interface EvaluationDoc {
  _id: string
  eventId: string
  stars: number
  reasons: string[]
  words: string
  at: Instant
}

/** Id 'eventId:personId'. */
export interface MakeUpDoc {
  _id: string
  eventId: string
  personId: string
  words: string
  at: Instant
}

/** Whose hours of an event stand in the ledger. */
interface CreditDoc {
  _id: string
  people: string[]
}

export interface GalleryWish {
  stationId?: string | undefined
  seriesId?: string | undefined
  /** A place in the order. */
  before: string
  from: Instant
}

export const records = (db: Db) => ({
  get: (id: string) => db.get<RecordDoc>(RECORDS, id),
  add: (doc: RecordDoc) => db.add(RECORDS, doc),
  changeIf: (id: string, condition: Condition, change: Change) => db.changeIf(RECORDS, id, condition, change),
  page: ({ stationId, seriesId, before, from }: GalleryWish, limit: number) =>
    db.find<RecordDoc>(
      RECORDS,
      {
        isPublished: true,
        ...(stationId === undefined ? {} : { stationId }),
        ...(seriesId === undefined ? {} : { seriesId }),
        order: db.op.lt(before),
        startsAt: db.op.gte(from),
      },
      { limit, order: { field: 'order', direction: 'desc' } },
    ),
})

export const removals = (db: Db) => ({
  get: (id: string) => db.get<RemovalDoc>(REMOVALS, id),
  add: (doc: RemovalDoc) => db.add(REMOVALS, doc),
  of: (organizerId: string) =>
    db.find<RemovalDoc>(
      REMOVALS,
      { organizerId, state: 'open' },
      { limit: 100, order: { field: 'at', direction: 'desc' } },
    ),
  settle: (id: string, state: RemovalDoc['state']) => db.changeIf(REMOVALS, id, { state: 'open' }, { state }),
})

export const evaluations = (db: Db) => ({
  get: (id: string) => db.get<EvaluationDoc>(EVALUATIONS, id),
  put: (doc: EvaluationDoc) => db.put(EVALUATIONS, doc),
  remove: (id: string) => db.remove(EVALUATIONS, id),
  of: (eventId: string) =>
    db.find<EvaluationDoc>(
      EVALUATIONS,
      { eventId },
      { limit: 1_000, order: { field: 'at', direction: 'desc' } },
    ),
})

export const makeUps = (db: Db) => ({
  put: (doc: MakeUpDoc) => db.put(MAKE_UPS, doc),
  of: (eventId: string) => db.find<MakeUpDoc>(MAKE_UPS, { eventId }, { limit: 1_000 }),
})

export const credits = (db: Db) => ({
  of: async (eventId: string) => (await db.get<CreditDoc>(CREDITS, eventId))?.people ?? [],
  put: (eventId: string, people: string[]) => db.put<CreditDoc>(CREDITS, { _id: eventId, people }),
})

export const byPerson = (eventId: string, personId: string) => `${eventId}:${personId}`
