import type { AccountDoc } from '../kit/auth'
import type { Db } from '../kit/db'
import { ACCOUNTS } from './store'

/** The member whom each of some accounts has bound; whoever is a resident is left out. */
export async function memberIdsOf(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map()
  const where = { _id: db.op.in(accountIds), memberId: db.op.gt('') }
  const found = await db.find<AccountDoc>(ACCOUNTS, where, { limit: 1_000, fields: ['memberId'] })
  return new Map(found.map(({ _id, memberId }) => [_id, memberId ?? '']))
}
