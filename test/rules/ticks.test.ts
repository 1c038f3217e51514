import fc from 'fast-check'
import { TICK_MINUTES, freeRanges, rangesOf, ticksOf } from '../../miniprogram/shared/rules/ticks'

const range = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .filter(([from, length]) => from + length <= 96)
    .map(([from, length]) => ({ from: from * TICK_MINUTES, to: (from + length) * TICK_MINUTES }))

const minutesOf = (ranges: readonly { from: number; to: number }[]) =>
  new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))

test('two hours in the afternoon are eight ticks', () => {
  expect(ticksOf({ from: 14 * 60, to: 16 * 60 })).toEqual([56, 57, 58, 59, 60, 61, 62, 63])
})

test('a range cut into ticks is the same range again', () => {
  fc.assert(fc.property(range(), (one) => expect(rangesOf(ticksOf(one))).toEqual([one])))
})

test('ranges of ticks are in order, apart, and cover exactly the ticks', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 95 })), (ticks) => {
      const ranges = rangesOf(ticks)
      expect(ranges.flatMap(ticksOf)).toEqual([...new Set(ticks)].sort((a, b) => a - b))
      ranges.slice(1).forEach((one, i) => expect(one.from).toBeGreaterThan(ranges[i]?.to ?? NaN))
    }),
  )
})

test('free is what is open and not taken, to the minute', () => {
  fc.assert(
    fc.property(fc.array(range()), fc.array(range()), (openings, holes) => {
      const open = rangesOf(openings.flatMap(ticksOf))
      const taken = rangesOf(holes.flatMap(ticksOf))
      const free = freeRanges(open, taken)
      const covered = minutesOf(taken)
      const expected = [...minutesOf(open)].filter((minute) => !covered.has(minute))
      expect([...minutesOf(free)].sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})
