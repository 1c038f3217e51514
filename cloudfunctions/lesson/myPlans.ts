import type { LessonBrief, LessonCategory } from '../../miniprogram/shared/contract/lesson'
import { LESSON_CATEGORY_WORDS } from '../../miniprogram/shared/contract/lesson'
import type { MyPlan } from '../../miniprogram/shared/contract/lessonPlan'
import { idsOf } from '../../miniprogram/shared/kit/path'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { averageOf } from '../../miniprogram/shared/rules/lesson/furnace'
import { isFor } from '../../miniprogram/shared/rules/lesson/audience'
import { type Context, action } from '../kit/action'
import { members } from '../member/public'
import { briefOf, briefsOf } from './brief'
import type { LearnerDoc, PlanDoc } from './docs'
import { nothing } from './fields'
import { standingOf } from './learner'
import { type ListedLesson, learners, lessons, plans, progress } from './store'

/** What somebody has completed, and is in the middle of. */
export interface Known {
  learner: LearnerDoc | null
  completed: ReadonlyMap<string, { completedAt: number | null; counted: number }>
}

export async function knownOf({ db, actor }: Context): Promise<Known> {
  const [learner, completed] = await Promise.all([
    learners(db).get(actor.personId),
    progress(db).completed(actor.personId),
  ])
  return { learner, completed: new Map(completed.map((one) => [one.lessonId, one])) }
}

/** The plans that the caller is meant by; residents have none. */
export async function plansFor(ctx: Context): Promise<PlanDoc[]> {
  const { db, actor } = ctx
  const member = actor.memberId ? await members(db).get(actor.memberId) : null
  if (!member) return []
  const today = dayOf(ctx.now())
  const who = { path: member.path, roles: actor.roles, born: member.born, occupation: member.occupation }
  const found = await plans(db).over(idsOf(member.path), today)
  return found.filter((plan) => plan.from <= today && isFor(plan.audience, who, today))
}

/** How many lessons are looked at to suggest some. */
const LOOKED_AT = 60
const SUGGESTED = 6

/** What others found good and new of the categories that are asked for, those first that the person wants more of. */
export async function suggestFrom(
  { db }: Context,
  categories: readonly LessonCategory[],
  { learner, completed }: Known,
): Promise<(LessonBrief & { because: string })[]> {
  const where = { isShown: true, ...(categories.length > 0 ? { category: db.op.in(categories) } : {}) }
  const found = await lessons(db).find(where, LOOKED_AT)
  const needs = new Set(learner?.needs ?? [])
  return found
    .filter(({ _id }) => !completed.has(_id))
    .map((one) => ({ one, score: scoreOf(one, needs) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTED)
    .map(({ one }) => ({
      ...briefOf(one, standingOf(learner?.watching[one._id], null)),
      because: becauseOf(one, needs),
    }))
}

const scoreOf = (one: ListedLesson, needs: ReadonlySet<LessonCategory>): number =>
  (needs.has(one.category) ? 3 : 0) + (one.isExemplar ? 2 : 0) + (averageOf(one.stars) ?? 3) / 2

function becauseOf(one: ListedLesson, needs: ReadonlySet<LessonCategory>): string {
  if (needs.has(one.category)) return `您想多学${LESSON_CATEGORY_WORDS[one.category]}`
  if (one.isExemplar) return '样板课'
  return (averageOf(one.stars) ?? 0) >= 4.5 ? '大家评价好' : '新上的课'
}

/** So many are read at a time. */
const PAGE = 100

const lessonsOfPlans = async ({ db }: Context, found: readonly PlanDoc[]) => {
  const ids = [...new Set(found.flatMap(({ required }) => required.map(({ lessonId }) => lessonId)))]
  const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, n) =>
    lessons(db).some(ids.slice(n * PAGE, (n + 1) * PAGE)),
  )
  return new Map((await Promise.all(pages)).flat().map((one) => [one._id, one]))
}

export async function computePlans(ctx: Context, known: Known): Promise<MyPlan[]> {
  const found = await plansFor(ctx)
  const byId = await lessonsOfPlans(ctx, found)
  return Promise.all(found.map((plan) => myPlan(ctx, plan, byId, known)))
}

async function myPlan(
  ctx: Context,
  plan: PlanDoc,
  byId: ReadonlyMap<string, ListedLesson>,
  known: Known,
): Promise<MyPlan> {
  const { learner, completed } = known
  const required = plan.required.flatMap(({ lessonId, due }) => {
    const one = byId.get(lessonId)
    if (!one || !(one.isShown || completed.has(lessonId))) return []
    const standing = standingOf(learner?.watching[lessonId], completed.get(lessonId))
    return [{ ...briefOf(one, standing), due: due ?? plan.to }]
  })
  const done = await electivesDone(ctx, plan, known)
  const suggested =
    done < plan.electives.count ? await suggestFrom(ctx, plan.electives.categories, known) : []
  return {
    ...{ id: plan._id, name: plan.name, organizationName: plan.organizationName, to: plan.to },
    required: required.sort((a, b) => a.due.localeCompare(b.due)),
    electives: { done, count: plan.electives.count, suggested },
  }
}

/** Of what was completed within the plan's days, those that are no required lesson of it. */
async function electivesDone(ctx: Context, plan: PlanDoc, { completed }: Known): Promise<number> {
  if (plan.electives.count === 0) return 0
  const required = new Set(plan.required.map(({ lessonId }) => lessonId))
  const ids = [...completed]
    .filter(([id, { completedAt }]) => !required.has(id) && dayOf(completedAt ?? 0) >= plan.from)
    .map(([id]) => id)
  if (plan.electives.categories.length === 0) return ids.length
  const found = await lessons(ctx.db).some(ids.slice(0, 100))
  return found.filter(({ category }) => plan.electives.categories.includes(category)).length
}

export const myPlans = action('lesson.myPlans', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  async run(ctx) {
    const known = await knownOf(ctx)
    return { plans: await computePlans(ctx, known), needs: known.learner?.needs ?? [], now: ctx.now() }
  },
})

const UNFINISHED = 3
const FRESH = 6

export const home = action('lesson.home', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  async run(ctx) {
    const known = await knownOf(ctx)
    const mine = await computePlans(ctx, known)
    const open = Object.entries(known.learner?.watching ?? {}).sort(([, a], [, b]) => b.at - a.at)
    const [begun, newest, suggested] = await Promise.all([
      lessons(ctx.db).some(open.slice(0, UNFINISHED).map(([id]) => id)),
      lessons(ctx.db).find({ isShown: true }, FRESH),
      suggestFrom(ctx, [], known),
    ])
    const inOrder = open.flatMap(([id]) => begun.filter(({ _id }) => _id === id))
    return {
      unfinished: await briefsOf(ctx, inOrder, known.learner),
      required: mine
        .flatMap(({ name, required }) => required.map((one) => ({ ...one, planName: name })))
        .filter(({ standing }) => !standing?.completedAt),
      ...{ suggested, fresh: await briefsOf(ctx, newest, known.learner), now: ctx.now() },
    }
  },
})
