import type { LogEntry } from '../../miniprogram/shared/contract/keeper'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import type { Db } from '../kit/db'

/** A line of a station's log. Only `fixed` and `struck` are ever added to one. */
export interface LogDoc extends Omit<LogEntry, 'id' | 'photos' | 'fixed'> {
  _id: string
  /** File ids. */
  photos: string[]
  fixed: { on: Day; text: string; photos: string[] } | null
  stationId: string
  /** Date, then time of writing: a month is the lines whose order begins with it. */
  order: string
  by: string
}

const LOG = 'stationLog'
const PAGE = 100
/** More lines than that in a year are not read: three a day. */
const PAGES = 12

export const orderOf = (date: Day, at: Instant, id: string): string => `${date} ${at} ${id}`

export const stationLog = (db: Db) => ({
  get: (id: string) => db.get<LogDoc>(LOG, id),
  /** False when this line was written before. */
  add: (doc: LogDoc) => db.add(LOG, doc),

  /** Lines of a month ('2026-11') or a year ('2026'), the oldest first. */
  async of(stationId: string, period: string): Promise<LogDoc[]> {
    const found: LogDoc[] = []
    for (let page = 0; page < PAGES; page++) {
      const where = { stationId, order: db.op.startsWith(`${period}-`) }
      const some = await db.find<LogDoc>(LOG, where, {
        ...{ limit: PAGE, skip: page * PAGE, order: { field: 'order', direction: 'asc' } },
      })
      found.push(...some)
      if (some.length < PAGE) break
    }
    return found
  },

  fix: (id: string, fixed: NonNullable<LogDoc['fixed']>) =>
    db.changeIf(LOG, id, { kind: 'repair', fixed: null, struck: null }, { fixed: db.op.set(fixed) }),

  strike: (id: string, why: string) => db.changeIf(LOG, id, { struck: null }, { struck: why }),
})
