import * as z from 'zod'
import { EVALUATION_REASONS, type EvaluationSummary } from '../../miniprogram/shared/contract/eventAfter'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { byPerson, evaluations } from './afterStore'
import { type Attended, attendanceOf } from './attendance'
import { eventId } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'

/** Who came says what it was like; again, it replaces what was said. */
export const evaluate = action('event.evaluate', {
  role: 'resident',
  scope: 'own',
  input: z.object({
    eventId,
    stars: z.number().int().min(1).max(5).describe('星级'),
    reasons: z.array(z.enum(EVALUATION_REASONS)).max(8).describe('理由'),
    words: z.string().trim().max(200).describe('评价（最多 200 个字）'),
  }) satisfies z.ZodType<InputOf<'event.evaluate'>, unknown>,
  async run(ctx, { eventId: id, stars, reasons, words }) {
    await ownAttendance(ctx, id)
    if (words !== '') await checkText(ctx, '评价', words)
    const at = ctx.now()
    await evaluations(ctx.db).put({
      ...{
        _id: byPerson(id, ctx.actor.personId),
        eventId: id,
        stars,
        reasons: [...new Set(reasons)],
        words,
        at,
      },
    })
    return { saved: true as const }
  },
})

/** The caller's own check-in; refuses who was not there. */
export async function ownAttendance({ db, actor }: Context, id: string): Promise<Attended> {
  await eventOf(db, id)
  const own = (await attendanceOf(db, id)).find(({ personId }) => personId === actor.personId)
  if (!own) throw new AppError('EVENT_NOT_ATTENDED')
  return own
}

const SHOWN = 50

export const listEvaluations = action('event.evaluations', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.evaluations'>>,
  async run({ db }, { eventId: id }): Promise<EvaluationSummary> {
    const all = await evaluations(db).of(id)
    const count = (wanted: number) => all.filter(({ stars }) => stars === wanted).length
    const sum = all.reduce((total, { stars }) => total + stars, 0)
    const reasons = EVALUATION_REASONS.map((reason) => ({
      ...{ reason, count: all.filter((one) => one.reasons.includes(reason)).length },
    }))
    return {
      count: all.length,
      average: all.length === 0 ? null : Math.round((sum / all.length) * 10) / 10,
      stars: [count(1), count(2), count(3), count(4), count(5)],
      reasons: reasons.filter((one) => one.count > 0).sort((a, b) => b.count - a.count),
      words: all
        .filter(({ words }) => words !== '')
        .slice(0, SHOWN)
        .map(({ words, stars, at }) => ({ words, stars, at })),
    }
  },
})
