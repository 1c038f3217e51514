import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import type { Condition } from '../kit/db'
import { organizations } from '../organization/public'
import { after, organizationId } from './fields'
import { REVIEWERS } from './work'
import { workPage } from './workLines'

type Standing = InputOf<'lesson.desk'>['stage']

const STAGES = [
  'draft',
  'submitted',
  'returned',
  'published',
  'exemplar',
  'rework',
  'retired',
  'proposed',
] as const
const WORKING: readonly Standing[] = ['draft', 'submitted', 'returned']

/** What stands where, under an organisation: what waits for review, what is back in the furnace. */
export const desk = action('lesson.desk', {
  role: REVIEWERS,
  scope: { organization: (_ctx, { organizationId: of }) => Promise.resolve(of) },
  input: z.object({
    organizationId,
    stage: z.enum(STAGES).describe('看哪些'),
    after,
  }) satisfies z.ZodType<InputOf<'lesson.desk'>>,
  async run(ctx, { organizationId: of, stage, after: from }) {
    const under = (await organizations(ctx.db).get(of))?.path ?? '/none/'
    const where = { ...conditionOf(stage), path: ctx.db.op.startsWith(under) }
    return workPage(ctx, where, { after: from, oldestFirst: stage === 'submitted' })
  },
})

/** What is proposed is published as well; what is being made anew stands where its published version does, too. */
function conditionOf(stage: Standing): Condition {
  if (stage === 'proposed') return { isProposed: true }
  return WORKING.includes(stage) ? { 'work.stage': stage } : { stage }
}
