import { parseCron } from '../../../local/cloud/timers/cron'

/** Instants in China's time, as people there read them. */
const at = (text: string): number => Date.parse(`${text}+08:00`)
const next = (expression: string, after: string): string | null => {
  const found = parseCron(expression).next(at(after))
  return found === null ? null : new Date(found + 8 * 3_600_000).toISOString().slice(0, 19)
}

test.each([
  ['0 0 2 1 * * *', '2026-11-22T10:00:00', '2026-12-01T02:00:00'],
  ['*/5 * * * * * *', '2026-11-22T10:00:01', '2026-11-22T10:00:05'],
  ['*/5 * * * * * *', '2026-11-22T10:00:05', '2026-11-22T10:00:10'],
  ['0 30 9,17 * * * *', '2026-11-22T09:30:00', '2026-11-22T17:30:00'],
  ['0 30 9,17 * * * *', '2026-11-22T17:30:00', '2026-11-23T09:30:00'],
  ['0 15 10 * * MON-FRI *', '2026-11-20T10:15:00', '2026-11-23T10:15:00'],
  ['0 15 10 * * 1-5 *', '2026-11-20T10:14:59', '2026-11-20T10:15:00'],
  ['0 0 0 * * 0 *', '2026-11-22T12:00:00', '2026-11-29T00:00:00'],
  ['0 0 0 29 2 * *', '2026-11-22T00:00:00', '2028-02-29T00:00:00'],
  ['0 0 0 1 JAN,JUL * *', '2026-07-01T00:00:00', '2027-01-01T00:00:00'],
  ['10-20/5 0 0 * * * *', '2026-11-22T00:00:10', '2026-11-22T00:00:15'],
  ['0 3/20 * * * * *', '2026-11-22T10:03:00', '2026-11-22T10:23:00'],
  ['0 0 12 * * * 2027', '2026-11-22T00:00:00', '2027-01-01T12:00:00'],
  ['59 59 23 31 12 * *', '2026-11-22T00:00:00', '2026-12-31T23:59:59'],
  // Day and weekday together: either.
  ['0 0 0 1 * MON *', '2026-11-29T00:00:00', '2026-11-30T00:00:00'],
  ['0 0 0 1 * MON *', '2026-11-30T00:00:00', '2026-12-01T00:00:00'],
])('%s after %s is %s', (expression, after, expected) => {
  expect(next(expression, after)).toBe(expected)
})

test('what can never be due again is null', () => {
  expect(next('0 0 0 30 2 * *', '2026-11-22T00:00:00')).toBeNull()
  expect(next('0 0 0 * * * 2020', '2026-11-22T00:00:00')).toBeNull()
})

test("midnight is China's, not the machine's", () => {
  expect(parseCron('0 0 0 * * * *').next(Date.parse('2026-11-21T15:59:59Z'))).toBe(
    Date.parse('2026-11-21T16:00:00Z'),
  )
})

test.each([
  ['0 0 2 1 * *', '6 fields instead of 7'],
  ['', 'fields instead of 7'],
  ['60 * * * * * *', 'second "60"'],
  ['0 0 24 * * * *', 'hour "24"'],
  ['0 0 0 0 * * *', 'day "0"'],
  ['0 0 0 * 13 * *', 'month "13"'],
  ['0 0 0 * * 7 *', 'weekday "7"'],
  ['0 0 0 * * * 1969', 'year "1969"'],
  ['5-1 * * * * * *', 'second "5-1"'],
  ['*/0 * * * * * *', 'second "*/0"'],
  ['1-2-3 * * * * * *', 'second "1-2-3"'],
  ['1, * * * * * *', 'second "1,"'],
  ['-1 * * * * * *', 'second "-1"'],
  ['? * * * * * *', 'second "?"'],
  ['1.5 * * * * * *', 'second "1.5"'],
])('%j is refused: %s', (expression, reason) => {
  expect(() => parseCron(expression)).toThrow(reason)
})
