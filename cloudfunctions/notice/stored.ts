import { TEMPLATES, TEMPLATE_NAMES } from '../../miniprogram/shared/contract/templates'
import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Actor } from '../kit/auth'
import type { Db, Transaction } from '../kit/db'
import { SUBSCRIPTIONS, notices, subscriptions } from './store'

/** The last notices of a person, for the page that shows everything that is stored. */
export async function noticeLines(db: Db, actor: Actor): Promise<{ at: Instant; title: string }[]> {
  const page = await notices(db).page(peopleOf(actor), undefined, 100)
  return page.map(({ at, title }) => ({ at, title }))
}

/** What may still be sent, in words; none when no openid is stored. */
export async function subscriptionLines(
  db: Db,
  accountId: string,
): Promise<{ label: string; value: string }[]> {
  const doc = await subscriptions(db).get(accountId)
  if (!doc) return []
  const lines = TEMPLATE_NAMES.map((name) => ({ name, left: doc.left[name] ?? 0 })).filter(
    ({ left }) => left > 0,
  )
  return [
    { label: '微信号编号（只用来发提醒，解除绑定就删）', value: '已存' },
    ...lines.map(({ name, left }) => ({ label: TEMPLATES[name].name, value: `还可以发 ${left} 次` })),
  ]
}

/** Forgets openid and consents, together with what else changes. */
export const forgetSubscription = (tx: Transaction, accountId: string): Promise<void> =>
  tx.remove(SUBSCRIPTIONS, accountId)

/** What reached the account before it was bound stays with its owner. */
export const peopleOf = ({ personId, accountId }: Actor): string[] => [...new Set([personId, accountId])]
