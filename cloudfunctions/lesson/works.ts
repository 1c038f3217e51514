import * as z from 'zod'
import type { LessonWorkLine } from '../../miniprogram/shared/contract/lessonMaking'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import type { Condition } from '../kit/db'
import { organizations } from '../organization/public'
import { after, lessonId, organizationId } from './fields'
import { type ListedWork, workList } from './store'
import { MAKERS, REVIEWERS, requireAuthorOrReviewer, stageOf, workOf } from './work'
import { previewOf } from './preview'

const PAGE = 20

const lineOf = (one: ListedWork): LessonWorkLine => ({
  ...{ id: one._id, title: one.title, media: one.media, level: one.level, stage: stageOf(one) },
  ...{ version: one.work?.version ?? one.version, authorName: one.authorName, updatedAt: one.updatedAt },
  isProposed: one.isProposed,
  said: saidOf(one),
})

/** The latest step that gave a reason. */
function saidOf({ steps }: ListedWork): LessonWorkLine['said'] {
  const last = [...steps].reverse().find(({ why }) => why !== '')
  return last ? { byName: last.byName, to: last.to, why: last.why } : null
}

async function pageOf({ db }: Context, where: Condition, from: string | undefined) {
  const bound = from ? { updatedAt: db.op.lt(Number(from)) } : {}
  const found = await workList(db, { ...where, ...bound }, PAGE + 1)
  const shown = found.slice(0, PAGE)
  const last = found.length > PAGE ? shown[shown.length - 1] : undefined
  return { works: shown.map(lineOf), after: last ? String(last.updatedAt) : null }
}

export const works = action('lesson.works', {
  role: MAKERS,
  scope: 'own',
  input: z.object({ after }),
  run: (ctx, { after: from }) => pageOf(ctx, { authorId: ctx.actor.personId }, from),
})

const WORKING = ['draft', 'submitted', 'returned']

/** What stands where, under an organisation: what waits for review, what is back in the furnace. */
export const desk = action('lesson.desk', {
  role: REVIEWERS,
  scope: { organization: (_ctx, { organizationId: of }) => Promise.resolve(of) },
  input: z.object({
    organizationId,
    stage: z.enum(['draft', 'submitted', 'returned', 'published', 'exemplar', 'rework', 'retired']),
    after,
  }) satisfies z.ZodType<InputOf<'lesson.desk'>>,
  async run(ctx, { organizationId: of, stage, after: from }) {
    const under = (await organizations(ctx.db).get(of))?.path ?? '/none/'
    const where = WORKING.includes(stage) ? { 'work.stage': stage } : { stage, work: null }
    return pageOf(ctx, { ...where, path: ctx.db.op.startsWith(under) }, from)
  },
})

export const preview = action('lesson.preview', {
  role: ['lecturer', 'secretary', 'reviewer', 'committee', 'district'],
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }) {
    const found = await workOf(ctx, id)
    await requireAuthorOrReviewer(ctx, found.lesson)
    return previewOf(ctx, found)
  },
})
