import { agendas } from '../agenda/public'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { newMark, newSeal } from '../kit/seal'
import { accountIdsOf, accounts } from './accounts'
import { members } from './store'

/**
 * Changes whom an account stands for, in an order that leaves nobody anything to go on by: first the account carries a mark,
 * so that nobody remembers or seals by it any more; then the weeks of whom it stood for carry a seal that nobody has; then
 * comes the change, on the condition that the mark is still there; then a new seal. Weeks are sealed by accounts that were
 * read after them, so a late one meets the mark, or a week that has been sealed since. Cut off anywhere, the account is
 * only read more often than it need be.
 */
export async function unsealed<T>(
  db: Db,
  { accountId, personId }: { accountId: string; personId: string },
  change: (mark: string) => Promise<T>,
): Promise<T> {
  const mark = newMark()
  await accounts(db).mark(accountId, mark)
  await agendas(db).reseal(personId)
  try {
    return await change(mark)
  } finally {
    await accounts(db).unmark(accountId, mark, newSeal())
  }
}

/** The same for whom a member is bound to at the moment; the mark is '' where nobody is. */
export async function unsealedOf<T>(
  db: Db,
  memberId: string,
  change: (mark: string) => Promise<T>,
): Promise<T> {
  const accountId = (await members(db).get(memberId))?.accountId ?? null
  return accountId === null ? change('') : unsealed(db, { accountId, personId: memberId }, change)
}

/** How often another change of the same account may be in the way. */
const TURNS = 5

/** Takes whoever is bound off a member that has left; done twice it is done once. */
export async function letGo(db: Db, memberId: string): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    const accountId = (await accountIdsOf(db, [memberId])).get(memberId)
    if (accountId === undefined) return
    await unsealed(db, { accountId, personId: memberId }, (mark) =>
      accounts(db).letGo(accountId, memberId, mark),
    )
  }
  throw new AppError('BUSY')
}
