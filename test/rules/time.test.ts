import fc from 'fast-check'
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  minuteOf,
  weekdayOf,
} from '../../miniprogram/shared/kit/time'

const instant = () => fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })

test('a day begins at midnight in Shanghai, whatever zone the machine is in', () => {
  expect(dayOf(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(dayOf(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(minuteOf(Date.parse('2026-11-22T16:00:00Z'))).toBe(0)
  expect(minuteOf(Date.parse('2026-11-23T06:30:59Z'))).toBe(14 * 60 + 30)
})

test('day and minute give the instant back', () => {
  fc.assert(
    fc.property(instant(), (at) => {
      const back = instantOf(dayOf(at), minuteOf(at))
      expect(at - back).toBeGreaterThanOrEqual(0)
      expect(at - back).toBeLessThan(60_000)
    }),
  )
})

test('adding days and counting them agree, over month ends and leap years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  fc.assert(
    fc.property(instant(), fc.integer({ min: -800, max: 800 }), (at, days) => {
      expect(daysBetween(dayOf(at), addDays(dayOf(at), days))).toBe(days)
    }),
  )
})

test('the week begins on Monday', () => {
  expect(weekdayOf('2026-11-23')).toBe(0)
  expect(weekdayOf('2026-11-29')).toBe(6)
})

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', 'today'])('%p is no day', (text) => {
  expect(isDay(text)).toBe(false)
})

test('a leap day is a day', () => {
  expect(isDay('2028-02-29')).toBe(true)
})
