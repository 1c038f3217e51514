import { dispatch } from '../../../cloudfunctions/kit/action'
import { accountIdOf, actorOf, type AccountDoc } from '../../../cloudfunctions/kit/auth'
import type { Context } from '../../../cloudfunctions/kit/action'
import { reserve } from '../../../cloudfunctions/station/reserve'
import { median } from '../report'
import type { Booker } from './booker'

const AT_ONCE = 20
const ROUNDS = 5

/**
 * Bookings a second on different days, as a share of bare conditional updates through the same SDK in the same process: what
 * the rules, the person's week and the account's reading cost. Both run twenty at a time.
 */
export async function throughputRatio(book: Booker): Promise<number> {
  const days = await openDays(book)
  const ratios: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const bare = await perSecond((n) => bareUpdate(book, n))
    const booked = await perSecond((n) => oneBooking(book, n, days[n] ?? '', round))
    // The first round warms both up.
    if (round > 0) ratios.push(booked / bare)
  }
  return median(ratios)
}

async function perSecond(run: (n: number) => Promise<void>): Promise<number> {
  const begin = process.hrtime.bigint()
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => run(n)))
  return AT_ONCE / (Number(process.hrtime.bigint() - begin) / 1e9)
}

/** One room of one day for each, looked at by who will reserve it: a person's week and a space's day are there. */
async function openDays(book: Booker): Promise<string[]> {
  const rooms = Array.from({ length: AT_ONCE }, (_, n) => `sp_bench_${n}`)
  const like = await book.db.get<{ _id: string }>('spaces', 'sp_01_room')
  for (const [n, _id] of rooms.entries()) {
    await book.db.add('spaces', { ...like, _id })
    await book.look(100 + n, _id, DATE)
    await book.db.add('bare', { _id, count: 0 })
  }
  return rooms
}

const DATE = '2026-12-01'

async function bareUpdate({ db }: Booker, n: number): Promise<void> {
  const done = await db.changeIf('bare', `sp_bench_${n}`, { count: db.op.gte(0) }, { count: db.op.inc(1) })
  if (!done) throw new Error('The bare update was not done')
}

async function oneBooking(book: Booker, n: number, spaceId: string, round: number): Promise<void> {
  const accountId = accountIdOf(`oBench_${100 + n}`)
  const account = await book.db.get<AccountDoc>('accounts', accountId)
  const ctx: Context = {
    ...{ db: book.db, weChat: {} as Context['weChat'], now: () => book.cloud.clock.now() },
    ...{ actor: actorOf(accountId, account), requestId: `r_${n}_${round}` },
  }
  const from = 540 + round * 60
  const reply = await dispatch(reserve, ctx, {
    ...{ spaceId, date: DATE, from, to: from + 60, people: 2, purpose: '' },
    requestId: `q_through_${n}_${round}`,
  })
  if (!reply.ok) throw new Error(`The reservation was refused: ${reply.error.message}`)
}
