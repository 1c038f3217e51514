import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import {
  LEARNING_KIND_WORDS,
  type LearningLine,
  type LearningYear,
} from '../../miniprogram/shared/contract/ledger'
import { type Instant, dayOf } from '../../miniprogram/shared/kit/time'
import { requiredHours, yearOfLearning } from '../../miniprogram/shared/rules/learning'
import { type Context, action } from '../kit/action'
import type { Actor } from '../kit/auth'
import type { Db } from '../kit/db'
import { sheetOf } from '../kit/sheet'
import { learningRules } from './rules'
import { type LearningRecordDoc, learningRecords } from './store'

const PAGE = 50
/** Of an export: nobody learns more often in a year. */
const PAGES = 40

const year = z.number().int().min(2000).max(2100).describe('年份')

export const mine = action('ledger.mine', {
  role: 'member',
  scope: 'own',
  input: z.object({
    year: year.optional(),
    after: z.string().max(200).optional().describe('页'),
  }) satisfies z.ZodType<InputOf<'ledger.mine'>>,
  async run(ctx, { year: wanted = Number(dayOf(ctx.now()).slice(0, 4)), after }) {
    const [total, found] = await Promise.all([
      totalOf(ctx, wanted),
      learningRecords(ctx.db).page(peopleOf(ctx.actor), wanted, after, PAGE + 1),
    ])
    const page = found.slice(0, PAGE)
    return {
      ...{ total, lines: page.map(lineOf) },
      after: found.length > PAGE ? (page.at(-1)?.order ?? null) : null,
      now: ctx.now(),
    }
  },
})

/** The red book of a year. */
export const exportMine = action('ledger.export', {
  role: 'member',
  scope: 'own',
  input: z.object({ year }) satisfies z.ZodType<InputOf<'ledger.export'>>,
  async run(ctx, { year: wanted }) {
    const [total, lines] = await Promise.all([totalOf(ctx, wanted), linesOfYear(ctx, wanted)])
    const bytes = sheetOf([...headOf(ctx, total), ...lines.map(cellsOf)])
    return { name: `学习档案 ${wanted}.xlsx`, base64: bytes.toString('base64') }
  },
})

async function totalOf({ db, actor }: Context, wanted: number): Promise<LearningYear> {
  const [minutes, rules] = await Promise.all([
    learningRecords(db).minutes(peopleOf(actor), wanted),
    learningRules(db),
  ])
  return yearOfLearning(wanted, minutes, requiredHours(actor.roles, rules), rules)
}

async function linesOfYear({ db, actor }: Context, wanted: number): Promise<LearningLine[]> {
  const all: LearningRecordDoc[] = []
  for (let turn = 0; turn < PAGES; turn++) {
    const page = await learningRecords(db).page(peopleOf(actor), wanted, all.at(-1)?.order, 100)
    all.push(...page)
    if (page.length < 100) break
  }
  return all.map(lineOf)
}

const lineOf = ({ _id, corrects, ...doc }: LearningRecordDoc): LearningLine => ({
  ...{ id: _id, kind: doc.kind, title: doc.title, day: doc.day, at: doc.at },
  ...{ minutes: doc.minutes, online: doc.online, isReversal: corrects !== null && doc.minutes < 0 },
})

const headOf = ({ actor }: Context, total: LearningYear): string[][] => [
  [`${actor.name ?? ''} ${total.year} 年学习档案`],
  ['要学（学时）', '线下', '线上', '其中计入', '合计计入', '还差'],
  [total.required, total.offline, total.online, total.onlineCounted, total.counted, total.missing].map(
    String,
  ),
  [],
  ['日期', '来源', '内容', '线上或线下', '分钟', '说明'],
]

const cellsOf = (line: LearningLine): string[] => [
  ...[line.day, LEARNING_KIND_WORDS[line.kind], line.title, line.online ? '线上' : '线下'],
  ...[String(line.minutes), line.isReversal ? '更正：冲回' : ''],
]

/** This year's lines of a person, for the page that shows everything that is stored. */
export async function recordLines(
  db: Db,
  actor: Actor,
  now: Instant,
): Promise<{ day: string; title: string; minutes: number }[]> {
  const page = await learningRecords(db).page(peopleOf(actor), Number(dayOf(now).slice(0, 4)), undefined, 100)
  return page.map(({ day, title, minutes }) => ({ day, title, minutes }))
}

/** What was learned as a resident, before the binding, stands under the account. */
const peopleOf = ({ personId, accountId }: Actor): string[] => [...new Set([personId, accountId])]
