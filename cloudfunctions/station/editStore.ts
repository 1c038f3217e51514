import type { Db, Transaction } from '../kit/db'
import { STATIONS, type StationDoc } from './stationStore'
import { type SpaceDoc, days, spaces } from './store'

const SPACES = 'spaces'

/** A space with what only its keeper's edits need to know. */
export interface EditableSpace extends SpaceDoc {
  /** Whether its hours are its own; otherwise they follow its station's. */
  hasOwnHours?: boolean
}

/** What an edit came to: `stale` when somebody else had changed the same thing meanwhile. */
export type EditResult<T> = { kind: 'saved' | 'same'; doc: T } | { kind: 'stale' } | { kind: 'missing' }

interface Versioned {
  version?: number
}

/** Nothing to do where a retry meets its own work; nothing done where somebody else was quicker. */
const check = (doc: Versioned, version: number, isSame: boolean): 'go' | 'same' | 'stale' => {
  if (isSame && doc.version !== version) return 'same'
  return doc.version === version ? 'go' : 'stale'
}

const numbered = <T extends Versioned>(doc: T): T => ({ ...doc, version: (doc.version ?? 1) + 1 })

/** A station and everything in it that follows from it, in one transaction: a cold move. */
export async function editStation(
  db: Db,
  id: string,
  version: number,
  edit: { isSame(doc: StationDoc): boolean; change(doc: StationDoc): StationDoc; follow: Follow },
): Promise<EditResult<StationDoc>> {
  const ids = (await spaces(db).of(id)).map(({ _id }) => _id)
  return db.transaction(async (tx) => {
    const doc = await tx.get<StationDoc>(STATIONS, id)
    if (!doc) return { kind: 'missing' }
    const now = check(doc, version, edit.isSame(doc))
    if (now !== 'go') return now === 'same' ? { kind: 'same', doc } : { kind: 'stale' }
    const next = numbered(edit.change(doc))
    await tx.put(STATIONS, next)
    for (const spaceId of ids) await followOne(tx, spaceId, next, edit.follow)
    return { kind: 'saved', doc: next }
  })
}

/** What a space takes over from its station. */
export type Follow = (space: EditableSpace, station: StationDoc) => EditableSpace

async function followOne(tx: Transaction, id: string, station: StationDoc, follow: Follow): Promise<void> {
  const space = await tx.get<EditableSpace>(SPACES, id)
  if (space) await tx.put(SPACES, numbered(follow(space, station)))
}

/** Days that exist are written by the new terms from now on, so that nobody books by the old ones. */
export async function raiseDays(db: Db, changed: readonly EditableSpace[]): Promise<void> {
  for (const { _id, version = 1 } of changed) await days(db).raiseAll(_id, version)
}

export const editSpace = (
  db: Db,
  id: string,
  version: number,
  edit: { isSame(doc: EditableSpace): boolean; change(doc: EditableSpace): EditableSpace },
): Promise<EditResult<EditableSpace>> =>
  db.transaction(async (tx) => {
    const doc = await tx.get<EditableSpace>(SPACES, id)
    if (!doc) return { kind: 'missing' }
    const now = check({ version: doc.version ?? 1 }, version, edit.isSame(doc))
    if (now !== 'go') return now === 'same' ? { kind: 'same', doc } : { kind: 'stale' }
    const next = numbered(edit.change(doc))
    await tx.put(SPACES, next)
    return { kind: 'saved', doc: next }
  })

/** A new space, and one more on its station's count. The same id again adds nothing. */
export const addSpace = (db: Db, space: EditableSpace): Promise<EditableSpace> =>
  db.transaction(async (tx) => {
    const there = await tx.get<EditableSpace>(SPACES, space._id)
    if (there) return there
    const station = await tx.get<StationDoc>(STATIONS, space.stationId)
    if (station) await tx.put(STATIONS, { ...station, spaces: station.spaces + 1 })
    await tx.put(SPACES, space)
    return space
  })
