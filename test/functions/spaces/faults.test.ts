import type { AgendaDoc } from '../../../cloudfunctions/agenda/public'
import { dispatch } from '../../../cloudfunctions/kit/action'
import type { Context } from '../../../cloudfunctions/kit/action'
import type { Db } from '../../../cloudfunctions/kit/db'
import { cancel } from '../../../cloudfunctions/station/cancel'
import { change } from '../../../cloudfunctions/station/change'
import { close } from '../../../cloudfunctions/station/close'
import { day } from '../../../cloudfunctions/station/day'
import { release } from '../../../cloudfunctions/station/decide'
import { reserve } from '../../../cloudfunctions/station/reserve'
import type { DayDoc, SpaceDoc } from '../../../cloudfunctions/station/store'
import { sweepNow } from '../../../cloudfunctions/station/sweep'
import { waitAccept, waitJoin } from '../../../cloudfunctions/station/wait'
import type { Reply } from '../../../miniprogram/shared/contract/errors'
import { addDays, instantOf } from '../../../miniprogram/shared/kit/time'
import { type TestCloud, faultsOf, startDatabase } from '../support/cloud'
import { KEEPER, LI, MONDAY, NOW, OFFICE, WANG } from '../support/district'
import { contextFor, dyingAfter, losingAnswer } from '../support/faults'
import { TUESDAY, aRoom, wishFor } from '../support/spaces'

/**
 * A function is killed after each of its database requests in turn, or that request's answer is lost. The phone sends the
 * same request again: it gets the answer that it would have had, and the sweeper finds nothing that it cannot repair.
 */
let on: TestCloud
let contexts: Record<string, Context>
beforeAll(async () => {
  on = await startDatabase()
  const people = [LI, WANG, KEEPER, OFFICE]
  const made = people.map(async (openid) => [openid, await contextFor(on, openid)] as const)
  contexts = Object.fromEntries(await Promise.all(made))
})
// What was not foreseen is logged, and every death is that.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined))
afterAll(() => on.stop())
jest.setTimeout(120_000)

const WEDNESDAY = addDays(TUESDAY, 1)

const as = (openid: string, db: Db = on.db): Context => ({ ...(contexts[openid] as Context), db })

async function done<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply
  if (answer.ok) return answer.data
  throw new Error(`refused: ${answer.error.code}`)
}

/** One call, on whatever database, as often as one likes. */
type Call = (db?: Db) => Promise<Reply<object>>

interface Deed {
  /** Makes what it needs, and answers the call that will be hurt. */
  prepare: () => Promise<Call>
  /** What the answer must say, however often it is asked for. */
  answer: object
}

let room = ''
const wish = (more: object = {}) => wishFor(room, { requestId: 'q_fault', ...more })
const made = async (more: object = {}) =>
  done(dispatch(reserve, as(LI), wish({ requestId: 'q_made', ...more })))
const waiting = async () => done(dispatch(waitJoin, as(WANG), wish()))

const deeds: Record<string, Deed> = {
  reserve: {
    prepare: async () => {
      await made({ from: 540, to: 600 })
      return (db) => dispatch(reserve, as(LI, db), wish())
    },
    answer: { status: 'booked', from: 840, to: 960 },
  },
  'reserve, on a day and in a week that nobody has seen': {
    prepare: () => Promise.resolve((db) => dispatch(reserve, as(LI, db), wish())),
    answer: { status: 'booked', from: 840, to: 960 },
  },
  change: {
    prepare: async () => {
      const { id: reservationId } = await made()
      const input = { reservationId, from: 900, to: 1020, requestId: 'q_change' }
      return (db) => dispatch(change, as(LI, db), input)
    },
    answer: { from: 900, to: 1020, status: 'booked' },
  },
  'change of day': {
    prepare: async () => {
      const { id: reservationId } = await made()
      const input = { reservationId, date: WEDNESDAY, requestId: 'q_move' }
      return (db) => dispatch(change, as(LI, db), input)
    },
    answer: { date: WEDNESDAY, status: 'booked' },
  },
  'cancel, which moves the waiting list up': {
    prepare: async () => {
      const { id: reservationId } = await made()
      await waiting()
      return (db) => dispatch(cancel, as(LI, db), { reservationId })
    },
    answer: { status: 'cancelled' },
  },
  'yes to an offer': {
    prepare: async () => {
      const { id: reservationId } = await made()
      const { id: waitId } = await waiting()
      await done(dispatch(cancel, as(LI), { reservationId }))
      return (db) => dispatch(waitAccept, as(WANG, db), { waitId })
    },
    answer: { status: 'booked', from: 840, to: 960 },
  },
  'release by the keeper': {
    prepare: async () => {
      const { id: reservationId } = await made()
      return (db) => dispatch(release, as(KEEPER, db), { reservationId, why: '漏水' })
    },
    answer: { status: 'closed', why: '漏水' },
  },
  'release, because nobody came': {
    prepare: async () => {
      await made({ date: MONDAY, from: 600, to: 720 })
      on.cloud.clock.set(instantOf(MONDAY, 616))
      return (db) => dispatch(day, as(WANG, db), { spaceId: room, date: MONDAY })
    },
    answer: { taken: [] },
  },
  close: {
    prepare: async () => {
      await made()
      const input = {
        ...{ stationId: 'st_1', spaceId: room, fromDate: TUESDAY, toDate: TUESDAY, why: '漏水' },
        requestId: 'q_close',
      }
      return (db) => dispatch(close, as(KEEPER, db), input)
    },
    answer: { closureId: expect.any(String) },
  },
}

const hurts = { 'killed after': dyingAfter, 'left without an answer to': losingAnswer }
/** More than any of them asks of the database. */
const MOST = 60

const EVER = '2026-01-01'
async function clean(): Promise<void> {
  await on.db.removeAll('days', { date: on.db.op.gte(EVER) })
  await on.db.removeAll('agendas', { week: on.db.op.gte(EVER) })
  await on.db.remove('standings', 'm_li')
}

interface Stage {
  call: Call
  /** Everything as it was when the deed had been prepared. */
  again: () => Promise<void>
}

async function stageFor({ prepare }: Deed): Promise<Stage> {
  on.cloud.clock.set(NOW)
  await clean()
  const call = await prepare()
  const at = on.cloud.clock.now()
  const [days, weeks] = [await allDays(), await allWeeks()]
  const again = async () => {
    on.cloud.clock.set(at)
    await clean()
    await on.db.addMany('days', days)
    await on.db.addMany('agendas', weeks)
  }
  return { call, again }
}

/** States of the database that were swept before: most deaths leave one that a death before them left. */
const swept = new Set<string>()

async function sweptClean(): Promise<void> {
  const state = await stateNow()
  if (swept.has(state)) return
  on.cloud.clock.advance(5 * 60_000)
  expect((await done(dispatch(sweepNow, as(OFFICE), {}))).reported).toEqual([])
  expect(await done(dispatch(sweepNow, as(OFFICE), {}))).toMatchObject({ repaired: [], reported: [] })
  expect((await allDays()).flatMap(faultsOf)).toEqual([])
  swept.add(state)
}

const allDays = () => on.db.find<DayDoc>('days', { date: on.db.op.gte(EVER) }, { limit: 10 })
const allWeeks = () => on.db.find<AgendaDoc>('agendas', { week: on.db.op.gte(EVER) }, { limit: 10 })

/** Everything that the sweeper looks at, without the moments at which it was written and how often. */
async function stateNow(): Promise<string> {
  const terms = await on.db.get<SpaceDoc>('spaces', room)
  const all = [await allDays(), await allWeeks(), terms?.blackouts]
  const text = JSON.stringify(all).replaceAll(room, 'room')
  return text.replace(/"(at|\w+At|until|due|rev|token|seal)":("[^"]*"|\d+)/g, '')
}

/**
 * Whether the deed came to its end before it could be hurt. `left` are the states that its deaths have left so far: where a
 * death leaves the same (after a request that only read), what comes after it is the same too.
 */
async function hurtAt(
  turn: number,
  { call, answer, hurt, left }: { call: Call; answer: object; hurt: typeof dyingAfter; left: Set<string> },
): Promise<boolean> {
  const hurtDb = hurt(on.db, turn)
  const heard = await call(hurtDb.db)
  const isThrough = hurtDb.used() < turn
  const state = await stateNow()
  if (!heard.ok && left.has(state)) return isThrough
  left.add(state)
  const retry = await done(call())
  expect(retry).toMatchObject(answer)
  if (heard.ok && !('affected' in retry)) expect(stated(heard.data)).toEqual(stated(retry))
  await sweptClean()
  return isThrough
}

/** An answer without what is not about the deed: when it was given, and what is written after it. */
const stated = (answer: object) => ({ ...answer, now: 0, days: [], noShows: null, quota: null })

describe.each(Object.entries(hurts))('%s each of its requests', (_how, hurt) => {
  test.each(Object.entries(deeds))(
    '%s: the retry has its answer, and nothing is left that cannot be repaired',
    async (_name, deed) => {
      room = await aRoom(on, { quota: { minutes: 600, times: null, branchMinutes: 600 } })
      let stage = await stageFor(deed)
      const left = new Set<string>()
      let turn = 1
      while (turn < MOST && !(await hurtAt(turn, { call: stage.call, answer: deed.answer, hurt, left }))) {
        turn++
        // What was closed stays closed.
        if ('closureId' in deed.answer) {
          room = await aRoom(on)
          stage = await stageFor(deed)
        } else await stage.again()
      }
      expect(left.size).toBeGreaterThan(1)
      expect(turn).toBeGreaterThan(2)
      expect(turn).toBeLessThan(MOST)
    },
  )
})
