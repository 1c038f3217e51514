import { type KnownMember, decideRow, keysOf } from '../../miniprogram/shared/rules/roster/compare'
import type { Context } from '../kit/action'
import type { Db } from '../kit/db'
import { digest } from '../kit/digest'
import { MEMBERS, eachPage } from '../member/public'
import { namesOf } from '../organization/public'
import { spellingOf } from './spelling'
import { rosterState } from './state'
import { type BadItem, type EntryItem, type RosterJobDoc, type RowItem, chunks, jobs } from './store'

/** Keys that one query asks for; each row has three at most. */
const KEYS = 300
const FIELDS = [
  ...['version', 'status', 'branchId', 'name', 'number', 'phone', 'gender', 'born', 'joined'],
  ...['education', 'occupation', 'cannotCome', 'matches'],
]

/** Compares one chunk of rows with the roster; after the last, looks who is not in the file. */
export async function compare(ctx: Context, job: RosterJobDoc): Promise<void> {
  if (job.next >= job.rowChunks) return findAbsent(ctx, job)
  // The revision is read before anything is compared: what changes later is noticed.
  const revision = job.next === 0 ? (await rosterState(ctx.db).get()).revision : job.revision
  const rows = (await chunks(ctx.db).get(job._id, 'rows', job.next))?.items ?? []
  const found = await compareRows(ctx.db, job, rows)
  await chunks(ctx.db).put(job._id, 'entries', job.next, found.entries, found.seen)
  await chunks(ctx.db).put(job._id, 'badLater', job.next, found.bad)
  const bad = found.bad.map(({ row, name, reason }) => ({ row, name, reason }))
  await jobs(ctx.db).advance(job, {
    ...{ next: job.next + 1, revision },
    badRows: ctx.db.op.set([...job.badRows, ...bad].slice(0, 50)),
    counts: ctx.db.op.set(counted(job, found)),
  })
}

interface Found {
  entries: EntryItem[]
  seen: string[]
  bad: BadItem[]
  unchanged: number
  moved: number
  back: number
}

async function compareRows(db: Db, job: RosterJobDoc, rows: readonly RowItem[]): Promise<Found> {
  const known = await knownBy(
    db,
    rows.flatMap(({ line }) => keysOf(line)),
  )
  const found: Found = { entries: [], seen: [], bad: [], unchanged: 0, moved: 0, back: 0 }
  for (const row of rows) enter(found, job, row, known)
  return found
}

function enter(found: Found, job: RosterJobDoc, item: RowItem, known: ReadonlyMap<string, KnownMember[]>) {
  const { row, line, branchId } = item
  const candidates = new Map(
    keysOf(line).flatMap((key) => (known.get(key) ?? []).map((one) => [one._id, one])),
  )
  const decision = decideRow(line, branchId, [...candidates.values()])
  if (decision.kind === 'bad') {
    found.bad.push({ row, name: line.name, reason: decision.reason, cells: [] })
  } else if (decision.kind === 'new') {
    const id = `m_${digest(job._id, String(row))}`
    found.entries.push({ kind: 'new', id, line, branchId, spelling: spellingOf(line.name) })
  } else {
    found.seen.push(decision.id)
    if (decision.kind === 'unchanged') found.unchanged++
    else enterChange(found, decision, branchId)
  }
}

function enterChange(
  found: Found,
  decision: Extract<ReturnType<typeof decideRow>, { kind: 'changed' }>,
  branchId: string,
): void {
  const { id, version, change, isMoved, isBack } = decision
  if (isBack) found.back++
  else if (isMoved) found.moved++
  const spelling = change.name === undefined ? null : spellingOf(change.name)
  found.entries.push({ kind: 'changed', id, version, change, spelling, branchId: isMoved ? branchId : null })
}

/** Everyone who has one of the keys, by key. */
async function knownBy(db: Db, keys: readonly string[]): Promise<Map<string, KnownMember[]>> {
  const groups = Array.from({ length: Math.ceil(keys.length / KEYS) }, (_, n) =>
    keys.slice(n * KEYS, (n + 1) * KEYS),
  )
  const byKey = new Map<string, KnownMember[]>()
  for (const group of groups) {
    const page = { limit: 1_000, fields: FIELDS }
    for (const member of await db.find<KnownMember>(MEMBERS, { matches: db.op.in(group) }, page))
      for (const key of member.matches) byKey.set(key, [...(byKey.get(key) ?? []), member])
  }
  return byKey
}

function counted({ counts }: RosterJobDoc, found: Found): RosterJobDoc['counts'] {
  const isNew = found.entries.filter(({ kind }) => kind === 'new').length + found.back
  return {
    ...counts,
    rows: counts.rows - found.bad.length,
    bad: counts.bad + found.bad.length,
    new: counts.new + isNew,
    moved: counts.moved + found.moved,
    changed: counts.changed + found.entries.length - isNew - found.moved,
    unchanged: counts.unchanged + found.unchanged,
  }
}

const SEEN_CHUNKS = 20

async function findAbsent(ctx: Context, job: RosterJobDoc): Promise<void> {
  const seen = new Set<string>()
  for (let from = 0; from < job.rowChunks; from += SEEN_CHUNKS)
    for (const id of await chunks(ctx.db).seen(job._id, from, Math.min(job.rowChunks, from + SEEN_CHUNKS)))
      seen.add(id)
  const absent: { _id: string; version: number; name: string; branchId: string }[] = []
  await eachPage(ctx.db, job.path, ['version', 'name', 'branchId'], (page) => {
    for (const member of page) if (!seen.has(member._id)) absent.push(member)
  })
  const names = await namesOf(
    ctx.db,
    absent.map(({ branchId }) => branchId),
  )
  const items = absent.map(({ _id: id, version, name, branchId }): EntryItem => ({
    ...{ kind: 'left', id, version, name, branchName: names.get(branchId) ?? '' },
  }))
  const absentChunks = await chunks(ctx.db).putAll(job._id, 'absent', items)
  await jobs(ctx.db).advance(job, {
    ...{ stage: 'ready', next: 0, total: 0, absentChunks, 'counts.absent': absent.length },
    absent: ctx.db.op.set(
      items
        .flatMap((one) => (one.kind === 'left' ? [{ name: one.name, branchName: one.branchName }] : []))
        .slice(0, 50),
    ),
  })
}
