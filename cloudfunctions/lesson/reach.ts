import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { PlanAudience } from '../../miniprogram/shared/contract/lessonPlan'
import type { Day } from '../../miniprogram/shared/kit/time'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { isFor } from '../../miniprogram/shared/rules/lesson/audience'
import { action, requireOver } from '../kit/action'
import { AppError } from '../kit/appError'
import { type MemberDoc, countMembers, eachPage } from '../member/public'
import { organizations } from '../organization/public'
import { organizationId } from './fields'
import { PLANNERS, audienceField, overOrganization } from './plans'

/** What decides whether a plan is somebody's. */
export const MEANT_BY = ['path', 'born', 'occupation', 'grants', 'status']

export const isMeant = (audience: PlanAudience, member: MemberDoc, today: Day): boolean =>
  member.status === 'active' &&
  isFor(
    audience,
    {
      ...{ path: member.path, born: member.born, occupation: member.occupation },
      roles: member.grants.map(({ role }) => role),
    },
    today,
  )

const isEverybody = ({ roles, ageFrom, ageTo, trades }: PlanAudience): boolean =>
  roles.length === 0 && trades.length === 0 && ageFrom === null && ageTo === null

/** Counted by the same rule that reminds; a whole organisation is counted without being read. */
export const planReach = action('lesson.planReach', {
  role: PLANNERS,
  scope: overOrganization,
  input: z.object({ organizationId, audience: audienceField }) satisfies z.ZodType<
    InputOf<'lesson.planReach'>
  >,
  async run(ctx, { audience }) {
    await requireOver(ctx, PLANNERS, audience.organizationId)
    const meant = await organizations(ctx.db).get(audience.organizationId)
    if (!meant) throw new AppError('NOT_FOUND', { what: '这个党组织' })
    if (isEverybody(audience)) return { members: await countMembers(ctx.db, meant.path) }
    const today = dayOf(ctx.now())
    let found = 0
    await eachPage(ctx.db, meant.path, MEANT_BY, (page) => {
      found += page.filter((member) => isMeant(audience, member, today)).length
    })
    return { members: found }
  },
})
