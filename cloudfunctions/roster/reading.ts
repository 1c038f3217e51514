import { dayOf } from '../../miniprogram/shared/kit/time'
import { keysOf } from '../../miniprogram/shared/rules/roster/compare'
import { type Headings, readHeadings } from '../../miniprogram/shared/rules/roster/headings'
import { readRow } from '../../miniprogram/shared/rules/roster/row'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { organizations } from '../organization/public'
import { readTable } from './file'
import { Places } from './places'
import { type BadItem, type RosterJobDoc, type RowItem, chunks, jobs } from './store'

/** The file becomes chunks of rows that were understood, chunks of those that were not, and new organisations. */
export async function read(ctx: Context, job: RosterJobDoc): Promise<void> {
  const bytes = await ctx.weChat.download(job.fileId)
  if (!bytes) throw new AppError('ROSTER_FILE_UNREADABLE')
  const sorter = new Sorter(await placesOf(ctx, job), dayOf(ctx.now()))
  readTable(bytes, (cells) => sorter.add(cells))
  const { rows, bad, places, heading, headings } = sorter
  checkHeadings(headings)
  const store = chunks(ctx.db)
  const rowChunks = await store.putAll(job._id, 'rows', rows)
  await store.putAll(job._id, 'bad', bad)
  await store.putAll(job._id, 'organizations', [...places.added.values()])
  const counts = { ...job.counts, rows: rows.length, bad: bad.length, newOrganizations: places.added.size }
  await jobs(ctx.db).advance(job, {
    ...{ stage: 'comparing', next: 0, rowChunks, total: rowChunks + 1, counts: ctx.db.op.set(counts) },
    ...{ headings: heading, unknownHeadings: headings.unknown.slice(0, 20) },
    badRows: bad.slice(0, 50).map(({ row, name, reason }) => ({ row, name, reason })),
  })
}

async function placesOf({ db }: Context, job: RosterJobDoc): Promise<Places> {
  const all = await organizations(db).subtree(job.path)
  const root = all.find(({ _id }) => _id === job.organizationId)
  if (!root) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  return new Places(
    root,
    all.filter(({ closedOn }) => closedOn === null),
  )
}

function checkHeadings({ missing }: Headings): void {
  if (missing.length > 0) throw new AppError('ROSTER_NO_HEADINGS', { missing: missing.join('、') })
}

/** Takes rows one by one, the heading first; keeps what was understood, and of the rest the reason. */
class Sorter {
  readonly rows: RowItem[] = []
  readonly bad: BadItem[] = []
  heading: string[] = []
  headings = readHeadings([])
  private row = 0
  private readonly firstWith = new Map<string, number>()

  constructor(
    readonly places: Places,
    private readonly today: string,
  ) {}

  add(cells: string[]): void {
    if (++this.row > 1) return this.addRow(cells)
    this.heading = cells
    this.headings = readHeadings(cells)
    checkHeadings(this.headings)
  }

  private addRow(cells: string[]): void {
    const read = readRow(cells, this.headings, this.today)
    if (read.kind === 'empty') return
    if (read.kind === 'bad') return this.refuse(cells, read.reason)
    const twin = twinOf(this.firstWith, read.line, this.row)
    if (twin !== null) return this.refuse(cells, `和第 ${twin} 行是同一个人。请删去其中一行`)
    const place = this.places.find(read.place)
    if ('reason' in place) return this.refuse(cells, place.reason)
    this.rows.push({ row: this.row, line: read.line, branchId: place.branchId })
  }

  private refuse(cells: string[], reason: string): void {
    const name = (cells[this.headings.columns.name ?? 0] ?? '').trim()
    this.bad.push({ row: this.row, name, reason, cells })
  }
}

/** The earlier row that is the same person, by number or by name with phone and birthday; enters this one otherwise. */
function twinOf(firstWith: Map<string, number>, line: RowItem['line'], row: number): number | null {
  // A number of one's own tells two people with one name and one birthday apart.
  const keys = line.number ? keysOf(line).slice(0, 1) : keysOf(line)
  const twin = keys.map((key) => firstWith.get(key)).find((first) => first !== undefined)
  if (twin !== undefined) return twin
  for (const key of keys) firstWith.set(key, row)
  return null
}
