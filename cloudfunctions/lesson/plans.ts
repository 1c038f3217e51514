import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { StudyPlan } from '../../miniprogram/shared/contract/lessonPlan'
import { type Context, action, requireOver } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { organizations } from '../organization/public'
import type { PlanDoc } from './docs'
import { category, day, id, lessonId, organizationId } from './fields'
import { lessons, plans } from './store'

export const PLANNERS = ['secretary', 'committee', 'district'] as const
export const overOrganization = {
  organization: (_ctx: Context, input: { organizationId: string }) => Promise.resolve(input.organizationId),
}

const viewOf = ({ _id: id, name, audience: meant, organizationName, ...plan }: PlanDoc): StudyPlan => ({
  ...{ id, name, audience: meant, organizationName, from: plan.from, to: plan.to },
  ...{ required: plan.required, electives: plan.electives, updatedAt: plan.updatedAt },
})

export const planList = action('lesson.plans', {
  role: PLANNERS,
  scope: overOrganization,
  input: z.object({ organizationId }),
  run: async ({ db }, { organizationId: of }) => ({ plans: (await plans(db).of(of)).map(viewOf) }),
})

const age = z.number().int().min(0).max(120).nullable().describe('年龄')
export const audienceField = z.object({
  organizationId,
  roles: z
    .array(z.enum(['secretary', 'keeper', 'lecturer', 'reviewer', 'committee', 'district']))
    .max(6)
    .describe('身份'),
  ageFrom: age,
  ageTo: age,
  trades: z.array(z.string().trim().min(1).max(20)).max(20).describe('行业'),
})

export const savePlan = action('lesson.savePlan', {
  role: PLANNERS,
  scope: overOrganization,
  input: z.object({
    organizationId,
    plan: z
      .object({
        ...{
          id,
          name: z.string().trim().min(1).max(40).describe('名称'),
          audience: audienceField,
          from: day,
        },
        to: day,
        required: z.array(z.object({ lessonId, due: day.nullable() })).max(100),
        electives: z.object({
          categories: z.array(category).max(7),
          count: z.number().int().min(0).max(100),
        }),
      })
      .describe('学习清单'),
  }) satisfies z.ZodType<InputOf<'lesson.savePlan'>>,
  async run(ctx, { organizationId: owner, plan }): Promise<StudyPlan> {
    if (plan.to < plan.from) throw new AppError('PLAN_DATES')
    if (plan.required.length === 0 && plan.electives.count === 0) throw new AppError('PLAN_EMPTY')
    const known = await plans(ctx.db).get(plan.id)
    if (known && known.organizationId !== owner) throw new AppError('NOT_FOUND', { what: '这份学习清单' })
    await requireOver(ctx, PLANNERS, plan.audience.organizationId)
    await checkText(ctx, '名称', plan.name)
    const doc = await docOf(ctx, owner, plan)
    await plans(ctx.db).put(doc)
    return viewOf(doc)
  },
})

async function docOf(
  { db, now }: Context,
  owner: string,
  { id: _id, ...plan }: InputOf<'lesson.savePlan'>['plan'],
): Promise<PlanDoc> {
  const [meant, byId] = await Promise.all([
    organizations(db).get(plan.audience.organizationId),
    lessonsById(
      db,
      plan.required.map((one) => one.lessonId),
    ),
  ])
  if (!meant) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  const required = plan.required.map((one) => {
    const lesson = byId.get(one.lessonId)
    if (!lesson) throw new AppError('NOT_FOUND', { what: '清单里的一课' })
    return { ...one, title: lesson.title }
  })
  return {
    ...{ ...plan, _id, required, organizationId: owner, organizationName: meant.name },
    ...{ path: meant.path, updatedAt: now() },
  }
}

const lessonsById = async (db: Context['db'], ids: readonly string[]) =>
  new Map((await lessons(db).some([...new Set(ids)])).map((one) => [one._id, one]))

export const removePlan = action('lesson.removePlan', {
  role: PLANNERS,
  scope: overOrganization,
  input: z.object({ organizationId, planId: id.describe('学习清单') }),
  async run({ db }, { organizationId: owner, planId }) {
    const plan = await plans(db).get(planId)
    if (plan && plan.organizationId !== owner) throw new AppError('NOT_FOUND', { what: '这份学习清单' })
    if (plan) await plans(db).remove(planId)
    return {}
  },
})
