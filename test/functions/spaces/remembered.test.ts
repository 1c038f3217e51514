import fc from 'fast-check'
import { type Context, dispatch } from '../../../cloudfunctions/kit/action'
import { accountIdOf, readActor } from '../../../cloudfunctions/kit/auth'
import type { AccountDoc } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import { rememberedActor } from '../../../cloudfunctions/kit/remembered'
import { attach } from '../../../cloudfunctions/member/attach'
import { release } from '../../../cloudfunctions/member/unbind'
import { weekOfCaller } from '../../../cloudfunctions/station/proof'
import { day } from '../../../cloudfunctions/station/day'
import { reserve } from '../../../cloudfunctions/station/reserve'
import type { DayDoc } from '../../../cloudfunctions/station/store'
import { type TestCloud, startDatabase } from '../support/cloud'
import { SECRETARY, addMember, testMember } from '../support/district'
import { killedAfterEach, losingAnswer } from '../support/faults'
import { scheduled } from '../support/interleave'
import { TUESDAY, aRoom, wishFor } from '../support/spaces'
import { noWeChat } from '../support/weChat'

/**
 * A warm function remembers whom an account stood for and books without reading it. In this very process: what is
 * remembered here is what the actions that ran here have read.
 */
let on: TestCloud
let room = ''
beforeAll(async () => {
  on = await startDatabase()
  room = await aRoom(on)
})
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined))
afterAll(() => on.stop())
jest.setTimeout(60_000)

const contextOf = (actor: Context['actor'], db: Db): Context => ({
  ...{ db, weChat: noWeChat, now: () => on.cloud.clock.now(), actor, requestId: 'r' },
})

/** As `serve` does it: by memory where the input can prove it, otherwise by reading. */
async function callOf(openid: string, db: Db, input: object = {}): Promise<Context> {
  const accountId = accountIdOf(openid)
  const reread = async () => contextOf(await readActor(db, accountId), db)
  const known = rememberedActor(accountId, (actor) => weekOfCaller(actor, input))
  return known ? { ...contextOf(known, db), reread } : reread()
}

const look = async (openid: string, db: Db = on.db) =>
  dispatch(day, await callOf(openid, db), { spaceId: room, date: TUESDAY })

async function book(openid: string, db: Db = on.db, from = 540) {
  const input = wishFor(room, { from, to: from + 30 })
  return dispatch(reserve, await callOf(openid, db, input), input)
}

async function letGo(memberId: string, db: Db = on.db) {
  const ctx = contextOf((await callOf(SECRETARY, on.db)).actor, db)
  return dispatch(release, ctx, { memberId, requestId: `q_${memberId}` })
}

let counter = 0
/** Somebody new, bound, whose phone has looked at Tuesday. */
async function somebody(): Promise<{ openid: string; memberId: string }> {
  const openid = `oTest_known_${++counter}`
  const memberId = `m_known_${counter}`
  await addMember(on.db, openid, memberId, '方明')
  await look(openid)
  return { openid, memberId }
}

const isBound = async (openid: string): Promise<boolean> =>
  !!(await on.db.get<AccountDoc>('accounts', accountIdOf(openid)))?.memberId

/** Whether the account has booked as this member, whoever it stood for when it began. */
async function bookedAs(memberId: string): Promise<boolean> {
  const doc = await on.db.get<DayDoc>('days', `${room}:${TUESDAY}`)
  return Object.values(doc?.bookings ?? {}).some(({ personId }) => personId === memberId)
}
const freeDay = () => on.db.remove('days', `${room}:${TUESDAY}`)
beforeEach(freeDay)

test('whoever has looked books with two requests', async () => {
  const { openid } = await somebody()
  const counted = losingAnswer(on.db, Infinity)
  expect(await book(openid, counted.db)).toMatchObject({ ok: true })
  expect(counted.used()).toBe(2)
})

test('a refusal is said by what was read just now, and a retry has its answer', async () => {
  const { openid } = await somebody()
  const input = wishFor(room, { from: 600, to: 660 })
  const first = await dispatch(reserve, await callOf(openid, on.db, input), input)
  expect(await dispatch(reserve, await callOf(openid, on.db, input), input)).toEqual(first)
  expect(await book(openid, on.db, 630)).toMatchObject({ error: { code: 'PERSON_ELSEWHERE' } })
})

test('whose phone was let go books as the resident that the account is now', async () => {
  const { openid, memberId } = await somebody()
  await letGo(memberId)
  expect(await book(openid)).toMatchObject({ ok: true })
  expect(await bookedAs(memberId)).toBe(false)
  expect(await bookedAs(accountIdOf(openid))).toBe(true)
})

test('who has bound since books as the member', async () => {
  const openid = `oTest_known_${++counter}`
  await look(openid)
  const member = testMember('m_binding', { name: '高山' })
  await on.db.add('members', member)
  await attach(await callOf(openid, on.db), member, 'v1')
  expect(await book(openid)).toMatchObject({ ok: true })
  expect(await bookedAs('m_binding')).toBe(true)
})

test('negative control: an account that is changed without its weeks is still booked for', async () => {
  const { openid, memberId } = await somebody()
  await on.db.changeIf('accounts', accountIdOf(openid), {}, { memberId: null })
  await book(openid)
  expect(await bookedAs(memberId)).toBe(true)
})

test('a phone let go, killed after each of its requests: nobody books for who is not bound', async () => {
  const deaths = await killedAfterEach(on, async () => {
    await freeDay()
    const { openid, memberId } = await somebody()
    return {
      run: (db) => letGo(memberId, db),
      check: async () => {
        await book(openid)
        expect(await bookedAs(memberId)).toBe(await isBound(openid))
      },
    }
  })
  expect(deaths).toBeGreaterThan(4)
})

/**
 * While a phone is let go, it is looked and booked with, in a week that is open already or not. Answers whether another warm
 * function, which has heard of nothing since the beginning, can still book for the member.
 */
async function play(scheduler: fc.Scheduler, isOpen: boolean, guard: (db: Db, account: unknown) => Db) {
  await freeDay()
  const { openid, memberId } = await somebody()
  if (!isOpen) await on.db.removeAll('agendas', { owner: memberId })
  const before = await callOf(openid, on.db)
  const turn = () => scheduler.schedule(Promise.resolve())
  const inTurn: Db = {
    ...scheduled(on.db, scheduler),
    changeAll: async (...args) => (await turn(), on.db.changeAll(...args)),
    transaction: async (run) => (await turn(), on.db.transaction(run)),
  }
  const db = guard(inTurn, await on.db.get('accounts', accountIdOf(openid)))
  const early = { ...before, db }
  const looks = [1, 2].map(() => dispatch(day, early, { spaceId: room, date: TUESDAY }))
  await scheduler.waitFor(Promise.all([letGo(memberId, db), ...looks]))
  expect(await isBound(openid)).toBe(false)
  await freeDay()
  const reread = async () => contextOf(await readActor(on.db, accountIdOf(openid)), on.db)
  await dispatch(reserve, { ...before, reread }, wishFor(room, { from: 900, to: 930 }))
  return bookedAs(memberId)
}

const orders = [fc.scheduler(), fc.boolean()] as const

test('in whatever order, nobody can book by memory for whom the phone was let go from', async () => {
  await fc.assert(
    fc.asyncProperty(...orders, async (scheduler, isOpen) => {
      expect(await play(scheduler, isOpen, (db) => db)).toBe(false)
    }),
    { numRuns: 15 },
  )
})

const unsafe: Record<string, (db: Db, account: unknown) => Db> = {
  'weeks that keep their seals': (db) => ({ ...db, changeAll: () => Promise.resolve(0) }),
  'weeks that are sealed by an account that was read before them': (db, account) => ({
    ...db,
    get: <T>(collection: string, id: string) =>
      collection === 'accounts' ? Promise.resolve(account as T) : db.get<T>(collection, id),
  }),
}

test.each(Object.entries(unsafe))('negative control: with %s they can', async (_how, guard) => {
  const broken = await fc.check(
    fc.asyncProperty(...orders, async (scheduler, isOpen) => {
      expect(await play(scheduler, isOpen, guard)).toBe(false)
    }),
    { numRuns: 60, endOnFailure: true },
  )
  expect(broken.failed).toBe(true)
})
