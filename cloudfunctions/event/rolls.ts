import type { RollEntry } from '../../miniprogram/shared/rules/event/roll'
import { MOST_WAITING } from '../../miniprogram/shared/rules/event/form'
import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Change, Condition, Db } from '../kit/db'
import type { RollDoc, SignupDoc } from './eventDoc'

const ROLLS = 'rolls'
const SIGNUPS = 'signups'

/** A person who wants places, and on what terms the write may give them. */
export interface Wish {
  personId: string
  entry: RollEntry
  /** Keys that the person answers to; null when somebody in charge signs them up. */
  keys: readonly string[] | null
  now: Instant
  asks: boolean
}

export const rolls = (db: Db) => {
  /** All that must be true at the moment of writing, but for the room. */
  const terms = ({ personId, entry, keys, now, asks }: Wish): Condition => ({
    ...{ status: 'published', asks, companions: db.op.gte(entry.size - 1) },
    ...{ opensAt: db.op.lte(now), closesAt: db.op.gt(now) },
    ...(keys === null ? {} : { openTo: db.op.in(keys) }),
    line: db.op.nin([personId]),
    // A repeat of the request that comes after one has left does not bring one back.
    [`entries.${personId}.key`]: db.op.nin([entry.key]),
  })
  const joined = ({ personId, entry }: Wish): Change => ({
    line: db.op.pushEach([personId]),
    ever: db.op.addToSet(personId),
    left: db.op.inc(-entry.size),
    [`entries.${personId}`]: db.op.set(entry),
    ...{ weeksDue: true, moves: db.op.inc(1) },
  })

  return {
    get: (id: string) => db.get<RollDoc>(ROLLS, id),
    add: (doc: RollDoc) => db.add(ROLLS, doc),

    /** The hot path: there is room for all who asked and for these as well. One request. */
    takeSeat: (eventId: string, wish: Wish) =>
      db.changeIf(ROLLS, eventId, { ...terms(wish), left: db.op.gte(wish.entry.size) }, joined(wish)),

    /** At the end of the line, whether there is room or not. */
    joinLine: (eventId: string, wish: Wish) =>
      db.changeIf(
        ROLLS,
        eventId,
        { ...terms(wish), left: db.op.gte(wish.entry.size - MOST_WAITING) },
        joined({ ...wish, entry: { ...wish.entry, waits: true } }),
      ),

    /** Gives places back, if they are still what was read. Who waits moves up by this same write. */
    leave: (eventId: string, personId: string, size: number, until: Instant | null, now: Instant) =>
      db.changeIf(
        ROLLS,
        eventId,
        {
          line: personId,
          [`entries.${personId}.size`]: size,
          ...(until === null ? {} : { cancelUntil: db.op.gte(until) }),
        },
        {
          line: db.op.pullAll([personId]),
          left: db.op.inc(size),
          [`entries.${personId}.leftAt`]: now,
          ...{ stir: true, weeksDue: true, moves: db.op.inc(1) },
        },
      ),

    /** The line without what is known of everybody in it: a tenth of the whole, for who joins at its end. */
    line: async (eventId: string, personId: string) =>
      (
        await db.find<RollDoc>(
          ROLLS,
          { _id: eventId },
          { limit: 1, fields: [...LINE_FIELDS, `entries.${personId}`] },
        )
      )[0] ?? null,

    changeIf: (eventId: string, condition: Condition, change: Change) =>
      db.changeIf(ROLLS, eventId, condition, change),

    /** Where people may have moved up without having been told. */
    stirred: () => db.find<RollDoc>(ROLLS, { stir: true }, { limit: 20 }),

    /** Where weeks have to be compared with the line. */
    weeksDue: () => db.find<RollDoc>(ROLLS, { weeksDue: true }, { limit: 50 }),

    /** Somebody's rolls, latest first; only what says how this person stands. */
    ofPerson: (personId: string, since: Instant, limit: number) =>
      db.find<Partial<RollDoc> & { _id: string }>(
        ROLLS,
        { ever: personId, startsAt: db.op.gte(since) },
        { limit, order: { field: 'startsAt', direction: 'desc' }, fields: standingFields(personId) },
      ),

    /** How full some events are, and how one person stands in them. */
    figures: (ids: readonly string[], personId: string) =>
      ids.length === 0
        ? Promise.resolve([])
        : db.find<Partial<RollDoc> & { _id: string }>(
            ROLLS,
            { _id: db.op.in(ids) },
            { limit: 100, fields: standingFields(personId) },
          ),
  }
}

const LINE_FIELDS = ['capacity', 'left', 'line', 'cancelUntil', 'startsAt']

/** The line itself is long; who stands in it is looked at only where some wait. */
const standingFields = (personId: string) => [
  ...['capacity', 'left', 'status', 'startsAt', 'endsAt', `entries.${personId}`],
]

export const signupId = (eventId: string, personId: string) => `${eventId}:${personId}`

export const signups = (db: Db) => ({
  put: (eventId: string, personId: string, answers: Record<string, string>) =>
    db.put<SignupDoc>(SIGNUPS, { _id: signupId(eventId, personId), eventId, answers }),
  get: (eventId: string, personId: string) => db.get<SignupDoc>(SIGNUPS, signupId(eventId, personId)),
  of: (eventId: string) => db.find<SignupDoc>(SIGNUPS, { eventId }, { limit: 1_000 }),
})
