import type { Path } from '../../miniprogram/shared/kit/path'
import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Change, Db } from '../kit/db'

/** A roster on its way into a file. */
export interface ExportDoc {
  _id: string
  organizationId: string
  path: Path
  fileName: string
  startedAt: Instant
  /** The roster's revision that the file shows: when it rises, the export begins again. */
  revision: number
  /** How often it began again. */
  turn: number
  /** Branches, as they are read together; one group a step. */
  groups: string[][]
  /** Groups that are written. */
  next: number
  /** null until the file is in storage. */
  fileId: string | null
}

/** One group's rows, compressed; numbers count the sheet from its beginning to the end of this part. */
export interface ExportPart {
  _id: string
  exportId: string
  /** Deflated, base64. */
  bytes: string
  rows: number
  size: number
  crc: number
}

const EXPORTS = 'rosterExports'
const PARTS = 'rosterExportParts'
const SWEPT_AT_ONCE = 20

const partId = ({ _id, turn }: ExportDoc, number: number) => `${_id}:${turn}:${number}`

export const rosterExports = (db: Db) => ({
  get: (id: string) => db.get<ExportDoc>(EXPORTS, id),
  add: (doc: ExportDoc) => db.add(EXPORTS, doc),
  /** On the condition that it stands where it was read: of two that step at once one moves it on. */
  advance: ({ _id, turn, next }: ExportDoc, change: Change) =>
    db.changeIf(EXPORTS, _id, { turn, next, fileId: null }, change),
  startedBefore: (at: Instant) =>
    db.find<ExportDoc>(EXPORTS, { startedAt: db.op.lt(at) }, { limit: SWEPT_AT_ONCE }),

  part: (doc: ExportDoc, number: number) => db.get<ExportPart>(PARTS, partId(doc, number)),
  /** A part that is there stays as it is: what comes after rests on it. Answers the one that counts. */
  async keep(
    doc: ExportDoc,
    number: number,
    part: Omit<ExportPart, '_id' | 'exportId'>,
  ): Promise<ExportPart> {
    const whole: ExportPart = { _id: partId(doc, number), exportId: doc._id, ...part }
    if (await db.add(PARTS, whole)) return whole
    return (await db.get<ExportPart>(PARTS, whole._id)) ?? whole
  },
  dropParts: (exportId: string) => db.removeAll(PARTS, { exportId }),
  /** With its parts; the parts first, so that nothing is left that nobody names. */
  async remove(ids: readonly string[]): Promise<void> {
    await db.removeAll(PARTS, { exportId: db.op.in(ids) })
    await db.removeAll(EXPORTS, { _id: db.op.in(ids) })
  },
})
