import { TEMPLATES } from '../../miniprogram/shared/contract/templates'
import { messageData } from '../../miniprogram/shared/rules/message'
import type { Context } from '../kit/action'
import { accountIdsOf } from '../member/public'
import { type NoticeDoc, type Sending, type SubscriptionDoc, notices, subscriptions } from './store'

/** Of one run of the timer: about ten a second are sent, and the next run follows soon. */
const A_RUN = 200
const AT_ONCE = 10
const TRIES = 3

/** Sends what is due, the oldest first. */
export async function sendDue(ctx: Context): Promise<void> {
  const due = await notices(ctx.db).due(A_RUN)
  const subscribed = await subscriptionsOf(ctx, due)
  for (let from = 0; from < due.length; from += AT_ONCE)
    await Promise.all(due.slice(from, from + AT_ONCE).map((one) => sendOne(ctx, one, subscribed.get(one.to))))
}

/** By person: residents are their account; of members the one that is bound now. */
async function subscriptionsOf(
  { db }: Context,
  due: readonly NoticeDoc[],
): Promise<ReadonlyMap<string, SubscriptionDoc>> {
  const people = [...new Set(due.map(({ to }) => to))]
  const members = people.filter((id) => !id.startsWith('a_'))
  const accounts = new Map([...people.map((id) => [id, id] as const), ...(await accountIdsOf(db, members))])
  const docs = await subscriptions(db).some([...accounts.values()])
  const byAccount = new Map(docs.map((doc) => [doc._id, doc]))
  return new Map(
    people.flatMap((id) => {
      const doc = byAccount.get(accounts.get(id) ?? '')
      return doc ? [[id, doc] as const] : []
    }),
  )
}

/** The notice is taken first and the consent second: a run that dies sends too little, never too much. */
async function sendOne(ctx: Context, notice: NoticeDoc, to?: SubscriptionDoc): Promise<void> {
  const { _id, template } = notice
  if (template === null) return
  if (!to || (to.left[template] ?? 0) < 1) {
    await notices(ctx.db).settle(_id, 'due', 'noConsent')
    return
  }
  if (!(await notices(ctx.db).take(_id))) return
  const isConsented = await subscriptions(ctx.db).use(to._id, template)
  const sending = isConsented ? await deliver(ctx, notice, to) : 'noConsent'
  if (sending === 'due') await notices(ctx.db).putBack(_id)
  else await notices(ctx.db).settle(_id, 'sending', sending)
}

async function deliver(ctx: Context, notice: NoticeDoc, to: SubscriptionDoc): Promise<Sending> {
  const { template, page, tries } = notice
  if (template === null) return 'none'
  const result = await ctx.weChat.sendMessage({
    ...{ openid: to.openid, templateId: TEMPLATES[template].id },
    page: page.replace(/^\//, '') || 'packages/member/inbox/inbox',
    data: messageData(template, notice),
  })
  if (result === 'sent') return 'sent'
  if (result === 'refused') {
    await subscriptions(ctx.db).clear(to._id, template)
    return 'noConsent'
  }
  // Nothing was sent, so the consent is still there.
  await subscriptions(ctx.db).giveBack(to._id, template)
  return result === 'failed' && tries + 1 < TRIES ? 'due' : 'unusable'
}
