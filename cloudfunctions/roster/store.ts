import type { BadRow, RosterCounts, RosterJob, RosterStage } from '../../miniprogram/shared/contract/roster'
import type { Path } from '../../miniprogram/shared/kit/path'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import type { RowLine } from '../../miniprogram/shared/rules/roster/row'
import type { Condition, Change, Db } from '../kit/db'
import type { Spelling } from '../member/public'

export interface RosterJobDoc {
  _id: string
  organizationId: string
  path: Path
  fileId: string
  fileName: string
  stage: RosterStage
  /** Chunks of this stage that are done, and how many there are. */
  next: number
  total: number
  rowChunks: number
  absentChunks: number
  counts: RosterCounts
  badRows: BadRow[]
  absent: { name: string; branchName: string }[]
  headings: string[]
  unknownHeadings: string[]
  startedAt: Instant
  startedBy: string
  startedByName: string
  skipped: number
  /** The roster's revision that the comparison rests on. */
  revision: number
  absentLeave: boolean
  /** The day that moves are dated; set when the writing begins. */
  on: Day
}

/** A row that was understood, on its way to be compared. */
export interface RowItem {
  row: number
  line: RowLine
  branchId: string
}

export interface BadItem extends BadRow {
  cells: string[]
}

/** A change that the preview counted, to be written. */
export type EntryItem =
  | { kind: 'new'; id: string; line: RowLine; branchId: string; spelling: Spelling }
  | {
      kind: 'changed'
      id: string
      version: number
      change: Partial<RowLine>
      /** null while the name is the same. */
      spelling: Spelling | null
      /** null while the branch is the same. */
      branchId: string | null
    }
  | { kind: 'left'; id: string; version: number; name: string; branchName: string }

export interface OrganizationItem {
  id: string
  kind: 'committee' | 'party' | 'branch'
  name: string
  parentId: string
  path: Path
}

/** Up to 500 items of a job; a document of its own, so that no step handles more than that. */
export interface ChunkDoc<T> {
  _id: string
  jobId: string
  kind: ChunkKind
  number: number
  items: T[]
  /** Of entries: members that rows of this chunk were recognised as. */
  seen?: string[]
}

interface ItemOf {
  rows: RowItem
  bad: BadItem
  /** Rows that the comparison found wrong. */
  badLater: BadItem
  entries: EntryItem
  absent: EntryItem
  organizations: OrganizationItem
}
export type ChunkKind = keyof ItemOf

export const CHUNK = 500
const JOBS = 'rosterJobs'
const CHUNKS = 'rosterChunks'

const chunkId = (jobId: string, kind: ChunkKind, number: number) => `${jobId}:${kind}:${number}`

export const jobs = (db: Db) => ({
  get: (id: string) => db.get<RosterJobDoc>(JOBS, id),
  add: (doc: RosterJobDoc) => db.add(JOBS, doc),
  of: (organizationId: string) =>
    db.find<RosterJobDoc>(
      JOBS,
      { organizationId },
      { limit: 20, order: { field: 'startedAt', direction: 'desc' } },
    ),
  /** On the condition that the job stands where it was read: two that step at once do each step once in effect. */
  advance: (job: RosterJobDoc, change: Change, condition: Condition = {}) =>
    db.changeIf(JOBS, job._id, { stage: job.stage, next: job.next, ...condition }, change),
})

export const chunks = (db: Db) => ({
  async get<K extends ChunkKind>(
    jobId: string,
    kind: K,
    number: number,
  ): Promise<ChunkDoc<ItemOf[K]> | null> {
    return db.get<ChunkDoc<ItemOf[K]>>(CHUNKS, chunkId(jobId, kind, number))
  },
  async put<K extends ChunkKind>(
    jobId: string,
    kind: K,
    number: number,
    items: ItemOf[K][],
    seen?: string[],
  ) {
    const doc = { _id: chunkId(jobId, kind, number), jobId, kind, number, items, ...(seen ? { seen } : {}) }
    await db.put<ChunkDoc<ItemOf[K]>>(CHUNKS, doc)
  },
  /** Items in chunks from number 0 on; answers how many chunks. */
  async putAll<K extends ChunkKind>(jobId: string, kind: K, items: readonly ItemOf[K][]): Promise<number> {
    const count = Math.ceil(items.length / CHUNK)
    for (let number = 0; number < count; number++)
      await this.put(jobId, kind, number, items.slice(number * CHUNK, (number + 1) * CHUNK))
    return count
  },
  of: <K extends ChunkKind>(jobId: string, kind: K) =>
    db.find<ChunkDoc<ItemOf[K]>>(
      CHUNKS,
      { jobId, kind },
      { limit: 100, order: { field: 'number', direction: 'asc' } },
    ),
  /** Which members some chunks of entries were recognised as. */
  async seen(jobId: string, from: number, to: number): Promise<string[]> {
    const numbers = Array.from({ length: to - from }, (_, n) => chunkId(jobId, 'entries', from + n))
    const found = await db.find<ChunkDoc<EntryItem>>(
      CHUNKS,
      { _id: db.op.in(numbers) },
      { limit: 100, fields: ['seen'] },
    )
    return found.flatMap(({ seen = [] }) => seen)
  },
})

export const viewOf = (job: RosterJobDoc): RosterJob => ({
  ...{ id: job._id, fileName: job.fileName, stage: job.stage, counts: job.counts, badRows: job.badRows },
  ...{ absent: job.absent, unknownHeadings: job.unknownHeadings, skipped: job.skipped },
  ...{ startedAt: job.startedAt, startedByName: job.startedByName },
  progress: progressOf(job),
})

function progressOf({ stage, next, total }: RosterJobDoc): number {
  if (stage === 'ready' || stage === 'done') return 1
  return total === 0 ? 0 : next / total
}
