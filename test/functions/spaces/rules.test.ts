import { instantOf } from '../../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from '../support/cloud'
import { COMMITTEE, KEEPER, LI, MONDAY, NOW, RESIDENT, SECRETARY, WANG } from '../support/district'
import { TUESDAY, aRoom, codeOf, dayOfRoom, sweptNow, wishFor, wrongs } from '../support/spaces'

/** Every rule of what spaces must do, by its name; what several people do at once stands in the property tests. */
let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
beforeEach(() => on.cloud.clock.set(NOW))
afterAll(() => on.stop())

describe('buffer between uses', () => {
  test('so many minutes before and after stay empty, and before and after may differ', async () => {
    const room = await aRoom(on, { before: 15, after: 30 })
    await on.call(LI, 'station.reserve', wishFor(room, { from: 720, to: 780 }))
    const { taken } = await on.call(WANG, 'station.day', { spaceId: room, date: TUESDAY })
    expect(taken).toEqual([{ from: 720 - 15 - 30, to: 780 + 30 + 15 }])
    for (const [from, to] of [
      [660, 690],
      [810, 840],
    ] as const)
      expect(await on.refusal(WANG, 'station.reserve', wishFor(room, { from, to }))).toMatchObject({
        code: 'SPACE_TAKEN',
      })
    await on.call(WANG, 'station.reserve', wishFor(room, { from: 630, to: 660 }))
    expect(await wrongs(on, room)).toEqual([])
  })
})

describe('earliest and latest notice', () => {
  test('making, changing and cancelling each have their own', async () => {
    const room = await aRoom(on, { notice: { make: 120, change: 240, cancel: 60 } })
    const made = wishFor(room, { date: MONDAY, from: 720, to: 780 })
    expect(await on.refusal(LI, 'station.reserve', { ...made, from: 690, to: 720 })).toMatchObject({
      message: '要提前 2 小时 预约。请选 今天 11:50 以后的时间',
    })
    const { id } = await on.call(LI, 'station.reserve', made)
    const change = { reservationId: id, from: 900, to: 960, requestId: 'q_late' }
    expect(await on.refusal(LI, 'station.change', change)).toMatchObject({
      code: 'RESERVATION_TOO_LATE_TO_CHANGE',
      message: '最晚要在 今天 08:00 以前改，现在改不了了。请打电话问服务站',
    })
    on.cloud.clock.set(instantOf(MONDAY, 661))
    expect(await on.refusal(LI, 'station.cancel', { reservationId: id })).toMatchObject({
      message: '最晚要在 今天 11:00 以前取消。来不了请打电话告诉服务站',
    })
    on.cloud.clock.set(instantOf(MONDAY, 659))
    expect((await on.call(LI, 'station.cancel', { reservationId: id })).status).toBe('cancelled')
  })

  test('the deadlines are said with the reservation', async () => {
    const room = await aRoom(on, { notice: { make: 0, change: 120, cancel: 60 } })
    const made = await on.call(LI, 'station.reserve', wishFor(room))
    expect(made.changeBy).toBe(instantOf(TUESDAY, 720))
    expect(made.cancelBy).toBe(instantOf(TUESDAY, 780))
    await on.call(LI, 'station.cancel', { reservationId: made.id })
  })
})

describe('quotas', () => {
  test('a member has so many minutes and times a week, over all rooms together', async () => {
    const room = await aRoom(on, { quota: { minutes: 240, times: 2, branchMinutes: null } })
    const other = await aRoom(on)
    const date = '2026-11-30'
    await on.call(WANG, 'station.reserve', wishFor(other, { date, from: 600, to: 780 }))
    expect(
      await on.refusal(WANG, 'station.reserve', wishFor(room, { date, from: 840, to: 930 })),
    ).toMatchObject({ message: '这里每人每周最多约 4 小时，您这周已约 3 小时。请改短些或选别的周' })
    await on.call(WANG, 'station.reserve', wishFor(room, { date, from: 840, to: 870 }))
    expect(
      await on.refusal(WANG, 'station.reserve', wishFor(room, { date, from: 900, to: 930 })),
    ).toMatchObject({ code: 'QUOTA_TIMES' })
  })

  test('a period that is used up is shown as full before anything is filled in', async () => {
    const room = await aRoom(on, { quota: { minutes: 60, times: null, branchMinutes: null } })
    const date = '2026-12-01'
    await on.call(COMMITTEE, 'station.reserve', wishFor(room, { date, from: 840, to: 900 }))
    const seen = await on.call(COMMITTEE, 'station.day', { spaceId: room, date })
    expect(seen.quota).toEqual({ minutes: 0, times: null, branchMinutes: null })
    expect(seen.days.find((one) => one.date === '2026-12-02')).toEqual({
      ...{ date: '2026-12-02', state: 'full', why: '这周您的时间约满了' },
    })
    expect(seen.days.find((one) => one.date === TUESDAY)?.state).toBe('free')
  })

  test('a branch has so many minutes a week in a space, whoever of it reserves', async () => {
    const room = await aRoom(on, { quota: { minutes: null, times: null, branchMinutes: 120 } })
    const date = '2026-12-02'
    const made = await on.call(LI, 'station.reserve', wishFor(room, { date, from: 540, to: 630 }))
    expect(
      await on.refusal(SECRETARY, 'station.reserve', wishFor(room, { date, from: 660, to: 720 })),
    ).toMatchObject({ code: 'QUOTA_BRANCH' })
    await on.call(LI, 'station.cancel', { reservationId: made.id })
    await on.call(SECRETARY, 'station.reserve', wishFor(room, { date, from: 660, to: 720 }))
    expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
  })
})

describe('blackout, public holidays, make-up working days', () => {
  test('a closure over several days closes each of them', async () => {
    const blackout = { id: 'b', fromDate: '2026-11-25', toDate: '2026-11-27', why: '空调检修' }
    const room = await aRoom(on, { blackouts: [blackout] })
    const { days } = await on.call(LI, 'station.day', { spaceId: room })
    expect(days.filter(({ why }) => why === '空调检修').map(({ date }) => date)).toEqual([
      ...['2026-11-25', '2026-11-26', '2026-11-27'],
    ])
    expect(await on.refusal(LI, 'station.reserve', wishFor(room, { date: '2026-11-26' }))).toMatchObject({
      message: '周四不开放（空调检修）。请换一天',
    })
  })
})

describe('approval', () => {
  test('a request that waits holds the slot, so that two are never approved', async () => {
    const room = await aRoom(on, { approval: true })
    const date = '2026-12-03'
    const asked = await on.call(LI, 'station.reserve', wishFor(room, { date }))
    expect(asked.status).toBe('asked')
    expect(await on.refusal(WANG, 'station.reserve', wishFor(room, { date }))).toMatchObject({
      code: 'SPACE_TAKEN',
    })
    const board = await on.call(KEEPER, 'station.board', { stationId: 'st_1' })
    expect(board.asked.map(({ id }) => id)).toContain(asked.id)
    expect(
      await on.refusal(KEEPER, 'station.decide', { reservationId: asked.id, approve: false }),
    ).toMatchObject({
      code: 'DECIDE_NEEDS_REASON',
    })
    const no = { reservationId: asked.id, approve: false, why: '那天要消毒' }
    expect(await on.call(KEEPER, 'station.decide', no)).toMatchObject({
      status: 'refused',
      why: '那天要消毒',
    })
    const next = await on.call(WANG, 'station.reserve', wishFor(room, { date }))
    const yes = { reservationId: next.id, approve: true }
    expect((await on.call(KEEPER, 'station.decide', yes)).status).toBe('booked')
    expect(await wrongs(on, room, date)).toEqual([])
  })
})

describe('nobody came: release', () => {
  test('by the timer, without anybody looking', async () => {
    const room = await aRoom(on)
    const made = await on.call(LI, 'station.reserve', wishFor(room, { date: MONDAY, from: 600, to: 660 }))
    await on.cloud.advance(24 * 60_000)
    expect((await dayOfRoom(on, room, MONDAY)).bookings[made.id.split(':')[2] ?? '']?.status).toBe('booked')
    await on.cloud.advance(2 * 60_000)
    expect((await dayOfRoom(on, room, MONDAY)).bookings[made.id.split(':')[2] ?? '']?.status).toBe('released')
  })

  test('and on reading, when the timer is late', async () => {
    const room = await aRoom(on)
    await on.call(WANG, 'station.reserve', wishFor(room, { date: MONDAY, from: 600, to: 660 }))
    on.cloud.clock.set(instantOf(MONDAY, 616))
    expect((await on.call(RESIDENT, 'station.day', { spaceId: room })).taken).toEqual([])
    await on.call(RESIDENT, 'station.reserve', wishFor(room, { date: MONDAY, from: 630, to: 660 }))
    expect(await on.refusal(WANG, 'station.checkIn', { code: await codeOf(on, room) })).toMatchObject({
      code: 'CHECK_IN_RELEASED',
    })
  })

  test('who came stays', async () => {
    const room = await aRoom(on)
    await on.call(SECRETARY, 'station.reserve', wishFor(room, { date: MONDAY, from: 600, to: 660 }))
    await on.call(SECRETARY, 'station.checkIn', { code: await codeOf(on, room) })
    on.cloud.clock.set(instantOf(MONDAY, 630))
    expect((await on.call(RESIDENT, 'station.day', { spaceId: room })).taken).toEqual([
      { from: 600, to: 660 },
    ])
  })
})
