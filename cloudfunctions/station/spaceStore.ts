import type { Place } from '../../miniprogram/shared/kit/place'
import { type SpaceExtras, type SpaceTerms, whole } from '../../miniprogram/shared/rules/spaceTerms'
import type { Db } from '../kit/db'

/** A space as it is stored: what its keeper has not settled is left out. */
export interface SpaceDoc extends SpaceTerms {
  _id: string
  stationId: string
  /** What a reservation shows of the station; written again whenever the station changes. */
  station: { name: string; address: string; phone: string; place: Place }
  name: string
  whereabouts: string
  equipment: string[]
  /** The random part of the code at the door. Never leaves the server but to the station's keeper. */
  codeKey: string
}

/** A space with nothing left open. */
export type Space = SpaceDoc & SpaceExtras

const SPACES = 'spaces'
const PAGE = 100

export const spaces = (db: Db) => ({
  async get(id: string): Promise<Space | null> {
    const doc = await db.get<SpaceDoc>(SPACES, id)
    return doc && whole(doc)
  },
  of: async (stationId: string): Promise<Space[]> =>
    (await db.find<SpaceDoc>(SPACES, { stationId }, { limit: PAGE })).map(whole),
  ofAll: async (stationIds: readonly string[]): Promise<Space[]> =>
    (await db.find<SpaceDoc>(SPACES, { stationId: db.op.in(stationIds) }, { limit: PAGE })).map(whole),
  some: async (ids: readonly string[]): Promise<Space[]> =>
    ids.length === 0
      ? []
      : (await db.find<SpaceDoc>(SPACES, { _id: db.op.in(ids) }, { limit: PAGE })).map(whole),

  /** New terms, if nobody else has given it others; raise the days by `spaceChanged` afterwards. */
  change: (space: Pick<Space, '_id' | 'version'>, change: Partial<SpaceDoc>) => {
    const sets = Object.entries(change).map(([name, value]) => [name, db.op.set(value)])
    // A space that was never changed may lack its version.
    const version = space.version === 1 ? db.op.in([1, null]) : space.version
    return db.changeIf(
      SPACES,
      space._id,
      { version },
      { ...Object.fromEntries(sets), version: space.version + 1 },
    )
  },
})
