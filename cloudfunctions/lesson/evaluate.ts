import * as z from 'zod'
import { EVALUATION_REASONS, type LessonEvaluation } from '../../miniprogram/shared/contract/lesson'
import { FURNACE, type Stars, furnaceOf } from '../../miniprogram/shared/rules/lesson/furnace'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { settings } from '../kit/settings'
import type { LessonDoc } from './docs'
import { lessonId } from './fields'
import { lessonOf } from './learner'
import { lessons, progress, ratings } from './store'
import { tellFurnace, tellProposed } from './tell'

const REASONS = [...EVALUATION_REASONS.good, ...EVALUATION_REASONS.poor]
const stars = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

/** Said once for each version, and changed as often as one likes. Only who completed the lesson is asked. */
export const evaluate = action('lesson.evaluate', {
  role: 'resident',
  scope: 'own',
  input: z.object({
    lessonId,
    stars: stars.describe('几颗星'),
    reasons: z.array(z.enum(REASONS)).max(9).describe('理由'),
    words: z.string().trim().max(200).describe('想说的话（200 字以内）'),
  }),
  async run(ctx, { lessonId: id, ...said }): Promise<LessonEvaluation> {
    const [lesson, kept] = await Promise.all([
      lessonOf(ctx, id),
      progress(ctx.db).get(ctx.actor.personId, id),
    ])
    if (!kept?.completedAt) throw new AppError('EVALUATE_BEFORE_COMPLETING')
    if (said.words !== '') await checkText(ctx, '想说的话', said.words)
    const { personId } = ctx.actor
    const version = kept.version
    await ratings(ctx.db).put({ ...said, lessonId: id, version, personId, at: ctx.now() })
    if (version === lesson.version) await count(ctx, lesson)
    return { stars: said.stars, reasons: [...said.reasons], words: said.words }
  },
})

/** Counted anew each time, so that nothing can drift; then the furnace looks at it. */
async function count(ctx: Context, lesson: LessonDoc): Promise<void> {
  const { _id, version, stage } = lesson
  const by = await ratings(ctx.db).countByStars(_id, version)
  const counted = [1, 2, 3, 4, 5].map((star) => byStar(by, star)) as unknown as Stars
  const verdict = furnaceOf(counted, await settings(ctx.db).get('furnace', FURNACE))
  const isProposed = verdict === 'exemplar' && stage === 'published'
  await lessons(ctx.db).change(_id, { version }, { stars: ctx.db.op.set(counted), isProposed })
  if (verdict === 'rework') await toFurnace(ctx, lesson)
  if (isProposed && !lesson.isProposed) await tellProposed(ctx, lesson)
}

/** Once, whoever rates in the same moment. */
async function toFurnace(ctx: Context, lesson: LessonDoc): Promise<void> {
  const { _id, version } = lesson
  const step = { at: ctx.now(), byName: '按评价规则', to: 'rework', version, why: '评价偏低' } as const
  const isMoved = await lessons(ctx.db).change(
    _id,
    { version, isShown: true },
    {
      ...{ stage: 'rework', isShown: false, isExemplar: false, isProposed: false, updatedAt: ctx.now() },
      steps: ctx.db.op.pushEach([step]),
    },
  )
  if (isMoved) await tellFurnace(ctx, lesson)
}

const byStar = (by: ReadonlyMap<string, number>, star: number): number =>
  [...by].find(([value]) => Number(value) === star)?.[1] ?? 0
