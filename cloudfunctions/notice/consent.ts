import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { ConsentsLeft } from '../../miniprogram/shared/contract/notice'
import { TEMPLATE_NAMES, type TemplateName } from '../../miniprogram/shared/contract/templates'
import { type Context, action } from '../kit/action'
import { requestId } from '../organization/public'
import { subscriptions } from './store'

const nothing = z.object({}) as z.ZodType<Record<string, never>>
const names = TEMPLATE_NAMES as readonly [TemplateName, ...TemplateName[]]

const input = z.object({
  accepted: z.array(z.enum(names)).max(3).describe('同意的提醒'),
  requestId,
}) satisfies z.ZodType<InputOf<'notice.consent'>>

/** Writes down what the person has just allowed WeChat to send, and with it where to. */
export const consent = action('notice.consent', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { accepted, requestId: request }) {
    const { accountId } = ctx.actor
    const mine = subscriptions(ctx.db)
    const wanted = [...new Set(accepted)]
    if (wanted.length > 0 && !(await mine.grant(accountId, wanted, request))) {
      await mine.open(accountId, ctx.weChat.callerOpenid())
      await mine.grant(accountId, wanted, request)
    }
    return left(ctx)
  },
})

export const consents = action('notice.consents', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  run: left,
})

export const withdraw = action('notice.withdraw', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  async run(ctx) {
    await subscriptions(ctx.db).forget(ctx.actor.accountId)
    return left(ctx)
  },
})

async function left({ db, actor }: Context): Promise<{ left: ConsentsLeft }> {
  return { left: (await subscriptions(db).get(actor.accountId))?.left ?? {} }
}
