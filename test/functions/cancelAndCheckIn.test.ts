import type { DayDoc } from '../../cloudfunctions/station/store'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { type TestCloud, faultsOf, startTestCloud } from './support/cloud'
import { KEEPER, LI, MONDAY, NOW, OTHER_KEEPER, ROOM_CODE, WANG } from './support/district'

let on: TestCloud
beforeEach(async () => {
  on = await startTestCloud()
})
afterEach(() => on.stop())

const reserve = (openid: string, from: number, to: number, requestId = `q_${openid}_${from}`) =>
  on.call(openid, 'station.reserve', {
    ...{ spaceId: 'sp_room', date: MONDAY, from, to, people: 2, purpose: '', requestId },
  })
const faults = async () => faultsOf((await on.db.get<DayDoc>('days', `sp_room:${MONDAY}`)) as DayDoc)

test('a cancelled reservation gives its hours back, once, however often it is cancelled', async () => {
  const { id } = await reserve(LI, 840, 960)
  expect((await on.call(LI, 'station.cancel', { reservationId: id })).status).toBe('cancelled')
  await reserve(WANG, 840, 900)
  expect((await on.call(LI, 'station.cancel', { reservationId: id })).status).toBe('cancelled')

  const { taken } = await on.call(LI, 'station.day', { spaceId: 'sp_room' })
  expect(taken).toEqual([{ from: 840, to: 900 }])
  expect(await faults()).toEqual([])
  const { coming, past } = await on.call(LI, 'station.mine', {})
  expect(coming).toEqual([])
  expect(past.map(({ status }) => status)).toEqual(['cancelled'])
})

test("somebody else's reservation and a made-up one are refused, and stay as they are", async () => {
  const { id } = await reserve(LI, 840, 960)
  expect(await on.refusal(WANG, 'station.cancel', { reservationId: id })).toMatchObject({
    code: 'RESERVATION_NOT_YOURS',
    message: '这不是您的预约，不能改动',
  })
  for (const made of [
    'r_1',
    `sp_room:${MONDAY}:0123456789abcdef`,
    `sp_room:${MONDAY}:$where`,
    ':::',
    'x'.repeat(119),
  ])
    expect(await on.refusal(LI, 'station.cancel', { reservationId: made })).toMatchObject({
      code: 'NOT_FOUND',
    })
  expect((await on.call(LI, 'station.mine', {})).coming).toHaveLength(1)
})

test('once it has begun it cannot be cancelled', async () => {
  const { id } = await reserve(LI, 600, 660)
  on.cloud.clock.set(instantOf(MONDAY, 600))
  expect(await on.refusal(LI, 'station.cancel', { reservationId: id })).toMatchObject({
    code: 'RESERVATION_STARTED',
  })
})

test("scanning the room's code checks in, and scanning again says since when", async () => {
  await reserve(LI, 600, 720)
  const first = await on.call(LI, 'station.checkIn', { code: ROOM_CODE })
  expect(first).toMatchObject({ again: false, reservation: { status: 'checkedIn' } })
  on.cloud.clock.set(NOW + 600_000)
  const second = await on.call(LI, 'station.checkIn', { code: ROOM_CODE })
  expect(second.again).toBe(true)
  expect(second.reservation.checkedInAt).toBe(first.reservation.checkedInAt)
  expect(await on.refusal(LI, 'station.cancel', { reservationId: first.reservation.id })).toMatchObject({
    code: 'RESERVATION_CHECKED_IN',
  })
})

test('two scans at once check in once', async () => {
  await reserve(LI, 600, 720)
  const scans = await Promise.all([1, 2, 3].map(() => on.call(LI, 'station.checkIn', { code: ROOM_CODE })))
  expect(scans.filter(({ again }) => !again)).toHaveLength(1)
})

test.each([
  ['a poster of something else', 'https://weixin.qq.com/', 'CODE_UNREADABLE'],
  ['a code with a guessed key', 'XHM:SPACE:sp_room:guessed-key', 'CODE_UNKNOWN'],
  ["another room's key", 'XHM:SPACE:sp_room:classkey-1234', 'CODE_UNKNOWN'],
  ['a room that does not exist', 'XHM:SPACE:sp_nowhere:roomkey-1234', 'CODE_UNKNOWN'],
])('%s does not check in', async (_what, code, expected) => {
  await reserve(LI, 600, 720)
  expect(await on.refusal(LI, 'station.checkIn', { code })).toMatchObject({ code: expected })
})

test('without a reservation, too early and too late each get their sentence', async () => {
  const scan = () => on.refusal(LI, 'station.checkIn', { code: ROOM_CODE })
  expect((await scan()).message).toBe('您今天没有预约活动室。想用的话请先预约')
  await reserve(LI, 660, 720)
  expect((await scan()).message).toBe('还没到签到时间。您约的是 11:00–12:00，10:45 起可以签到')
  on.cloud.clock.set(instantOf(MONDAY, 720))
  expect((await scan()).message).toBe('您今天在活动室的预约是 11:00–12:00，已经结束，不能签到了')
})

test("only the station's own keeper sees the room's code", async () => {
  expect(await on.call(KEEPER, 'station.spaceCode', { spaceId: 'sp_room' })).toEqual({
    ...{ text: ROOM_CODE, spaceName: '活动室', stationName: '梅园社区服务站' },
  })
  for (const openid of [LI, OTHER_KEEPER])
    expect(await on.refusal(openid, 'station.spaceCode', { spaceId: 'sp_room' })).toMatchObject({
      code: 'FORBIDDEN',
      message: '这件事要由服务站站长来办。您可以打电话请他们帮忙',
    })
})
