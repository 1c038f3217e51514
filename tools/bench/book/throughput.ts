import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, dispatch } from '../../../cloudfunctions/kit/action'
import { accountIdOf, readActor } from '../../../cloudfunctions/kit/auth'
import { rememberedActor } from '../../../cloudfunctions/kit/remembered'
import { dayId, days, emptyDay } from '../../../cloudfunctions/station/dayStore'
import { knownSpace } from '../../../cloudfunctions/station/find'
import { weekOfCaller } from '../../../cloudfunctions/station/proof'
import { reserve } from '../../../cloudfunctions/station/reserve'
import { type Report, median } from '../report'
import type { Booker } from './booker'

/** So many phones, each of which waits for its answer before it asks again; each with a day of its own. */
const LANES = 4
const PHONES = 100
/** Bookings on each day; while the first are made, everything gets warm. */
const ROUNDS = 7
const WARM = 4
const DATE = '2026-12-01'

/**
 * Bookings as a share of bare conditional updates, from as many phones at once: each is a call of a warm function that
 * uses the same SDK, in threads of the same process. The bare one makes nothing but the one write that decides a booking,
 * the same change under the same condition on a document of the same size. Both are measured in time, and in the whole
 * process's CPU, which a busy machine disturbs less. The harder comparison, without any calls around it, stands beside.
 */
export async function throughput(book: Booker, report: Report): Promise<void> {
  await openDays(book)
  const calls = await compare(
    (n, round) => bareCall(book, n, round),
    (n, round) => called(book, n, round),
  )
  report('book.throughput_vs_limit', calls.time, 'ratio')
  report('book.cpu_vs_limit', calls.cpu, 'ratio')
  const inside = await compare(
    (n, round) => bareUpdate(book, n, round),
    (n, round) => booked(book, n, round),
  )
  report('book.cpu_vs_limit_without_calls', inside.cpu, 'ratio')
}

type Run = (n: number, round: number) => Promise<void>

async function compare(bare: Run, booking: Run): Promise<{ time: number; cpu: number }> {
  const time: number[] = []
  const cpu: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const limit = await spent((n) => bare(n, round))
    const real = await spent((n) => booking(n, round))
    if (round < WARM) continue
    time.push(limit.time / real.time)
    cpu.push(limit.cpu / real.cpu)
  }
  return { time: median(time), cpu: median(cpu) }
}

async function spent(run: (n: number) => Promise<void>): Promise<{ time: number; cpu: number }> {
  const used = process.cpuUsage()
  const begin = performance.now()
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (let n = lane; n < PHONES; n += LANES) await run(n)
  })
  await Promise.all(lanes)
  const { user, system } = process.cpuUsage(used)
  return { time: performance.now() - begin, cpu: user + system }
}

const roomOf = (n: number) => `sp_bench_${n}`
/** The second set of days is for what is measured without calls. */
const insideDate = '2026-12-08'
const fromOf = (round: number) => 540 + round * 60
const phoneOf = (n: number) => 100 + n

/** One room for each, looked at by who will reserve it: a person's week and a space's day are there. */
async function openDays(book: Booker): Promise<void> {
  const like = await book.db.get<{ _id: string }>('spaces', 'sp_01_room')
  for (let n = 0; n < PHONES; n++) {
    const _id = roomOf(n)
    await book.db.add('spaces', { ...like, _id, horizonDays: 30 })
    for (const date of [DATE, insideDate]) {
      const seen = await book.look(phoneOf(n), _id, date)
      if (!seen.ok) throw new Error(seen.error.message)
      await book.db.add('bare', { ...emptyDay(_id, date, 1), _id: dayId(_id, date) })
    }
    await knownSpace(book.db, _id)
  }
}

/** A function like any other, in a folder of functions; all it does is the write that it is told to do. */
export function addBareFunction(folder: string): void {
  mkdirSync(join(folder, 'bare'), { recursive: true })
  writeFileSync(join(folder, 'bare', 'index.js'), BARE)
}

const BARE = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const database = cloud.database()
const { nin, exists, push, addToSet, set, inc } = database.command
exports.main = async ({ id, key, booking, ticks }) => {
  const { stats } = await database
    .collection('bare')
    .where({ _id: id, version: 1, taken: nin(ticks), ['bookings.' + key]: exists(false) })
    .update({
      data: {
        taken: push(ticks),
        people: addToSet(booking.personId),
        ['bookings.' + key]: set(booking),
        rev: inc(1),
      },
    })
  return stats.updated
}
`

/** What a booking writes into its day. */
const written = (n: number, round: number) => ({
  key: `0123456789abcde${round}`,
  ticks: [0, 1, 2, 3].map((tick) => fromOf(round) / 15 + tick),
  booking: {
    ...{ personId: `m_bench_${phoneOf(n)}`, personName: `党员${phoneOf(n)}`, status: 'booked' as const },
    ...{ createdAt: 1_795_398_600_000, checkedInAt: null, cancelledAt: null, before: 0, after: 0 },
    ...{ from: fromOf(round), to: fromOf(round) + 60, people: 2, purpose: '' },
  },
})

async function bareCall({ cloud }: Booker, n: number, round: number): Promise<void> {
  const event = { id: dayId(roomOf(n), DATE), ...written(n, round) }
  const caller = { openid: `oBench_${phoneOf(n)}`, appid: 'wxbench' }
  const { result } = await cloud.invoke('bare', event, caller)
  if (result !== 1) throw new Error('The bare update was not done')
}

async function called(book: Booker, n: number, round: number): Promise<void> {
  const reply = await book.reserve(phoneOf(n), wish(n, round, DATE))
  if (!reply.ok) throw new Error(`The reservation was refused: ${reply.error.message}`)
}

async function bareUpdate({ db }: Booker, n: number, round: number): Promise<void> {
  const { key, booking, ticks } = written(n, round)
  // The very write of a booking, on a document of its own.
  const bare: typeof db = {
    ...db,
    changeIf: (_days, id, where, change) => db.changeIf('bare', id, where, change),
  }
  const done = await days(bare).hold(dayId(roomOf(n), insideDate), 1, key, booking, ticks)
  if (!done) throw new Error('The bare update was not done')
}

async function booked({ db, cloud }: Booker, n: number, round: number): Promise<void> {
  const accountId = accountIdOf(`oBench_${phoneOf(n)}`)
  const input = { ...wish(n, round, insideDate), requestId: `q_through_${n}_${round}` }
  const contextOf = (actor: Context['actor']): Context => ({
    ...{ db, weChat: {} as Context['weChat'], now: () => cloud.clock.now() },
    ...{ actor, requestId: `r_${n}_${round}` },
  })
  const reread = async () => contextOf(await readActor(db, accountId))
  const known = rememberedActor(accountId, (actor) => weekOfCaller(actor, input))
  const reply = await dispatch(reserve, known ? { ...contextOf(known), reread } : await reread(), input)
  if (!reply.ok) throw new Error(`The reservation was refused: ${reply.error.message}`)
}

const wish = (n: number, round: number, date: string) => ({
  ...{ spaceId: roomOf(n), date, from: fromOf(round), to: fromOf(round) + 60, people: 2, purpose: '' },
})
