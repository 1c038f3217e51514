import type { Instant } from '../../miniprogram/shared/kit/time'
import type { KeptLine } from '../../miniprogram/shared/rules/desk/tally'
import type { Db, Page } from '../kit/db'

const ATTENDANCE = 'attendance'
const SHEETS = 'attendanceSheets'
const RESIDENT_CODES = 'residentCodes'

/** The desk of everybody's own phone: whoever scans the code on the wall. */
export const SELF = 'self'

/** A line as it stands in its desk's document; whose desk it is stands beside it. */
export type StoredLine = Omit<KeptLine, 'by' | 'desk'> & { fromDesk?: string }

/**
 * Everything that one desk wrote down at one event. Eight desks are eight documents: they never wait for each other, and
 * none of them comes near the 1 MB of a document (a line takes some 250 bytes).
 */
export interface DeskDoc {
  /** `eventId:deskId` */
  _id: string
  eventId: string
  deskId: string
  /** Who may write here: '' for SELF, where the function itself does. */
  accountId: string
  personId: string
  name: string
  openedAt: Instant
  /** By nonce: a line that comes twice meets itself. */
  lines: Readonly<Record<string, StoredLine>>
  /** Of whom a line is here; indexed, this is how somebody's own are found. */
  people: readonly string[]
  /** Of SELF: what the codes on the wall are made with. Never leaves the server. */
  key?: string
}

/** A photograph of a paper sheet. */
export interface SheetDoc {
  _id: string
  eventId: string
  fileId: string
  at: Instant
  byName: string
}

/** Whose code a resident's is. */
export interface ResidentCodeDoc {
  /** The code id. */
  _id: string
  personId: string
  name: string
}

const NAMES = ['eventId', 'deskId'] as const

export const deskDocId = (eventId: string, deskId: string): string => `${eventId}:${deskId}`

export const desks = (db: Db) => ({
  get: (eventId: string, deskId: string) => db.get<DeskDoc>(ATTENDANCE, deskDocId(eventId, deskId)),
  /** Whose the desk is, and which of some lines are there; a desk may have hundreds. */
  async holds(eventId: string, deskId: string, nonces: readonly string[]) {
    const where = { _id: deskDocId(eventId, deskId) }
    const fields = ['accountId', ...nonces.map((nonce) => `lines.${nonce}.nonce`)]
    const [found] = await db.find<Pick<DeskDoc, 'accountId' | 'lines'>>(ATTENDANCE, where, {
      limit: 1,
      fields,
    })
    return found ?? null
  },
  /** False when it is there already. */
  open: (doc: DeskDoc) => db.add(ATTENDANCE, doc),
  /** All desks of an event; nobody sets up a hundred. Of a very large one they do not fit into one answer. */
  async of(eventId: string): Promise<DeskDoc[]> {
    try {
      return await db.find<DeskDoc>(ATTENDANCE, { eventId }, { limit: 100 })
    } catch {
      const named = await db.find<DeskDoc>(ATTENDANCE, { eventId }, { limit: 100, fields: NAMES })
      const docs = await Promise.all(named.map(({ _id }) => db.get<DeskDoc>(ATTENDANCE, _id)))
      return docs.flatMap((doc) => doc ?? [])
    }
  },
  /** Desks where something is written about somebody, by one of these ids; latest first, without their lines. */
  async ofPerson(ids: readonly string[]): Promise<Pick<DeskDoc, '_id' | 'eventId' | 'deskId'>[]> {
    const page: Page = { limit: 100, order: { field: 'openedAt', direction: 'desc' }, fields: NAMES }
    const found = await Promise.all(ids.map((people) => db.find<DeskDoc>(ATTENDANCE, { people }, page)))
    return [...new Map(found.flat().map((doc) => [doc._id, doc])).values()]
  },
  /**
   * Writes lines that are not there yet, if the desk belongs to this account: ONE conditional update is the permission,
   * the nonce check and the write. False when it is another's desk, none, or one of the lines is there.
   */
  keep: (eventId: string, deskId: string, accountId: string, lines: readonly StoredLine[]) =>
    db.changeIf(
      ATTENDANCE,
      deskDocId(eventId, deskId),
      { accountId, ...Object.fromEntries(lines.map(({ nonce }) => [`lines.${nonce}`, db.op.exists(false)])) },
      {
        ...Object.fromEntries(lines.map((line) => [`lines.${line.nonce}`, db.op.set(line)])),
        people: db.op.addEach([...new Set(lines.map(({ who }) => who))]),
      },
    ),
})

export const sheets = (db: Db) => ({
  add: (doc: SheetDoc) => db.add(SHEETS, doc),
  of: (eventId: string) =>
    db.find<SheetDoc>(SHEETS, { eventId }, { limit: 50, order: { field: 'at', direction: 'desc' } }),
})

export const residentCodes = (db: Db) => ({
  get: (codeId: string) => db.get<ResidentCodeDoc>(RESIDENT_CODES, codeId),
  add: (doc: ResidentCodeDoc) => db.add(RESIDENT_CODES, doc),
})
