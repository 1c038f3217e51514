import { type StationFilter, type StationKind, isStepFree } from '../../miniprogram/shared/contract/place'
import type { Place } from '../../miniprogram/shared/kit/place'
import type { Blackout, Hours } from '../../miniprogram/shared/rules/hours'
import type { Day } from '../../miniprogram/shared/kit/time'
import type { Condition, Db } from '../kit/db'

export interface StationDoc extends Hours {
  _id: string
  name: string
  kind: StationKind
  address: string
  place: Place
  /** The place again as the database's index of places wants it; follows from `place`. */
  spot: { type: 'Point'; coordinates: [lng: number, lat: number] }
  phone: string
  intro: string
  /** In the words of `FACILITIES`. */
  facilities: string[]
  /** Follows from `facilities`. */
  stepFree: boolean
  /** File ids; the first stands for the station. */
  photos: string[]
  /** How many spaces it has, so that the list needs no second query. */
  spaces: number
  /** One more with every change: two keepers who edit at once do not undo each other's work. */
  version: number
  /** The first day on which it no longer is: closed for good. */
  closedOn?: Day
}

/** What a station has before anybody has said otherwise. */
export const newStation = (): Pick<StationDoc, 'photos' | 'version'> => ({ photos: [], version: 1 })

/** What follows from the rest of a station and is stored because queries need it. */
export const derivedOf = ({
  place: { lat, lng },
  facilities,
}: Pick<StationDoc, 'place' | 'facilities'>): Pick<StationDoc, 'spot' | 'stepFree'> => ({
  spot: { type: 'Point', coordinates: [lng, lat] },
  stepFree: isStepFree(facilities),
})

/** What the list shows; the rest of a station stays where it is. */
const BRIEF = [
  ...[
    'name',
    'kind',
    'address',
    'place',
    'facilities',
    'stepFree',
    'spaces',
    'week',
    'exceptions',
    'holidays',
    'blackouts',
    'closedOn',
  ],
] as const

export const STATIONS = 'stations'
const PAGE = 100

/** What the database itself can tell of a filter; whether a station is open now it cannot. */
const conditionOf = ({ kind, facility, stepFree }: StationFilter): Condition => ({
  ...(kind ? { kind } : {}),
  ...(facility ? { facilities: facility } : {}),
  ...(stepFree ? { stepFree: true } : {}),
})

export const stations = (db: Db) => ({
  get: (id: string) => db.get<StationDoc>(STATIONS, id),

  some: (ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<StationDoc>(STATIONS, { _id: db.op.in(ids) }, { limit: PAGE, fields: BRIEF }),

  /** A stretch of all stations: nearest first where a place is given, otherwise by name. */
  stretch: (filter: StationFilter, at: Place | undefined, skip: number, limit: number) =>
    at
      ? db.find<StationDoc>(
          STATIONS,
          { spot: db.op.near(at), ...conditionOf(filter) },
          { limit, skip, fields: BRIEF },
        )
      : // Every name comes after nothing: said so that the index of names serves whatever else is asked.
        db.find<StationDoc>(
          STATIONS,
          { name: db.op.gt(''), ...conditionOf(filter) },
          {
            ...{ limit, skip, fields: BRIEF, order: { field: 'name', direction: 'asc' } },
          },
        ),

  add: (doc: StationDoc) => db.add(STATIONS, doc),

  /** Closures of the whole station. Its spaces have copies, which are what decides; this is what the list shows. */
  async setBlackouts(id: string, change: (all: readonly Blackout[]) => readonly Blackout[]): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      const doc = await db.get<StationDoc>(STATIONS, id)
      if (!doc) return
      const blackouts = db.op.set(change(doc.blackouts ?? []))
      const next = { blackouts, version: doc.version + 1 }
      if (await db.changeIf(STATIONS, id, { version: doc.version }, next)) return
    }
  },
})

/** Which stations an account has marked as its own. */
interface FavouritesDoc {
  _id: string
  /** The newest last. */
  stations: string[]
}

const FAVOURITES = 'favourites'

export const favourites = (db: Db) => ({
  of: async (accountId: string): Promise<string[]> =>
    (await db.get<FavouritesDoc>(FAVOURITES, accountId))?.stations ?? [],

  /** False when this account has too many already. */
  async mark(accountId: string, stationId: string, most: number): Promise<boolean> {
    await db.add<FavouritesDoc>(FAVOURITES, { _id: accountId, stations: [] })
    const room = { [`stations.${most - 1}`]: db.op.exists(false) }
    if (await db.changeIf(FAVOURITES, accountId, room, { stations: db.op.addToSet(stationId) })) return true
    return (await favourites(db).of(accountId)).includes(stationId)
  },

  unmark: (accountId: string, stationId: string) =>
    db.changeIf(FAVOURITES, accountId, {}, { stations: db.op.pullAll([stationId]) }),
})
