import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { audit, auditLine } from '../kit/audit'
import { checkText } from '../kit/checkText'
import { memberId, requestId } from './fields'
import { memberOf, overMember, presentMember } from './find'

const reason = z.string().trim().min(2).max(40).describe('查看原因（2 到 40 个字）')

/** The full number. That somebody looked is written down before it is shown. */
export const unmask = action('member.unmask', {
  role: ['secretary', 'committee', 'district'],
  scope: overMember,
  input: z.object({ memberId, reason, requestId }) satisfies z.ZodType<InputOf<'member.unmask'>>,
  async run(ctx, { memberId: id, reason: why, requestId: request }) {
    const { phone } = await presentMember(ctx.db, id)
    await checkText(ctx, '查看原因', why)
    await audit(ctx.db).add(
      auditLine(ctx, `${request}:${id}`, { what: 'unmask', subject: id, detail: { reason: why } }),
    )
    return { phone }
  },
})

export const unmaskings = action('member.unmaskings', {
  role: ['secretary', 'committee', 'district'],
  scope: overMember,
  input: z.object({ memberId }) satisfies z.ZodType<InputOf<'member.unmaskings'>>,
  async run({ db }, { memberId: id }) {
    await memberOf(db, id)
    const lines = await audit(db).of('unmask', id)
    return {
      unmaskings: lines.map(({ byName, at, detail }) => ({ byName, at, reason: detail['reason'] ?? '' })),
    }
  },
})
