import type { Instant } from '../../miniprogram/shared/kit/time'
import { BIND_LOCK_MS, BIND_TRIES } from '../../miniprogram/shared/rules/binding'
import type { AccountDoc } from '../kit/auth'
import type { Db } from '../kit/db'
import { ACCOUNTS } from './store'

export const accounts = (db: Db) => ({
  get: (id: string) => db.get<AccountDoc>(ACCOUNTS, id),

  /** Makes the account of somebody who was a nameless resident so far. */
  open: (id: string) =>
    db.add<AccountDoc>(ACCOUNTS, { _id: id, memberId: null, name: null, grants: [], wrong: 0, wrongAt: 0 }),

  /** Accounts that have never tried have no count yet. */
  startCount: (id: string) =>
    db.changeIf(ACCOUNTS, id, { wrong: db.op.exists(false) }, { wrong: 0, wrongAt: 0 }),

  /** Counts a try before it is looked at, so that many at once are not more than three. False when locked. */
  async countTry(id: string, now: Instant): Promise<boolean> {
    const stale = { wrong: db.op.gte(1), wrongAt: db.op.lte(now - BIND_LOCK_MS) }
    if (await db.changeIf(ACCOUNTS, id, stale, { wrong: 1, wrongAt: now })) return true
    return db.changeIf(ACCOUNTS, id, { wrong: db.op.lt(BIND_TRIES) }, { wrong: db.op.inc(1), wrongAt: now })
  },

  /** See `seals.ts`. */
  mark: (id: string, seal: string) => db.changeIf(ACCOUNTS, id, {}, { seal }),
  unmark: (id: string, mark: string, seal: string) => db.changeIf(ACCOUNTS, id, { seal: mark }, { seal }),

  /** Points the account at its member, unless it points at another, or another change is under way. */
  point: (id: string, member: { _id: string; name: string }, consent: AccountDoc['consent'], mark: string) =>
    db.changeIf(
      ACCOUNTS,
      id,
      { memberId: db.op.in([null, member._id]), seal: mark },
      { memberId: member._id, name: member.name, wrong: 0, consent: db.op.set(consent) },
    ),

  /** The account stands for itself again. */
  letGo: (id: string, memberId: string, mark: string) =>
    db.changeIf(ACCOUNTS, id, { memberId, seal: mark }, { memberId: null, name: null, grants: [] }),

  /** Copies the member's roles; whoever binds or changes roles does it last. */
  copyGrants: (id: string, memberId: string, grants: AccountDoc['grants']) =>
    db.changeIf(ACCOUNTS, id, { memberId }, { grants: db.op.set(grants) }),
})

/** The account that is bound to each of some members, at most 1,000; who has none is left out. */
export async function accountIdsOf(
  db: Db,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (memberIds.length === 0) return new Map()
  const where = { memberId: db.op.in(memberIds) }
  const found = await db.find<AccountDoc>(ACCOUNTS, where, { limit: 1_000, fields: ['memberId'] })
  return new Map(found.map(({ _id, memberId }) => [memberId ?? '', _id]))
}

/** Which of some accounts, at most 100, are bound, and to whom. */
export async function boundTo(
  db: Db,
  accountIds: readonly string[],
): Promise<{ accountId: string; memberId: string; name: string }[]> {
  if (accountIds.length === 0) return []
  const where = { _id: db.op.in(accountIds) }
  const found = await db.find<AccountDoc>(ACCOUNTS, where, { limit: 100, fields: ['memberId', 'name'] })
  return found.flatMap(({ _id: accountId, memberId, name }) =>
    memberId === null ? [] : [{ accountId, memberId, name: name ?? '' }],
  )
}
