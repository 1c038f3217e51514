import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { canFollow } from '../../miniprogram/shared/rules/lesson/stages'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import type { LessonDoc } from './docs'
import { versionDoc } from './draft'
import { lessonId } from './fields'
import { tellAuthor } from './tell'
import { versions } from './store'
import { MAKERS, REVIEWERS, moveOn, overLesson, requireAuthor, stepOf, viewOf, workOf } from './work'

/** As the author is told. */
const WORDS = { exemplar: '评为样板课', rework: '回炉了', retired: '下架了', published: '重新上架' } as const

/** To exemplar, back to the furnace, out of the library and in again; always with a reason. */
export const place = action('lesson.place', {
  role: REVIEWERS,
  scope: overLesson,
  input: z.object({
    lessonId,
    to: z.enum(['exemplar', 'rework', 'retired', 'published']).describe('去处'),
    why: z.string().trim().min(1).max(300).describe('理由（300 字以内）'),
  }) satisfies z.ZodType<InputOf<'lesson.place'>>,
  async run(ctx, { lessonId: id, to, why }) {
    const { lesson } = await workOf(ctx, id)
    if (lesson.stage === to) return viewOf(await workOf(ctx, id))
    if (!lesson.stage || !canFollow(lesson.stage, to)) throw new AppError('LESSON_MOVED_ON')
    await checkText(ctx, '理由', why)
    await moveOn(ctx, lesson, stepOf(ctx, to, lesson.version, why), placed(to))
    await tellAuthor(ctx, lesson, {
      ...{ key: `${to}:${lesson.steps.length}`, title: `《${lesson.title}》${WORDS[to]}`, line: why },
      todo: to === 'rework' ? '打开点“修订”，改好再提交' : '点开看看这一课',
    })
    return viewOf(await workOf(ctx, id))
  },
})

const placed = (to: keyof typeof WORDS): Partial<LessonDoc> => ({
  ...{ stage: to, isShown: to === 'published' || to === 'exemplar', isExemplar: to === 'exemplar' },
  isProposed: false,
})

/** The author begins the next version from what is published; that stays until the next is. */
export const revise = action('lesson.revise', {
  role: MAKERS,
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx: Context, { lessonId: id }) {
    const { lesson, version } = await workOf(ctx, id)
    requireAuthor(ctx, lesson)
    if (lesson.work) return viewOf({ lesson, version })
    const next = lesson.version + 1
    await versions(ctx.db).add(versionDoc(id, next, version.content))
    await moveOn(ctx, lesson, stepOf(ctx, 'draft', next, '修订'), { work: { version: next, stage: 'draft' } })
    return viewOf(await workOf(ctx, id))
  },
})
