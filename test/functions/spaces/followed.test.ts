import type { AgendaDoc } from '../../../cloudfunctions/agenda/public'
import { noteNoShow } from '../../../cloudfunctions/agenda/public'
import { type Context, dispatch } from '../../../cloudfunctions/kit/action'
import { accountIdOf } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import { attach } from '../../../cloudfunctions/member/attach'
import { mine } from '../../../cloudfunctions/station/mine'
import { reserve } from '../../../cloudfunctions/station/reserve'
import { sweepNow } from '../../../cloudfunctions/station/sweep'
import { waitJoin } from '../../../cloudfunctions/station/wait'
import { type TestCloud, startDatabase } from '../support/cloud'
import { MONDAY, NOW, OFFICE, testMember } from '../support/district'
import { contextFor, killedAfterEach } from '../support/faults'
import { aRoom, dayOfRoom, wishFor } from '../support/spaces'

/** Who reserved as a resident and binds a member afterwards. */
let on: TestCloud
beforeAll(async () => {
  on = await startDatabase()
})
beforeEach(() => {
  on.cloud.clock.set(NOW)
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterAll(() => on.stop())
jest.setTimeout(60_000)

let counter = 0
const nobodyYet = async () => {
  const member = testMember(`m_follow_${++counter}`, { name: '高山' })
  await on.db.add('members', member)
  return { openid: `oTest_follow_${counter}`, member }
}
type Someone = Awaited<ReturnType<typeof nobodyYet>>

const bindTo = async ({ openid, member }: Someone, db: Db = on.db) =>
  attach(await contextFor(on, openid, db), member, 'v1')

async function done<T>(reply: Promise<{ ok: true; data: T } | { ok: false; error: { code: string } }>) {
  const answer = await reply
  if (answer.ok) return answer.data
  throw new Error(answer.error.code)
}
const book = async ({ openid }: Pick<Someone, 'openid'>, wish: ReturnType<typeof wishFor>) =>
  done(dispatch(reserve, await contextFor(on, openid), wish))
const refusalOf = async (who: Someone, wish: ReturnType<typeof wishFor>) =>
  book(who, wish).then(
    () => 'granted',
    (error: Error) => error.message,
  )

const weekOf = (owner: string) => on.db.get<AgendaDoc>('agendas', `${owner}:${MONDAY}`)
const officeContext = (): Promise<Context> => contextFor(on, OFFICE)
async function swept() {
  on.cloud.clock.advance(5 * 60_000)
  const { repaired, reported } = await done(dispatch(sweepNow, await officeContext(), {}))
  return { repaired, reported }
}
const CLEAN = { repaired: [], reported: [] }

test('takes along what was reserved: it counts on the week, and nobody is in two places', async () => {
  const who = await nobodyYet()
  const quota = { minutes: 180, times: null, branchMinutes: null }
  const room = await aRoom(on, { quota })
  await book(who, wishFor(room))
  const other = await aRoom(on)
  await book({ openid: OFFICE }, wishFor(other))
  await done(dispatch(waitJoin, await contextFor(on, who.openid), wishFor(other)))
  await bindTo(who)
  expect(await weekOf(who.member._id)).toMatchObject({ minutes: 120, times: 1 })
  expect((await weekOf(accountIdOf(who.openid)))?.ticks).toEqual([])
  const day = await dayOfRoom(on, room)
  expect(Object.values(day.bookings)).toMatchObject([{ personId: who.member._id, personName: '高山' }])
  expect(await refusalOf(who, wishFor(await aRoom(on)))).toBe('PERSON_ELSEWHERE')
  expect(await refusalOf(who, wishFor(room, { from: 600, to: 720 }))).toBe('QUOTA_MINUTES')
  const seen = await done(dispatch(mine, await contextFor(on, who.openid), {}))
  expect([seen.coming, seen.waits]).toMatchObject([[{ spaceId: room }], [{ spaceId: other }]])
  expect(await swept()).toEqual(CLEAN)
})

test('does not come count on: who was blocked before is blocked still', async () => {
  const who = await nobodyYet()
  for (const key of ['1', '2', '3']) await noteNoShow(on.db, accountIdOf(who.openid), key, NOW)
  await bindTo(who)
  expect(await refusalOf(who, wishFor(await aRoom(on)))).toBe('NO_SHOW_BLOCKED')
})

test('leaves under the account what lies on top of something of the member', async () => {
  const who = await nobodyYet()
  const [hers, theirs] = [await aRoom(on), await aRoom(on)]
  const old = { openid: `${who.openid}_old`, member: who.member }
  await bindTo(old)
  await book(old, wishFor(hers))
  await on.db.changeIf('members', who.member._id, {}, { accountId: null })
  await book(who, wishFor(theirs))
  await bindTo(who)
  expect(Object.values((await dayOfRoom(on, theirs)).bookings)).toMatchObject([
    { personId: accountIdOf(who.openid) },
  ])
  const { coming } = await done(dispatch(mine, await contextFor(on, who.openid), {}))
  expect(coming).toHaveLength(2)
  expect(await swept()).toEqual(CLEAN)
})

test('a binding that is cut off after each of its requests: the sweeper carries it through', async () => {
  const room = await aRoom(on)
  const deaths = await killedAfterEach(on, async () => {
    // What stood before would be swept again and again.
    await on.db.removeAll('days', { date: on.db.op.gte(MONDAY) })
    await on.db.removeAll('agendas', { week: on.db.op.gte(MONDAY) })
    const who = await nobodyYet()
    await book(who, wishFor(room))
    return {
      run: (db) => bindTo(who, db),
      check: async () => {
        expect((await swept()).reported).toEqual([])
        expect(await swept()).toEqual(CLEAN)
        const account = await on.db.get<{ memberId: string | null }>('accounts', accountIdOf(who.openid))
        const owner = account?.memberId ?? accountIdOf(who.openid)
        expect(Object.values((await dayOfRoom(on, room)).bookings)).toMatchObject([{ personId: owner }])
        expect(await weekOf(owner)).toMatchObject({ minutes: 120, times: 1 })
      },
    }
  })
  expect(deaths).toBeGreaterThan(8)
})
