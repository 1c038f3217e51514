import { type Standing, tooClose, whyBroken } from '../../miniprogram/shared/rules/breaks'
import type { SpaceTerms } from '../../miniprogram/shared/rules/spaceTerms'
import { decideFix, decideLogDate, decideStrike, summaryOf } from '../../miniprogram/shared/rules/stationLog'

const MONDAY = '2026-11-23'

const terms = (change: Partial<SpaceTerms> = {}): SpaceTerms => ({
  ...{ capacity: 20, audience: 'everyone', step: 30, shortest: 30, longest: 240, horizonDays: 13 },
  week: Array.from({ length: 7 }, () => [{ from: 540, to: 1260 }]),
  exceptions: {},
  ...change,
})

const one = (change: Partial<Standing> = {}): Standing => ({
  ...{ date: MONDAY, from: 600, to: 720, people: 8, isMember: true },
  ...change,
})

describe('what new terms break', () => {
  test('nothing that still fits, to the very edge', () => {
    expect(whyBroken(terms({ capacity: 8, longest: 120 }), one())).toBeNull()
    expect(whyBroken(terms(), one({ from: 540, to: 1260 }))).toBe('超过一次最长 4 小时')
    expect(whyBroken(terms({ longest: 720 }), one({ from: 540, to: 1260 }))).toBeNull()
  })

  test.each([
    [
      'a weekday that is closed now',
      { week: Array.from({ length: 7 }, () => []) },
      {},
      '这天不开放（周一闭馆）',
    ],
    ['a day that differs', { exceptions: { [MONDAY]: { open: [], why: '检修' } } }, {}, '这天不开放（检修）'],
    [
      'a closure of some hours',
      { blackouts: [{ id: 'b', fromDate: MONDAY, toDate: MONDAY, from: 660, to: 700, why: '活动' }] },
      {},
      '不在开放时间内（09:00–11:00、11:40–21:00）',
    ],
    ['fewer seats', { capacity: 7 }, {}, '8 人，坐不下（最多 7 人）'],
    ['members only', { audience: 'members' as const }, { isMember: false }, '不是党员，改后不能约'],
  ])('%s', (_, change, standing, why) => {
    expect(whyBroken(terms(change), one(standing))).toBe(why)
  })

  test('public holidays close as the calendar says', () => {
    const holiday = one({ date: '2027-01-01' })
    expect(whyBroken(terms(), holiday)).toBe('这天不开放（元旦放假）')
    expect(whyBroken(terms({ holidays: 'usual' }), holiday)).toBeNull()
  })

  test('what only decides about the making breaks nothing that stands', () => {
    const later = terms({ horizonDays: 0, step: 60, notice: { make: 10_000, change: 0, cancel: 0 } })
    expect(whyBroken(later, one({ from: 630, to: 690 }))).toBeNull()
  })

  test('uses that stand too close to each other, on the same day only', () => {
    const standing = [
      one({ from: 540, to: 600 }),
      one({ from: 615, to: 700 }),
      one({ from: 730, to: 800 }),
      one({ date: '2026-11-24', from: 540, to: 600 }),
    ]
    expect([...tooClose(15, standing)]).toEqual([])
    expect([...tooClose(30, standing)]).toEqual([1])
    expect([...tooClose(45, standing)]).toEqual([1, 2])
  })
})

describe("a station's log", () => {
  test.each([
    [MONDAY, true],
    ['2026-10-23', true],
    ['2026-10-22', false],
    ['2026-11-24', false],
  ])('%s can be written on 23 November: %s', (date, may) => {
    expect(decideLogDate(date, MONDAY) === null).toBe(may)
  })

  test('a repair that waits can be put right, once, unless it was struck out', () => {
    const repair = { kind: 'repair' as const, fixed: null, struck: null }
    expect(decideFix(repair)).toBeNull()
    expect(decideFix({ ...repair, fixed: {} })).toMatchObject({ code: 'LOG_FIXED' })
    expect(decideFix({ ...repair, struck: '写错了' })).toMatchObject({ code: 'LOG_STRUCK' })
    expect(decideFix({ ...repair, kind: 'visit' })).toMatchObject({ code: 'LOG_NOT_A_REPAIR' })
    expect(decideStrike(repair)).toBeNull()
    expect(decideStrike({ struck: '写错了' })).toMatchObject({ code: 'LOG_STRUCK' })
  })

  test('what was struck out counts nowhere', () => {
    const entry = { fixed: null, struck: null, people: 10 }
    const sum = summaryOf(
      [
        { ...entry, kind: 'visit' },
        { ...entry, kind: 'visit', struck: '重复' },
        { ...entry, kind: 'service' },
        { ...entry, kind: 'repair', people: 0, fixed: {} },
        { ...entry, kind: 'repair', people: 0 },
        { ...entry, kind: 'repair', people: 0, struck: '没坏' },
      ],
      { openDays: 20, uses: 3, usePeople: 30 },
    )
    expect(sum).toEqual({
      ...{ openDays: 20, uses: 3, usePeople: 30, visits: 1, visitors: 10, services: 1, served: 10 },
      ...{ upkeep: 0, repairs: 2, unfixed: 1 },
    })
  })
})
