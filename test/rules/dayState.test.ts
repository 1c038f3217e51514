import { instantOf } from '../../miniprogram/shared/kit/time'
import { dayStateOf, reservable } from '../../miniprogram/shared/rules/dayState'

const h = (from: number, to: number) => ({ from: from * 60, to: to * 60 })
const terms = {
  week: [...Array.from({ length: 6 }, () => [h(9, 21)]), []],
  exceptions: {},
  capacity: 20,
  audience: 'everyone' as const,
  step: 30,
  shortest: 60,
  longest: 240,
  horizonDays: 13,
}
const MONDAY = '2026-11-23'
const at = (hour: number) => instantOf(MONDAY, hour * 60)

test('a day with nothing taken is free, and a closed one closed', () => {
  expect(dayStateOf(terms, MONDAY, [], at(8))).toBe('free')
  expect(dayStateOf(terms, '2026-11-29', [], at(8))).toBe('closed')
})

test('a quarter left is tight, nothing left is full', () => {
  expect(dayStateOf(terms, MONDAY, [h(9, 18)], at(8))).toBe('tight')
  expect(dayStateOf(terms, MONDAY, [h(9, 17)], at(8))).toBe('free')
  expect(dayStateOf(terms, MONDAY, [h(9, 21)], at(8))).toBe('full')
})

test('a gap that is shorter than the shortest reservation cannot be reserved', () => {
  expect(reservable(terms, MONDAY, [h(9, 12), h(12.5, 21)], at(8))).toEqual([])
  expect(dayStateOf(terms, MONDAY, [h(9, 12), h(12.5, 21)], at(8))).toBe('full')
})

test('what is over cannot be reserved, and a day that is over is closed', () => {
  expect(reservable(terms, MONDAY, [], at(19.75))).toEqual([h(20, 21)])
  expect(dayStateOf(terms, MONDAY, [], at(20.75))).toBe('full')
  expect(dayStateOf(terms, MONDAY, [], at(21))).toBe('closed')
  expect(dayStateOf(terms, '2026-11-20', [], at(9))).toBe('closed')
})
