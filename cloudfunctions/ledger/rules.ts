import * as z from 'zod'
import type { LearningRules } from '../../miniprogram/shared/contract/ledger'
import { LEARNING_RULES } from '../../miniprogram/shared/rules/learning'
import { type Context, action } from '../kit/action'
import { audit, auditLine } from '../kit/audit'
import type { Db } from '../kit/db'
import { settings } from '../kit/settings'

const SUBJECT = 'learning'

/** What the district has set. */
export const learningRules = (db: Db): Promise<LearningRules> => settings(db).get(SUBJECT, LEARNING_RULES)

export const rules = action('ledger.rules', {
  role: 'resident',
  scope: 'open',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  run: ({ db }) => learningRules(db),
})

const hours = (name: string) => z.number().int().min(0).max(500).describe(name)

const input = z.object({
  minutesPerHour: z.number().int().min(10).max(120).describe('一个学时的分钟数'),
  member: hours('党员每年的学时'),
  leader: hours('书记和委员每年的学时'),
  onlineShare: z.number().min(0).max(0.9).describe('线上最多占几成'),
}) satisfies z.ZodType<LearningRules>

/** Figures follow at once, of past years too: they are computed from the lines. */
export const setRules = action('ledger.setRules', {
  role: 'district',
  scope: 'open',
  input,
  async run(ctx, wanted) {
    await settings(ctx.db).set(SUBJECT, wanted)
    await tell(ctx, wanted)
    return learningRules(ctx.db)
  },
})

async function tell(ctx: Context, wanted: LearningRules): Promise<void> {
  const detail = Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, String(value)]))
  await audit(ctx.db).add(
    auditLine(ctx, `learning_${ctx.now()}`, { what: 'setLearningRules', subject: 'settings', detail }),
  )
}
