import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { linesToLookAt } from '../../miniprogram/shared/rules/desk/tally'
import { action } from '../kit/action'
import { tallyOf } from './attendance'
import { eventId, instant } from './fields'
import { deskEvent, windowOfEvent } from './find'

/** Functions run on several machines, and a write takes a while: what is newer than this is told once more. */
const AGAIN_MS = 60_000
const PAGE = 100

/** Who is in by now, at all desks together. */
export const look = action('checkin.look', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId, since: instant('上次').optional() }) satisfies z.ZodType<
    InputOf<'checkin.look'>
  >,
  async run(ctx, { eventId: id, since }) {
    const event = await deskEvent(ctx, id)
    const now = ctx.now()
    const tally = await tallyOf(ctx.db, id, windowOfEvent(event))
    const { ins, touchedSince } = tally
    const touched = touchedSince(since === undefined ? -Infinity : since - AGAIN_MS)
    const inside = new Set(ins.map(({ who }) => who))
    return {
      ins: ins.filter(({ who }) => touched.has(who)),
      gone: [...touched].filter((who) => !inside.has(who)),
      ...{ count: ins.length, flagged: linesToLookAt(tally).length, now },
    }
  },
})

/** Everything that was written down, for whoever has to account for it. */
export const log = action('checkin.log', {
  role: 'member',
  scope: 'own',
  input: z.object({
    eventId,
    after: z.string().max(40).optional().describe('页'),
    flagged: z.boolean().optional(),
  }) satisfies z.ZodType<InputOf<'checkin.log'>>,
  async run(ctx, { eventId: id, after, flagged = false }) {
    const event = await deskEvent(ctx, id)
    const tally = await tallyOf(ctx.db, id, windowOfEvent(event))
    const wanted = flagged ? linesToLookAt(tally) : tally.log
    const from = after === undefined ? 0 : wanted.findIndex(({ nonce }) => nonce === after) + 1
    const lines = wanted.slice(from, from + PAGE)
    const last = lines.at(-1)
    const more = last !== undefined && from + PAGE < wanted.length
    return { lines, after: more ? last.nonce : null, title: event.form.title }
  },
})
