import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { NO_STARS } from '../../miniprogram/shared/rules/lesson/furnace'
import { passesNeeded } from '../../miniprogram/shared/rules/lesson/stages'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { wordsOf } from './checkDraft'
import type { LessonDoc, VersionDoc } from './docs'
import { lessonId, requestId } from './fields'
import { versions } from './store'
import { tellAuthor } from './tell'
import { termsOf } from './terms'
import {
  REVIEWERS,
  type Work,
  moveOn,
  overLesson,
  requireAuthorOrReviewer,
  stepOf,
  viewOf,
  workOf,
} from './work'

const why = z.string().trim().max(300).describe('理由（300 字以内）')

export const remark = action('lesson.remark', {
  role: REVIEWERS,
  scope: overLesson,
  input: z.object({
    lessonId,
    text: z.string().trim().min(1).max(300).describe('意见（300 字以内）'),
    moment: z.number().min(0).nullable().describe('时间'),
    paragraph: z.number().int().min(0).nullable().describe('段落'),
    requestId,
  }) satisfies z.ZodType<InputOf<'lesson.remark'>>,
  async run(ctx, { lessonId: id, requestId: request, ...said }) {
    const found = await workOf(ctx, id)
    await requireAuthorOrReviewer(ctx, found.lesson)
    const key = digest(ctx.actor.personId, request)
    if (!found.version.remarks.some((one) => one.id === key)) {
      await checkText(ctx, '意见', said.text)
      const line = { ...said, id: key, at: ctx.now(), byName: ctx.actor.name ?? '' }
      const where = { 'remarks.id': ctx.db.op.nin([key]) }
      await versions(ctx.db).change(id, found.version.version, where, { remarks: ctx.db.op.pushEach([line]) })
    }
    return viewOf(await workOf(ctx, id))
  },
})

export const review = action('lesson.review', {
  role: REVIEWERS,
  scope: overLesson,
  input: z.object({
    lessonId,
    version: z.number().int().min(1).describe('版本'),
    verdict: z.enum(['pass', 'return']).describe('评审结论'),
    why,
  }) satisfies z.ZodType<InputOf<'lesson.review'>>,
  async run(ctx, { lessonId: id, version, verdict, why: reason }) {
    const found = await workOf(ctx, id)
    if (found.version.version !== version) throw new AppError('LESSON_MOVED_ON')
    if (isSaid(ctx, found, verdict, reason)) return viewOf(found)
    if (found.lesson.work?.stage !== 'submitted') throw new AppError('LESSON_MOVED_ON')
    if (found.lesson.authorId === ctx.actor.personId) throw new AppError('LESSON_OWN_REVIEW')
    if (verdict === 'return' && reason === '') throw new AppError('LESSON_WHY')
    if (reason !== '') await checkText(ctx, '理由', reason)
    await (verdict === 'return' ? sendBack(ctx, found, reason) : pass(ctx, found, reason))
    return viewOf(await workOf(ctx, id))
  },
})

/** Whether this verdict is what the caller has just given: asked again after a lost answer, it is answered the same. */
function isSaid(
  ctx: Context,
  { lesson, version }: Work,
  verdict: 'pass' | 'return',
  reason: string,
): boolean {
  const { personId, name } = ctx.actor
  if (verdict === 'pass')
    return lesson.version === version.version && version.passes.some(({ by }) => by === personId)
  const last = lesson.steps[lesson.steps.length - 1]
  return last?.to === 'returned' && last.byName === name && last.why === reason
}

async function sendBack(ctx: Context, { lesson, version }: Work, reason: string): Promise<void> {
  await moveOn(ctx, lesson, stepOf(ctx, 'returned', version.version, reason), {
    work: { version: version.version, stage: 'returned' },
  })
  await versions(ctx.db).change(lesson._id, version.version, {}, { passes: ctx.db.op.set([]) })
  await tellAuthor(ctx, lesson, {
    ...{
      key: `returned:${version.version}:${lesson.steps.length}`,
      title: `《${version.content.title}》要改一改`,
    },
    ...{ line: reason, todo: '打开看看，改好再提交' },
  })
}

/** Each reviewer passes it once; with enough of them it is published. */
async function pass(ctx: Context, { lesson, version }: Work, reason: string): Promise<void> {
  const { personId, name } = ctx.actor
  const mine = { by: personId, name: name ?? '' }
  const others = version.passes.filter(({ by }) => by !== personId)
  if (others.length === version.passes.length)
    await versions(ctx.db).change(
      lesson._id,
      version.version,
      { 'passes.by': ctx.db.op.nin([personId]) },
      { passes: ctx.db.op.pushEach([mine]) },
    )
  const now = await versions(ctx.db).get(lesson._id, version.version)
  if ((now?.passes.length ?? 0) >= passesNeeded(version.content.level))
    return publish(ctx, lesson, version, reason)
  if (others.length === version.passes.length)
    // It waits as before: its place among what waits is by this moment.
    await moveOn(ctx, lesson, stepOf(ctx, 'passedOnce', version.version, reason), {
      updatedAt: lesson.updatedAt,
    })
}

/** The version becomes what everybody sees; old records keep theirs. */
async function publish(ctx: Context, lesson: LessonDoc, version: VersionDoc, reason: string): Promise<void> {
  await moveOn(ctx, lesson, stepOf(ctx, 'published', version.version, reason), {
    ...published(ctx, lesson._id, version),
  })
  await tellAuthor(ctx, lesson, {
    ...{ key: `published:${version.version}`, title: `《${version.content.title}》发布了` },
    ...{ line: '评审通过，大家现在就能看到', todo: '过些日子来看看大家怎么说' },
  })
}

/** What a lesson's document takes over from the version that is published. */
export function published(
  { now }: Pick<Context, 'now'>,
  id: string,
  { version, content }: Pick<VersionDoc, 'version' | 'content'>,
): Partial<LessonDoc> {
  const { title, intro, category, theme, media, level, kind, lecturer, seconds } = content
  const at = now()
  return {
    ...{ title, intro, category, theme, media, level, kind, lecturer, seconds, version, stage: 'published' },
    ...{ work: null, isShown: true, isExemplar: false, isProposed: false, publishedAt: at, stars: NO_STARS },
    order: `${String(at).padStart(15, '0')}_${id}`,
    terms: termsOf({ title, lecturer, theme, words: wordsOf(content) }),
  }
}
