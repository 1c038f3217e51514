import { dispatch } from '../../../cloudfunctions/kit/action'
import type { Db } from '../../../cloudfunctions/kit/db'
import { reserve } from '../../../cloudfunctions/station/reserve'
import { type TestCloud, startTestCloud } from '../support/cloud'
import { KEEPER, LI, NOW, SECRETARY, WANG, addMember } from '../support/district'
import { contextFor, losingAnswer } from '../support/faults'
import { aRoom, dayOfRoom, sweptNow, wishFor } from '../support/spaces'

/** The first reservation on a day, in a week, that nobody has looked at. */
let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
beforeEach(() => on.cloud.clock.set(NOW))
afterAll(() => on.stop())

/** In this very process, which remembers the terms of each room that it has met. */
const reserveHere = async (openid: string, input: ReturnType<typeof wishFor>, db: Db = on.db) =>
  dispatch(reserve, await contextFor(on, openid, db), input)

/** The same database, with its requests counted. */
const counted = () => losingAnswer(on.db, Infinity)

test('is six requests after the account was read, and three the next time', async () => {
  const room = await aRoom(on)
  await reserveHere(WANG, wishFor(room, { date: '2026-12-01' }))
  const first = counted()
  expect(await reserveHere(LI, wishFor(room, { date: '2026-12-02' }), first.db)).toMatchObject({ ok: true })
  expect(first.used()).toBe(6)
  const next = counted()
  const later = wishFor(room, { date: '2026-12-02', from: 540, to: 600 })
  expect(await reserveHere(LI, later, next.db)).toMatchObject({ ok: true })
  expect(next.used()).toBe(2)
  expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
})

test('is refused by terms that the keeper has changed meanwhile, and leaves nothing behind', async () => {
  const room = await aRoom(on)
  await reserveHere(WANG, wishFor(room))
  const closing = { stationId: 'st_1', spaceId: room, fromDate: '2026-11-30', toDate: '2026-12-06' }
  await on.call(KEEPER, 'station.close', { ...closing, why: '漏水', requestId: 'q_stale' })
  const refused = await reserveHere(WANG, wishFor(room, { date: '2026-12-03' }))
  expect(refused).toMatchObject({ ok: false, error: { code: 'SPACE_CLOSED_DAY' } })
  expect(await dayOfRoom(on, room, '2026-12-03')).toMatchObject({ bookings: {}, taken: [], people: [] })
  const elsewhere = wishFor(await aRoom(on), { date: '2026-12-03' })
  expect(await on.call(WANG, 'station.reserve', elsewhere)).toMatchObject({ status: 'booked' })
  expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
})

test('of several people at once one gets it', async () => {
  const room = await aRoom(on)
  const all = [LI, WANG, KEEPER].map((openid) => reserveHere(openid, wishFor(room, { date: '2026-11-25' })))
  const replies = await Promise.all(all)
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  const codes = replies.flatMap((one) => (one.ok ? [] : [one.error.code]))
  expect(codes).toEqual(['SPACE_TAKEN', 'SPACE_TAKEN'])
  expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
})

test('whoever looked first books in two requests; once their phone is let go, as the resident that they are', async () => {
  const [room, forMembers] = [await aRoom(on), await aRoom(on, { audience: 'members' })]
  const date = '2026-12-04'
  await addMember(on.db, 'oTest_looks', 'm_looks', '方明')
  for (const spaceId of [room, forMembers]) await on.call('oTest_looks', 'station.day', { spaceId, date })
  const before = on.cloud.requests().length
  await on.call('oTest_looks', 'station.reserve', wishFor(room, { date }))
  const made = on.cloud.requests().slice(before)
  expect(made.filter(({ action }) => action.startsWith('database.'))).toHaveLength(2)
  await on.call(SECRETARY, 'member.release', { memberId: 'm_looks', requestId: 'q_release' })
  const later = wishFor(forMembers, { date, from: 600, to: 660 })
  expect(await on.refusal('oTest_looks', 'station.reserve', later)).toMatchObject({
    code: 'SPACE_MEMBERS_ONLY',
  })
})
