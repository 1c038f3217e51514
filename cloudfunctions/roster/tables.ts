import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { ExportedFile } from '../../miniprogram/shared/contract/member'
import { type RosterColumn, ROSTER_COLUMNS, headingOf } from '../../miniprogram/shared/rules/roster/headings'
import { type Context, action } from '../kit/action'
import { sheetOf } from '../kit/sheet'
import { IMPORTERS, jobId, overJob } from './fields'
import { type BadItem, type RosterJobDoc, CHUNK, chunks } from './store'
import { jobOf } from './work'

const EXAMPLE: Readonly<Record<RosterColumn, string>> = {
  ...{
    committee: '梅园新村街道工委',
    party: '梅园新村社区党委',
    branch: '第三支部',
    number: '',
    name: '李桂芬',
  },
  ...{ gender: '女', phone: '13900000000', born: '1950-03-02', joined: '1985-07-01', education: '大专' },
  ...{ occupation: '退休', cannotCome: '否' },
}

const fileOf = (name: string, rows: readonly (readonly string[])[]): ExportedFile => ({
  ...{ name, base64: sheetOf(rows).toString('base64') },
})

/** An answer holds 1 MB: beyond this many rows the first are enough to begin with. */
const MOST = 5_000

export const template = action('roster.template', {
  role: IMPORTERS,
  scope: 'open',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  run: () =>
    Promise.resolve(
      fileOf('党员名册模板.xlsx', [
        ROSTER_COLUMNS.map(headingOf),
        ROSTER_COLUMNS.map((column) => EXAMPLE[column]),
      ]),
    ),
})

/** Bad rows as they stood in the file, with number and reason before: to be put right and imported again. */
export const badRows = action('roster.badRows', {
  role: IMPORTERS,
  scope: overJob,
  input: z.object({ jobId }) satisfies z.ZodType<InputOf<'roster.badRows'>>,
  async run(ctx, { jobId: id }) {
    const job = await jobOf(ctx, id)
    const bad = await allBad(ctx, job)
    const rows = bad
      .slice(0, MOST)
      .map(({ row, reason, cells, name }) => [
        ...[String(row), reason],
        ...(cells.length > 0 ? cells : [name]),
      ])
    return fileOf('有问题的行.xlsx', [['行号', '原因', ...job.headings], ...rows])
  },
})

async function allBad({ db }: Context, job: RosterJobDoc): Promise<BadItem[]> {
  const store = chunks(db)
  const early = (await store.of(job._id, 'bad')).flatMap(({ items }) => items)
  const later = (await store.of(job._id, 'badLater')).flatMap(({ items }) => items)
  return [...early, ...later].sort((a, b) => a.row - b.row).slice(0, MOST + CHUNK)
}
