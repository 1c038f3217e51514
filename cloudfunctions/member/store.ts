import type { Path } from '../../miniprogram/shared/kit/path'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import { type StayDays, movedOn } from '../../miniprogram/shared/rules/stays'
import type { Condition, Db } from '../kit/db'
import { type MemberDoc, backwards } from './memberDoc'

export const MEMBERS = 'members'
export const ACCOUNTS = 'accounts'

export const members = (db: Db) => ({
  get: (id: string) => db.get<MemberDoc>(MEMBERS, id),
  some: (ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<MemberDoc>(MEMBERS, { _id: db.op.in(ids) }, { limit: 100 }),
  /** As many as asked for, by id; a request for each hundred. */
  async byId(ids: readonly string[]): Promise<ReadonlyMap<string, MemberDoc>> {
    const found = new Map<string, MemberDoc>()
    for (let from = 0; from < ids.length; from += 100)
      for (const member of await this.some(ids.slice(from, from + 100))) found.set(member._id, member)
    return found
  },
  byMatch: (match: string) => db.find<MemberDoc>(MEMBERS, { matches: match }, { limit: 10 }),
  byCode: async (codeId: string) => (await db.find<MemberDoc>(MEMBERS, { codeId }, { limit: 1 }))[0] ?? null,
  /** Present members of a branch of that name; more than one is told apart by the caller. */
  namedIn: (branchId: string, name: string) =>
    db.find<MemberDoc>(MEMBERS, { branchId, name, status: 'active' }, { limit: 10 }),
  ofBranch: (branchId: string, after: string, limit: number) =>
    db.find<MemberDoc>(
      MEMBERS,
      { branchId, order: db.op.gt(after) },
      { limit, order: { field: 'order', direction: 'asc' } },
    ),
  /** Present members of exactly that name whose phone ends so. */
  byNameAndTail: (name: string, tail: string) =>
    db.find<MemberDoc>(
      MEMBERS,
      { tail: db.op.startsWith(backwards(tail)), name, status: 'active' },
      { limit: 10 },
    ),
  holding: (scopeId: string) => db.find<MemberDoc>(MEMBERS, { 'grants.scope.id': scopeId }, { limit: 100 }),

  /** One account binds one member: only while nobody, or this same account, holds the line. */
  claim: (id: string, accountId: string, at: Instant) =>
    db.changeIf(
      MEMBERS,
      id,
      { accountId: db.op.in([null, accountId]), status: 'active' },
      { accountId, boundAt: at },
    ),
  /** Undoes a claim of this account. */
  unclaim: (id: string, accountId: string) =>
    db.changeIf(MEMBERS, id, { accountId }, { accountId: null, boundAt: null }),
})

/** Everyone of a subtree; the district's own path holds everyone, and needs no condition. */
export const inSubtree = (db: Db, path: Path): Condition => ({ path: db.op.startsWith(path) })

export const countMembers = (db: Db, path: Path): Promise<number> => db.count(MEMBERS, inSubtree(db, path))

export const membersByBranch = (db: Db, path: Path): Promise<ReadonlyMap<string, number>> =>
  db.countBy(MEMBERS, inSubtree(db, path), 'branchId')

/** How many members some branches had on a day. */
export async function countStays(db: Db, branchIds: readonly string[], day: Day): Promise<number> {
  if (branchIds.length === 0) return 0
  const stay = { branchId: db.op.in(branchIds), from: db.op.lte(day), to: db.op.gt(day) }
  return db.count(MEMBERS, { 'stays.branchId': db.op.in(branchIds), stays: db.op.elemMatch(stay) })
}

/** After the tree changed: the members of these branches stand where their branch does. Done again, it changes nothing. */
export async function repathMembers(
  db: Db,
  nodes: readonly { _id: string; kind: string; path: Path }[],
): Promise<void> {
  for (const { _id: branchId, kind, path } of nodes)
    if (kind === 'branch') await db.changeAll(MEMBERS, { branchId, path: db.op.nin([path]) }, { path })
}

const PAGE = 100

/** Everyone of one branch goes to another, dated. Cut off and called again, it goes on with who is left. */
export async function moveMembers(
  db: Db,
  fromBranch: string,
  to: { _id: string; path: Path },
  on: Day,
): Promise<void> {
  for (;;) {
    const page = await db.find<MemberDoc>(MEMBERS, { branchId: fromBranch }, { limit: PAGE })
    if (page.length === 0) return
    await Promise.all(page.map((member) => moveMember(db, member, to, on)))
  }
}

/** On the condition that nobody changed the line since it was read. */
export const moveMember = (
  db: Db,
  { _id, version, stays }: MemberDoc,
  to: { _id: string; path: Path } | null,
  on: Day,
): Promise<boolean> =>
  db.changeIf(
    MEMBERS,
    _id,
    { version },
    { ...setStays(db, movedFields(stays, to, on)), version: version + 1 },
  )

/** What a move changes of a line. */
export const movedFields = (
  stays: readonly StayDays[],
  to: { _id: string; path: Path } | null,
  on: Day,
): Pick<MemberDoc, 'branchId' | 'path' | 'status' | 'stays'> => ({
  ...(to
    ? { branchId: to._id, path: to.path, status: 'active' }
    : { branchId: '', path: '', status: 'left' }),
  stays: movedOn(stays, to?._id ?? null, on),
})

/** Stays replace each other as a whole. */
export const setStays = <T extends { stays: readonly StayDays[] }>(db: Db, fields: T) => ({
  ...fields,
  stays: db.op.set(fields.stays),
})

const JOB_PAGE = 1_000
/** Branches are read together up to this many members, so that an answer stays under a thousand. */
const TOGETHER = 900

/** Every present member of a subtree, page by page, for jobs: a request for about 900 members. */
export async function eachPage(
  db: Db,
  path: Path,
  fields: readonly string[],
  use: (page: MemberDoc[]) => Promise<void> | void,
): Promise<void> {
  for (const group of await branchGroups(db, path)) await eachPageOf(db, group, fields, use)
}

/** The branches of a subtree that have members, in groups that can be read in one request. */
export const branchGroups = async (db: Db, path: Path): Promise<string[][]> =>
  groupsOf(await membersByBranch(db, path))

/** Every present member of a group of branches, page by page; more than one only where a branch is very large. */
export async function eachPageOf(
  db: Db,
  branchIds: readonly string[],
  fields: readonly string[],
  use: (page: MemberDoc[]) => Promise<void> | void,
): Promise<void> {
  for (let skip = 0; ; skip += JOB_PAGE) {
    const where = { branchId: db.op.in(branchIds) }
    const page = await db.find<MemberDoc>(MEMBERS, where, { limit: JOB_PAGE, skip, fields })
    await use(page)
    if (page.length < JOB_PAGE) break
  }
}

function groupsOf(counts: ReadonlyMap<string, number>): string[][] {
  const groups: string[][] = []
  let room = 0
  for (const [branchId, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > room) {
      groups.push([])
      room = TOGETHER
    }
    groups.at(-1)?.push(branchId)
    room -= count
  }
  return groups
}

/** Which of these organisations have somebody with the role of secretary over them. */
export async function secretariesOver(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const holders = await db.find<Pick<MemberDoc, 'grants'>>(
    MEMBERS,
    { 'grants.scope.id': db.op.in(ids) },
    { limit: 1_000 },
  )
  const grants = holders.flatMap((holder) => holder.grants)
  return new Set(grants.filter(({ role }) => role === 'secretary').map(({ scope }) => scope.id))
}
