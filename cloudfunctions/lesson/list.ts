import * as z from 'zod'
import type { LessonFilter, LessonPage } from '../../miniprogram/shared/contract/lesson'
import { type Context, action } from '../kit/action'
import type { Condition } from '../kit/db'
import { briefsOf } from './brief'
import { after, category, kind, level, media } from './fields'
import { type ListedLesson, learners, lessons, progress } from './store'
import { lookFor } from './terms'

const PAGE = 20
/** What is looked through of one's own lists, and of what a search finds. */
const OWN = 100
/** A search shows no more: with more, better words are the way. */
const FOUND = 40

export const list = action('lesson.list', {
  role: 'resident',
  scope: 'open',
  input: z.object({
    category: category.optional(),
    theme: z.string().max(20).optional().describe('主题'),
    media: media.optional(),
    level: level.optional(),
    kind: kind.optional(),
    text: z.string().max(40).optional().describe('要找的字'),
    only: z.enum(['favourites', 'recent', 'exemplar', 'unfinished']).optional().describe('范围'),
    after,
  }) satisfies z.ZodType<LessonFilter & { after?: string }>,
  async run(ctx, { after: from, ...filter }): Promise<LessonPage> {
    if (filter.only && filter.only !== 'exemplar') return ownPage(ctx, filter)
    if (filter.text?.trim()) return foundPage(ctx, filter)
    const where = { ...conditionOf(ctx, filter), ...(from ? { order: ctx.db.op.lt(from) } : {}) }
    const found = await lessons(ctx.db).find(where, PAGE + 1)
    return pageOf(ctx, found)
  },
})

/** What is searched for is few: asked for by the words alone, and put in order here. */
async function foundPage(ctx: Context, filter: LessonFilter): Promise<LessonPage> {
  const found = await lessons(ctx.db).search(conditionOf(ctx, filter), OWN)
  const shown = [...found].sort((a, b) => b.order.localeCompare(a.order)).slice(0, FOUND)
  return { lessons: await briefsOf(ctx, shown), after: null, now: ctx.now() }
}

async function pageOf(ctx: Context, found: readonly ListedLesson[]): Promise<LessonPage> {
  const shown = found.slice(0, PAGE)
  const last = found.length > PAGE ? shown[shown.length - 1] : undefined
  return { lessons: await briefsOf(ctx, shown), after: last?.order ?? null, now: ctx.now() }
}

function conditionOf({ db }: Context, { text, only, ...filter }: LessonFilter): Condition {
  return {
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    ...(only === 'exemplar' ? { isExemplar: true } : {}),
    isShown: true,
    ...searchOf(db, text ?? ''),
  }
}

/** The longest first: pairs of characters are rarer than single ones. */
function searchOf(db: Context['db'], text: string): Condition {
  const { pairs, sound } = lookFor(text)
  if (sound) return { terms: db.op.someStartsWith(sound) }
  if (pairs.length === 0) return {}
  return { terms: db.op.all([...pairs].sort((a, b) => b.length - a.length)) }
}

/** One's own lists are short: read whole, in their own order. */
async function ownPage(ctx: Context, { only, text, ...filter }: LessonFilter): Promise<LessonPage> {
  const learner = await learners(ctx.db).get(ctx.actor.personId)
  const ids = await ownIds(ctx, only, learner)
  const found = new Map((await lessons(ctx.db).some(ids)).map((one) => [one._id, one]))
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined)
  const shown = ids.flatMap((id) => {
    const one = found.get(id)
    const isMeant = one?.isShown && asked.every(([key, value]) => one[key as keyof ListedLesson] === value)
    return one && isMeant && one.title.includes(text ?? '') ? [one] : []
  })
  return { lessons: await briefsOf(ctx, shown, learner), after: null, now: ctx.now() }
}

async function ownIds(
  { db, actor }: Context,
  only: LessonFilter['only'],
  learner: Awaited<ReturnType<ReturnType<typeof learners>['get']>>,
): Promise<string[]> {
  if (only === 'favourites') return (learner?.favourites ?? []).slice(0, OWN)
  const recent = (learner?.recent ?? []).slice(0, OWN)
  if (only === 'recent') return recent
  const done = new Set(
    (await progress(db).some(actor.personId, recent)).flatMap(({ lessonId, completedAt }) =>
      completedAt ? [lessonId] : [],
    ),
  )
  return recent.filter((id) => !done.has(id))
}
