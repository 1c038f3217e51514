import { accountIdOf } from '../../../cloudfunctions/kit/auth'
import { addDays, instantOf } from '../../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from '../support/cloud'
import {
  KEEPER,
  LI,
  MONDAY,
  NOW,
  RESIDENT,
  SECRETARY,
  WANG,
  branchNine,
  testMember,
} from '../support/district'
import { aRoom, dayOfRoom, sweptNow, wishFor, wrongs } from '../support/spaces'

/** Rules of what spaces must do, by name: which days, whom, and who comes without a phone. */
let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
beforeEach(() => on.cloud.clock.set(NOW))
afterAll(() => on.stop())

describe('public holidays and make-up working days', () => {
  test('a holiday is closed with its name, and a Sunday that is worked in its stead is open', async () => {
    const room = await aRoom(on, { horizonDays: 30 })
    on.cloud.clock.set(instantOf('2026-09-14', 590))
    const { days } = await on.call(LI, 'station.day', { spaceId: room })
    const whyOf = (date: string) => days.find((one) => one.date === date)?.why
    expect(whyOf('2026-09-20')).toBeNull()
    expect(whyOf('2026-09-27')).toBe('中秋节放假')
    expect(whyOf('2026-10-01')).toBe('国庆节放假')
    expect(whyOf('2026-10-10')).toBeNull()
    expect(whyOf('2026-10-11')).toBe('周日闭馆')
    const worked = await on.call(LI, 'station.reserve', wishFor(room, { date: '2026-09-20' }))
    expect(worked.status).toBe('booked')
    expect(await on.refusal(LI, 'station.reserve', wishFor(room, { date: '2026-10-01' }))).toMatchObject({
      message: '10月1日 周四不开放（国庆节放假）。请换一天',
    })
  })

  test('a space may be open on holidays, as on Sundays or as usual', async () => {
    const room = await aRoom(on, { horizonDays: 30, holidays: 'usual' })
    on.cloud.clock.set(instantOf('2026-09-14', 590))
    expect(await on.call(WANG, 'station.reserve', wishFor(room, { date: '2026-10-01' }))).toMatchObject({
      status: 'booked',
    })
  })
})

describe('blackout over many days', () => {
  test('a year is closed as quickly as a day, and more than a year is refused', async () => {
    const room = await aRoom(on, { horizonDays: 30 })
    const made = await on.call(LI, 'station.reserve', wishFor(room, { date: '2026-12-10' }))
    const year = { stationId: 'st_1', spaceId: room, fromDate: '2026-11-24', why: '大修' }
    const tooLong = { ...year, toDate: addDays(year.fromDate, 366), requestId: 'q_too_long' }
    expect(await on.refusal(KEEPER, 'station.close', tooLong)).toMatchObject({ code: 'CLOSURE_TOO_LONG' })
    const before = on.cloud.requests().length
    const closing = { ...year, toDate: addDays(year.fromDate, 365), requestId: 'q_year' }
    const { affected } = await on.call(KEEPER, 'station.close', closing)
    expect(affected.map(({ reservation }) => reservation.id)).toEqual([made.id])
    expect(on.cloud.requests().length - before).toBeLessThan(60)
    const { days } = await on.call(LI, 'station.day', { spaceId: room })
    expect(days.filter(({ why }) => why === '大修').map(({ date }) => date)).toContain('2026-12-10')
    expect(days.filter(({ date, state }) => date > MONDAY && state !== 'closed')).toEqual([])
    expect(await wrongs(on, room, '2026-12-10')).toEqual([])
  })
})

describe('who may book', () => {
  test("an organisation's space is for its whole subtree, and for nobody else", async () => {
    const room = await aRoom(on, { audience: 'organization', audienceId: 'o_c1', audienceName: '梅园工委' })
    await addOutsider()
    expect(await on.call(LI, 'station.reserve', wishFor(room))).toMatchObject({ status: 'booked' })
    for (const openid of [OUTSIDER, RESIDENT])
      expect(
        await on.refusal(openid, 'station.reserve', wishFor(room, { from: 540, to: 600 })),
      ).toMatchObject({ code: 'SPACE_OTHER_ORGANIZATION', message: expect.stringContaining('梅园工委') })
    expect(Object.keys((await dayOfRoom(on, room)).bookings)).toHaveLength(1)
  })
})

const OUTSIDER = 'oTest_outsider'
/** A member of 第九支部, which stands under another committee. */
async function addOutsider(): Promise<void> {
  const doc = testMember('m_outsider', { name: '卫国' }, [], branchNine)
  const accountId = accountIdOf(OUTSIDER)
  await on.db.add('members', { ...doc, accountId, boundAt: NOW })
  await on.db.add('accounts', { _id: accountId, memberId: doc._id, name: doc.name, grants: [] })
}

describe('walk-in by the keeper', () => {
  const guest = { to: 690, people: 1, purpose: '看报' }

  test('by the card: who holds it is in, as the person that they are', async () => {
    const room = await aRoom(on)
    const { cards } = await on.call(SECRETARY, 'member.cards', { branchId: 'o_3' })
    const cardText = cards.find(({ memberId }) => memberId === 'm_wang')?.text ?? ''
    const walkIn = { ...guest, spaceId: room, cardText, requestId: 'q_card' }
    expect(await on.call(KEEPER, 'station.keeperWalkIn', walkIn)).toMatchObject({ status: 'checkedIn' })
    const [line] = Object.values((await dayOfRoom(on, room, MONDAY)).bookings)
    expect(line).toMatchObject({ personId: 'm_wang', personName: '王建国', from: 585, to: 690 })
    const elsewhere = wishFor(await aRoom(on), { date: MONDAY, from: 630, to: 690 })
    expect(await on.refusal(WANG, 'station.reserve', elsewhere)).toMatchObject({ code: 'PERSON_ELSEWHERE' })
    const altered = { ...walkIn, cardText: `${cardText}x`, requestId: 'q_altered' }
    expect((await on.refusal(KEEPER, 'station.keeperWalkIn', altered)).code).toMatch(/^MEMBER_CODE/)
  })

  test('by the roster: the same, and nobody who is not on it', async () => {
    const room = await aRoom(on)
    const walkIn = { ...guest, spaceId: room, memberId: 'm_li', requestId: 'q_roster' }
    await on.call(KEEPER, 'station.keeperWalkIn', walkIn)
    const [line] = Object.values((await dayOfRoom(on, room, MONDAY)).bookings)
    expect(line).toMatchObject({ personId: 'm_li', personName: '李桂芬', status: 'checkedIn' })
    const unknown = { ...walkIn, memberId: 'm_nobody', requestId: 'q_nobody' }
    expect(await on.refusal(KEEPER, 'station.keeperWalkIn', unknown)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
  })
})

describe('monthly', () => {
  test('by the date or by the weekday, with the reason of each that cannot be', async () => {
    const room = await aRoom(on, { seriesDays: 92 })
    const { requestId, ...series } = wishFor(room, { date: '2026-12-10' })
    const monthly = (repeat: 'monthlyDate' | 'monthlyWeekday') => ({ ...series, repeat, times: 3 })
    const byDate = await on.call(WANG, 'station.seriesPreview', monthly('monthlyDate'))
    expect(byDate.dates).toEqual([
      { date: '2026-12-10', why: null },
      { date: '2027-01-10', why: '1月10日 周日不开放（周日闭馆）。请换一天' },
      { date: '2027-02-10', why: null },
    ])
    const weekday = monthly('monthlyWeekday')
    const made = await on.call(WANG, 'station.seriesMake', { ...weekday, requestId })
    expect(made.made.map(({ date }) => date)).toEqual(['2026-12-10', '2027-01-14', '2027-02-11'])
  })
})
