import type { RowLine } from '../../miniprogram/shared/rules/roster/row'
import type { Context } from '../kit/action'
import type { Db } from '../kit/db'
import {
  type MemberDoc,
  type RosterLine,
  MEMBERS,
  letGo,
  lineFields,
  movedFields,
  newMember,
  rosterLine,
} from '../member/public'
import { newOrganization, organizations } from '../organization/public'
import { rosterState } from './state'
import { type EntryItem, type OrganizationItem, type RosterJobDoc, chunks, jobs } from './store'

type Paths = ReadonlyMap<string, string>

/** Writes one chunk. Every line of it may be written twice: the second time changes nothing. */
export async function write(ctx: Context, job: RosterJobDoc): Promise<void> {
  if (job.next >= job.total) return finish(ctx, job)
  const skipped = await writeChunk(ctx, job)
  await jobs(ctx.db).advance(job, { next: job.next + 1, skipped: ctx.db.op.inc(skipped) })
}

/** The roster is whole again first: a job that says `done` never leaves lists waiting. */
async function finish(ctx: Context, job: RosterJobDoc): Promise<void> {
  await rosterState(ctx.db).end(job._id)
  await jobs(ctx.db).advance(job, { stage: 'done' })
}

/** Chunk 0 has the organisations, then come the rows, then whoever leaves. Answers how many lines were left alone. */
async function writeChunk({ db }: Context, job: RosterJobDoc): Promise<number> {
  if (job.next === 0) {
    for (const { items } of await chunks(db).of(job._id, 'organizations'))
      await addOrganizations(db, items, job.on)
    return 0
  }
  const isRow = job.next <= job.rowChunks
  const chunk = isRow
    ? await chunks(db).get(job._id, 'entries', job.next - 1)
    : await chunks(db).get(job._id, 'absent', job.next - 1 - job.rowChunks)
  return writeEntries(db, job, chunk?.items ?? [])
}

/** In the order of the tree, so that a parent is there before what hangs under it. */
async function addOrganizations(db: Db, items: readonly OrganizationItem[], on: string): Promise<void> {
  const there = new Set((await organizations(db).some(items.map(({ id }) => id))).map(({ _id }) => _id))
  const docs = items
    .filter(({ id }) => !there.has(id))
    .map(({ id, kind, name, parentId, path }) => {
      const parent = { _id: parentId, path: path.slice(0, -id.length - 1) }
      return newOrganization({ id, kind, name, parent, on })
    })
  await db.addMany('organizations', docs)
}

async function writeEntries(db: Db, job: RosterJobDoc, entries: readonly EntryItem[]): Promise<number> {
  const wanted = entries.flatMap((one) =>
    one.kind === 'left' || one.branchId === null ? [] : [one.branchId],
  )
  const nodes = await organizations(db).some(wanted)
  const paths = new Map(nodes.map(({ _id, path }) => [_id, path]))
  await addNew(
    db,
    entries.flatMap((one) => (one.kind === 'new' ? [newDoc(job, one, paths)] : [])),
  )
  const others = entries.filter((one) => one.kind !== 'new')
  let skipped = 0
  for (let from = 0; from < others.length; from += 100)
    skipped += await changeSome(db, job, others.slice(from, from + 100), paths)
  return skipped
}

/** All at once; where some are there from a try that was cut off, the rest. */
async function addNew(db: Db, docs: readonly MemberDoc[]): Promise<void> {
  if (await db.addMany(MEMBERS, docs)) return
  const ids = docs.map(({ _id }) => _id)
  const there = await db.find<MemberDoc>(MEMBERS, { _id: db.op.in(ids) }, { limit: 1_000, fields: ['_id'] })
  const known = new Set(there.map(({ _id }) => _id))
  await db.addMany(
    MEMBERS,
    docs.filter(({ _id }) => !known.has(_id)),
  )
}

function newDoc(
  job: RosterJobDoc,
  { id, line, branchId, spelling }: EntryItem & { kind: 'new' },
  paths: Paths,
): MemberDoc {
  const branch = { _id: branchId, path: paths.get(branchId) ?? '' }
  const doc = newMember({
    id,
    line: rosterLine({ name: line.name, ...said(line) }),
    spelling,
    branch,
    on: job.on,
  })
  return { ...doc, lastJob: job._id }
}

/** Only what the file says; an empty cell leaves what is there. */
const said = (line: Partial<RowLine>): Partial<RosterLine> =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)) as Partial<RosterLine>

async function changeSome(
  db: Db,
  job: RosterJobDoc,
  entries: readonly Changed[],
  paths: Paths,
): Promise<number> {
  const ids = entries.map(({ id }) => id)
  const docs = await db.find<MemberDoc>(MEMBERS, { _id: db.op.in(ids) }, { limit: 100 })
  const byId = new Map(docs.map((doc) => [doc._id, doc]))
  const done = await Promise.all(entries.map((one) => changeOne(db, job, one, byId.get(one.id), paths)))
  return done.filter((isDone) => !isDone).length
}

type Changed = Exclude<EntryItem, { kind: 'new' }>

/**
 * False when the line is left alone: somebody else changed it after the preview, or it is the importer's own and would
 * leave, and with it the right to finish the import.
 */
async function changeOne(
  db: Db,
  job: RosterJobDoc,
  entry: Changed,
  doc: MemberDoc | undefined,
  paths: Paths,
): Promise<boolean> {
  if (!doc || (entry.kind === 'left' && doc._id === job.startedBy)) return false
  if (doc.lastJob !== job._id) {
    const { stays, ...fields } = changeOf(job, entry, doc, paths)
    const change = { ...fields, ...(stays ? { stays: db.op.set(stays) } : {}) }
    const written = { ...change, version: entry.version + 1, lastJob: job._id }
    const isWritten = await db.changeIf(MEMBERS, doc._id, { version: entry.version }, written)
    if (!isWritten && !(await isWrittenByJob(db, job, doc._id))) return false
  }
  // Whoever leaves is no longer a member here: the phone is let go, and with it the roles.
  if (entry.kind === 'left') await letGo(db, doc._id)
  return true
}

/** Whether another who steps this job was there between our reading and our writing: the line is not left alone then. */
const isWrittenByJob = async (db: Db, job: RosterJobDoc, id: string): Promise<boolean> =>
  (await db.get<MemberDoc>(MEMBERS, id))?.lastJob === job._id

function changeOf(job: RosterJobDoc, entry: Changed, doc: MemberDoc, paths: Paths): Partial<MemberDoc> {
  if (entry.kind === 'left')
    return { ...movedFields(doc.stays, null, job.on), accountId: null, boundAt: null, grants: [] }
  const spelling = entry.spelling ?? { pinyin: doc.pinyin, initials: doc.initials }
  const line = lineFields(doc._id, { ...lineOf(doc), ...said(entry.change) }, spelling)
  if (entry.branchId === null) return line
  const branch = { _id: entry.branchId, path: paths.get(entry.branchId) ?? '' }
  return { ...line, ...movedFields(doc.stays, branch, job.on) }
}

const lineOf = (doc: MemberDoc): RosterLine => ({
  ...{ name: doc.name, number: doc.number, phone: doc.phone, gender: doc.gender, born: doc.born },
  ...{ joined: doc.joined, education: doc.education, occupation: doc.occupation, cannotCome: doc.cannotCome },
})
