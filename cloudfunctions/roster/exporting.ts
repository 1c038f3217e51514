import { idsOf } from '../../miniprogram/shared/kit/path'
import { ROSTER_COLUMNS, headingOf } from '../../miniprogram/shared/rules/roster/headings'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { type MemberDoc, branchGroups, eachPageOf } from '../member/public'
import { type OrganizationDoc, organizations } from '../organization/public'
import { type ExportDoc, rosterExports } from './exportStore'
import { type SheetCounts, sheetPart, workbookOf } from './sheetParts'
import { rosterState } from './state'

/** How long a call goes on: a district is some ten of them at the most, and the phone can show how far it is. */
const STRETCH_MS = 2_000
/** So often a roster may change under an export before it gives up for now. */
const TURNS = 5

const FIELDS = [
  ...['branchId', 'order', 'number', 'name', 'gender', 'phone', 'born', 'joined'],
  ...['education', 'occupation', 'cannotCome'],
]

type Nodes = ReadonlyMap<string, OrganizationDoc>

/** Works on an export until its file is there or the stretch is over. Each step is taken once in effect. */
export async function workOnExport(ctx: Context, begun: ExportDoc): Promise<ExportDoc> {
  const until = ctx.now() + STRETCH_MS
  const nodes = begun.fileId === null ? await nodesAround(ctx.db, begun) : new Map<string, OrganizationDoc>()
  let doc = begun
  while (doc.fileId === null) {
    await takeStep(ctx, doc, nodes)
    doc = await exportOf(ctx.db, doc._id)
    if (ctx.now() >= until) break
  }
  return doc
}

async function exportOf(db: Db, id: string): Promise<ExportDoc> {
  const doc = await rosterExports(db).get(id)
  if (!doc) throw new AppError('NOT_FOUND', { what: '这次导出' })
  return doc
}

async function takeStep(ctx: Context, doc: ExportDoc, nodes: Nodes): Promise<void> {
  if (doc.next < doc.groups.length) await writeGroup(ctx.db, doc, nodes)
  // What was read is only worth something if nobody moved meanwhile.
  if (await isStale(ctx.db, doc)) return beginAgain(ctx.db, doc)
  if (doc.next < doc.groups.length) await rosterExports(ctx.db).advance(doc, { next: doc.next + 1 })
  else await putTogether(ctx, doc)
}

async function isStale(db: Db, { revision }: ExportDoc): Promise<boolean> {
  const state = await rosterState(db).get()
  if (state.applying !== null) throw new AppError('ROSTER_UPDATING')
  return state.revision !== revision
}

async function beginAgain(db: Db, doc: ExportDoc): Promise<void> {
  if (doc.turn + 1 >= TURNS) throw new AppError('ROSTER_UPDATING')
  const { revision } = await rosterState(db).get()
  const groups = await branchGroups(db, doc.path)
  await rosterExports(db).advance(doc, { turn: doc.turn + 1, next: 0, revision, groups: db.op.set(groups) })
}

async function writeGroup(db: Db, doc: ExportDoc, nodes: Nodes): Promise<void> {
  const { next, groups } = doc
  const store = rosterExports(db)
  const before = next === 0 ? null : await partOf(db, doc, next - 1)
  const group = groups[next] ?? []
  const people: MemberDoc[] = []
  await eachPageOf(db, group, FIELDS, (page) => void people.push(...page))
  const rows = inOrder(people, group).map((member) => cellsOf(member, nodes))
  const { bytes, ...counts } = sheetPart(before, before === null ? [HEADINGS, ...rows] : rows)
  await store.keep(doc, next, { bytes: bytes.toString('base64'), ...counts })
}

async function partOf(db: Db, doc: ExportDoc, number: number) {
  const part = await rosterExports(db).part(doc, number)
  if (!part) throw new Error(`part ${number} of the export ${doc._id} is gone`)
  return part
}

async function putTogether(ctx: Context, doc: ExportDoc): Promise<void> {
  const store = rosterExports(ctx.db)
  const whole = await wholeSheet(ctx.db, doc)
  if (whole === null) return
  const fileId = await ctx.weChat.upload(`exports/${doc._id}.xlsx`, workbookOf(whole.pieces, whole.last))
  if (await store.advance(doc, { fileId })) await store.dropParts(doc._id)
}

/** Every part in order; null when somebody else has put them together meanwhile, and put them away. */
async function wholeSheet(db: Db, doc: ExportDoc): Promise<{ pieces: Buffer[]; last: SheetCounts } | null> {
  // A subtree without anybody is a table with nothing but headings.
  const { bytes: head, ...empty } = sheetPart(null, [HEADINGS])
  if (doc.groups.length === 0) return { pieces: [head], last: empty }
  const pieces: Buffer[] = []
  let last: SheetCounts = empty
  for (let number = 0; number < doc.groups.length; number++) {
    const part = await rosterExports(db).part(doc, number)
    if (!part && (await exportOf(db, doc._id)).fileId !== null) return null
    const { bytes, ...counts } = part ?? (await partOf(db, doc, number))
    pieces.push(Buffer.from(bytes, 'base64'))
    last = counts
  }
  return { pieces, last }
}

/** Every organisation that a row may name: those inside and those above. */
async function nodesAround(db: Db, { path }: ExportDoc): Promise<Nodes> {
  const [inside, above] = await Promise.all([
    organizations(db).subtree(path),
    organizations(db).some(idsOf(path)),
  ])
  return new Map([...inside, ...above].map((one) => [one._id, one]))
}

/** Branch by branch, within each as every list has them. */
function inOrder(people: readonly MemberDoc[], group: readonly string[]): MemberDoc[] {
  const place = new Map(group.map((id, at) => [id, at]))
  const placeOf = ({ branchId }: MemberDoc) => place.get(branchId) ?? 0
  return [...people].sort((a, b) => placeOf(a) - placeOf(b) || (a.order < b.order ? -1 : 1))
}

const HEADINGS = ROSTER_COLUMNS.map(headingOf)

/** In the order of `ROSTER_COLUMNS`. */
function cellsOf(member: MemberDoc, nodes: Nodes): string[] {
  const branch = nodes.get(member.branchId)
  const way = idsOf(branch?.path ?? '').map((id) => nodes.get(id))
  const nameOf = (kind: OrganizationDoc['kind']) =>
    way.filter((node) => node?.kind === kind).at(-1)?.name ?? ''
  return [
    ...[nameOf('committee'), nameOf('party'), branch?.name ?? '', member.number, member.name, member.gender],
    ...[member.phone, member.born ?? '', member.joined ?? '', member.education, member.occupation],
    member.cannotCome ? '是' : '否',
  ]
}
