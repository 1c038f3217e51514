import type { LearningKind } from '../../miniprogram/shared/contract/ledger'
import type { Path } from '../../miniprogram/shared/kit/path'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import type { Db } from '../kit/db'

/** A line of the ledger (学时记录). Lines are added and never changed nor removed. */
export interface LearningRecordDoc {
  /** `${source}:${sourceId}:${personId}`; with ':reversed' or ':corrected' behind it for what came of it. */
  _id: string
  personId: string
  kind: LearningKind
  /** What counted it: 'lesson', 'event', the name of another platform. */
  source: string
  sourceId: string
  /** Which edition of the source, for those that have some. */
  version: number
  title: string
  /** Negative in a reversal. */
  minutes: number
  at: Instant
  day: Day
  year: number
  online: boolean
  /** Where the person was on that day; '' for residents. Figures of a branch go by these. */
  branchId: string
  path: Path
  /** Which line this one takes back or stands for; null for a first one. */
  corrects: string | null
  /** Why; '' for a first one. */
  reason: string
  /** Newest last within a year. */
  order: string
}

const RECORDS = 'learningRecords'
const CHUNK = 200
const PAGE = 1_000

export const learningRecords = (db: Db) => ({
  get: (id: string) => db.get<LearningRecordDoc>(RECORDS, id),
  /** Adds those that are not there yet. */
  async addNew(docs: readonly LearningRecordDoc[]): Promise<void> {
    for (let from = 0; from < docs.length; from += CHUNK) await addSome(db, docs.slice(from, from + CHUNK))
  },
  /** All lines of one source, with what came of them. */
  async ofSource(source: string, sourceId: string): Promise<LearningRecordDoc[]> {
    const all: LearningRecordDoc[] = []
    for (let page = { length: PAGE }; page.length === PAGE;) {
      const read = { limit: PAGE, skip: all.length, order: { field: 'order', direction: 'asc' } } as const
      const found = await db.find<LearningRecordDoc>(RECORDS, { source, sourceId }, read)
      all.push(...found)
      page = found
    }
    return all
  },
  page: (people: readonly string[], year: number, after: string | undefined, limit: number) =>
    db.find<LearningRecordDoc>(
      RECORDS,
      { personId: db.op.in(people), year, ...(after === undefined ? {} : { order: db.op.lt(after) }) },
      { limit, order: { field: 'order', direction: 'desc' } },
    ),
  /** Minutes of a year, as they stand after all corrections. */
  async minutes(people: readonly string[], year: number): Promise<{ online: number; offline: number }> {
    const sums = await db.sumBy(RECORDS, { personId: db.op.in(people), year }, 'online', 'minutes')
    return { online: sums.get('true') ?? 0, offline: sums.get('false') ?? 0 }
  },
})

/** All at once where none is there; otherwise those that are missing. Again when somebody adds the same meanwhile. */
async function addSome(db: Db, docs: readonly LearningRecordDoc[]): Promise<void> {
  let missing = [...docs]
  while (missing.length > 0 && !(await db.addMany(RECORDS, missing))) {
    const where = { _id: db.op.in(missing.map(({ _id }) => _id)) }
    const known = await db.find<LearningRecordDoc>(RECORDS, where, { limit: CHUNK, fields: ['day'] })
    const there = new Set(known.map(({ _id }) => _id))
    missing = missing.filter(({ _id }) => !there.has(_id))
  }
}
