import type { Context } from '../../../cloudfunctions/kit/action'
import { actorOf } from '../../../cloudfunctions/kit/auth'
import type { AccountDoc } from '../../../cloudfunctions/kit/auth'
import { accountIdOf } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import type { WeChat } from '../../../cloudfunctions/kit/weChat'
import type { TestCloud } from './cloud'

/** The function's process ends here: nothing that it would have done afterwards happens. */
export class Killed extends Error {}

/** The same database, whose user dies as soon as so many requests have been answered. */
export function dyingAfter(db: Db, requests: number): { db: Db; used: () => number } {
  let used = 0
  const counted =
    <A extends unknown[], R>(run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (used >= requests) throw new Killed()
      used++
      return run(...args)
    }
  return { db: wrapped(db, counted), used: () => used }
}

/** The same database, but one answer gets lost: that request is carried out, and its caller is told that it failed. */
export function losingAnswer(db: Db, nth: number): { db: Db; used: () => number } {
  let used = 0
  const counted =
    <A extends unknown[], R>(run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const isLost = ++used === nth
      const answer = await run(...args)
      if (isLost) throw new Error('the answer was lost')
      return answer
    }
  return { db: wrapped(db, counted), used: () => used }
}

type Wrap = (run: (...args: unknown[]) => Promise<unknown>) => (...args: unknown[]) => Promise<unknown>

/** The same database with something around each of its requests. */
const wrapped = (db: Db, wrap: Wrap): Db =>
  Object.fromEntries(
    Object.entries(db).map(([name, value]) => [
      name,
      typeof value === 'function' ? wrap(value.bind(db) as Parameters<Wrap>[0]) : value,
    ]),
  ) as unknown as Db

const allowing = {
  isAllowed: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
} as unknown as WeChat

/** A call of this person's, on a database of the test's choice. */
export async function contextFor(on: TestCloud, openid: string, db: Db = on.db): Promise<Context> {
  const accountId = accountIdOf(openid)
  const actor = actorOf(accountId, await on.db.get<AccountDoc>('accounts', accountId))
  return { db, weChat: allowing, now: () => on.cloud.clock.now(), actor, requestId: 'r' }
}

/**
 * Runs something again and again, killed after one request more each time, until it comes to its end by itself. `check`
 * sees what each of these deaths left behind. Answers how many there were.
 */
export async function killedAfterEach(
  on: TestCloud,
  prepare: () => Promise<{
    run: (db: Db) => Promise<unknown>
    check: (requests: number) => Promise<void>
  }>,
): Promise<number> {
  for (let requests = 0; requests < 200; requests++) {
    const { run, check } = await prepare()
    const mortal = dyingAfter(on.db, requests)
    // An action answers INTERNAL when its database is gone: nobody hears that answer.
    await run(mortal.db).catch(() => undefined)
    await check(requests)
    if (mortal.used() < requests) return requests
  }
  throw new Error('it never comes to its end')
}
