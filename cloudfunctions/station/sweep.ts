import * as z from 'zod'
import type { SweepReport } from '../../miniprogram/shared/contract/keeping'
import { type Day, addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { type DayDoc, days } from './dayStore'
import { type Space, spaces } from './spaceStore'
import { sweepAgendas } from './sweepAgendas'
import { sweepBindings } from './sweepBindings'
import { sweepDay } from './sweepDay'

const PAGE = 100
/** Weeks and days from yesterday on: what is over is history. */
const BACK_DAYS = 1

/** For the office, and for tests: the timer does the same by itself. */
export const sweepNow = action('station.sweep', {
  role: 'district',
  scope: 'open',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  run: (ctx) => sweep(ctx),
})

/**
 * Proves that days, waiting lists, agendas and quotas agree. The day is the truth: what follows from it is repaired; what
 * it contradicts by itself is reported.
 */
export async function sweep(ctx: Context): Promise<SweepReport> {
  const report: SweepReport = { days: 0, agendas: 0, repaired: [], reported: [] }
  const from = addDays(dayOf(ctx.now()), -BACK_DAYS)
  const found = await everyDay(ctx, from)
  const docs = (await sweepBindings(ctx, found, report)) ? await everyDay(ctx, from) : found
  const rooms = new Map((await everySpace(ctx, docs)).map((space) => [space._id, space]))
  for (const doc of docs) {
    const space = rooms.get(doc.spaceId)
    if (space) await sweepDay(ctx, space, doc, rooms, report)
    else report.reported.push(`${doc._id}: its space is not there`)
  }
  await sweepAgendas(ctx, from, docs, rooms, report)
  return report
}

async function everyDay(ctx: Context, from: Day): Promise<DayDoc[]> {
  const all: DayDoc[] = []
  for (;;) {
    const page = await days(ctx.db).from(from, all.length)
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

async function everySpace(ctx: Context, docs: readonly DayDoc[]): Promise<Space[]> {
  const ids = [...new Set(docs.map(({ spaceId }) => spaceId))]
  const found: Space[] = []
  for (let at = 0; at < ids.length; at += PAGE)
    found.push(...(await spaces(ctx.db).some(ids.slice(at, at + PAGE))))
  return found
}
