import * as z from 'zod'
import { EVALUATION_REASONS, type LessonEvaluation } from '../../miniprogram/shared/contract/lesson'
import { FURNACE, type Stars, furnaceOf } from '../../miniprogram/shared/rules/lesson/furnace'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { settings } from '../kit/settings'
import { notify } from '../notice/public'
import type { LessonDoc } from './docs'
import { lessonId } from './fields'
import { lessonOf } from './learner'
import { lessons, progress, ratings } from './store'

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
  const by = await ratings(ctx.db).countByStars(lesson._id, lesson.version)
  const counted = [1, 2, 3, 4, 5].map((star) => byStar(by, star)) as unknown as Stars
  const rules = await settings(ctx.db).get('furnace', FURNACE)
  const verdict = furnaceOf(counted, rules)
  const isBack = verdict === 'rework' && lesson.isShown
  const at = ctx.now()
  const step = { at, byName: '按评价规则', to: 'rework', version: lesson.version, why: '评价偏低' } as const
  const changed = await lessons(ctx.db).change(
    lesson._id,
    { version: lesson.version },
    {
      stars: ctx.db.op.set(counted),
      isProposed: verdict === 'exemplar' && lesson.stage === 'published',
      ...(isBack
        ? { stage: 'rework', isShown: false, isExemplar: false, steps: ctx.db.op.pushEach([step]) }
        : {}),
    },
  )
  if (changed && isBack) await tellAuthor(ctx, lesson)
}

const byStar = (by: ReadonlyMap<string, number>, star: number): number =>
  [...by].find(([value]) => Number(value) === star)?.[1] ?? 0

const tellAuthor = (ctx: Context, { _id, title, version, authorId }: LessonDoc) =>
  notify(ctx, [
    {
      ...{ to: authorId, key: `rework:${_id}:${version}`, kind: 'lesson', title: `《${title}》回炉了` },
      lines: ['大家的评价偏低，这一课先从课库里撤下'],
      todo: '请和审核员商量怎么改，改好再提交',
    },
  ])
