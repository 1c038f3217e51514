import fc from 'fast-check'
import {
  BIN_SECONDS,
  binCount,
  binsOf,
  mergeBins,
  neededBins,
  secondsOf,
  spansOf,
  union,
} from '../../../miniprogram/shared/rules/lesson/bins'
import {
  HIGHEST_RATE,
  LATE_MS,
  SLACK_MS,
  allowanceFor,
  costOf,
  lessonAllows,
} from '../../../miniprogram/shared/rules/lesson/allowance'

const SECONDS = 900
const second = fc.oneof(
  fc.double({ min: -50, max: SECONDS + 50, noNaN: true }),
  fc.integer({ min: 0, max: SECONDS }),
)
const span = fc.record({ from: second, to: second })
const spans = fc.array(span, { maxLength: 12 })
const bins = fc.uniqueArray(fc.integer({ min: 0, max: 179 }))

test('merging is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(bins, bins, bins, (a, b, c) => {
      expect(mergeBins(a, b)).toEqual(mergeBins(b, a))
      expect(mergeBins(mergeBins(a, b), c)).toEqual(mergeBins(a, mergeBins(b, c)))
      expect(mergeBins(mergeBins(a, b), b)).toEqual(mergeBins(a, b))
    }),
  )
})

test('merging is monotone: nothing that counted is lost', () => {
  fc.assert(
    fc.property(bins, bins, (a, b) => {
      const merged = mergeBins(a, b)
      expect(a.every((bin) => merged.includes(bin))).toBe(true)
      expect(secondsOf(merged, SECONDS)).toBeGreaterThanOrEqual(secondsOf(a, SECONDS))
    }),
  )
})

test('stretches outside the lesson, backwards or without a number count for nothing', () => {
  const wild = [
    { from: -40, to: -10 },
    { from: SECONDS, to: SECONDS + 90 },
    { from: 300, to: 100 },
    { from: NaN, to: 50 },
    { from: 0, to: Infinity },
  ]
  expect(binsOf(wild, SECONDS)).toEqual([])
  fc.assert(
    fc.property(spans, (some) => {
      const counted = binsOf(some, SECONDS)
      expect(counted.every((bin) => bin >= 0 && bin < binCount(SECONDS))).toBe(true)
    }),
  )
})

test('overlapping stretches count once, in whatever order they come', () => {
  fc.assert(
    fc.property(spans, (some) => {
      expect(binsOf([...some].reverse(), SECONDS)).toEqual(binsOf([...some, ...some], SECONDS))
      const covered = union(some, SECONDS).reduce((sum, { from, to }) => sum + to - from, 0)
      // A bin that is covered by half counts whole: at most twice what was covered.
      expect(binsOf(some, SECONDS).length * BIN_SECONDS).toBeLessThanOrEqual(covered * 2 + 1e-6)
    }),
  )
})

test('a lesson watched from end to end is whole, also when its last bin is short', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_600 }), (seconds) => {
      const all = binsOf([{ from: 0, to: seconds }], seconds)
      expect(all).toHaveLength(binCount(seconds))
      expect(secondsOf(all, seconds)).toBe(seconds)
      expect(spansOf(all, seconds)).toEqual([{ from: 0, to: seconds }])
      expect(neededBins(seconds)).toBeLessThanOrEqual(all.length)
    }),
  )
})

test('half a bin counts, less does not, and a bin may be covered in pieces', () => {
  expect(binsOf([{ from: 0, to: 2.5 }], 20)).toEqual([0])
  expect(binsOf([{ from: 0, to: 2.4 }], 20)).toEqual([])
  const pieces = [
    { from: 5, to: 6.5 },
    { from: 8, to: 9.1 },
  ]
  expect(binsOf(pieces, 20)).toEqual([1])
})

const OPENED = 1_700_000_000_000

/** Feeds claims at moments through the allowance, as the server does, and answers how many bins it counted. */
function fed(claims: readonly { after: number; bins: readonly number[] }[]): {
  counted: number
  end: number
} {
  let spent: number | null = null
  let counted: number[] = []
  let now = OPENED
  for (const claim of claims) {
    now += claim.after
    const fresh = claim.bins.filter((bin) => !counted.includes(bin))
    const allowance = allowanceFor(fresh.length, spent, OPENED, now)
    if (allowance.kind === 'early' || !lessonAllows(counted.length + fresh.length, OPENED, now)) continue
    spent = allowance.spentUntil
    counted = mergeBins(counted, fresh)
  }
  return { counted: counted.length, end: now }
}

test('never more than server time allows at the highest rate, whatever a phone claims', () => {
  const claim = fc.record({ after: fc.integer({ min: 0, max: 120_000 }), bins })
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 30 }), (claims) => {
      const { counted, end } = fed(claims)
      expect(costOf(counted)).toBeLessThanOrEqual(end - OPENED + SLACK_MS)
    }),
  )
})

test('a bot that posts everything at once gains no more than the slack', () => {
  const all = Array.from({ length: 180 }, (_, bin) => bin)
  expect(fed([{ after: 0, bins: all }]).counted).toBe(0)
  const one = all.map((bin) => ({ after: 0, bins: [bin] }))
  expect(fed(one).counted).toBe((SLACK_MS / 1_000 / BIN_SECONDS) * HIGHEST_RATE)
})

test('nobody saves up more than what may be delivered late', () => {
  const monthLater = OPENED + 30 * 24 * 3_600_000
  const most = (LATE_MS + SLACK_MS) / 1_000 / BIN_SECONDS
  expect(allowanceFor(most * HIGHEST_RATE, null, OPENED, monthLater).kind).toBe('allowed')
  expect(allowanceFor(most * HIGHEST_RATE + 1, null, OPENED, monthLater).kind).toBe('early')
})

test('whoever is early is told when it is time, and then it counts', () => {
  const early = allowanceFor(60, null, OPENED, OPENED + 1_000)
  expect(early.kind).toBe('early')
  const againAt = early.kind === 'early' ? early.againAt : 0
  expect(allowanceFor(60, null, OPENED, againAt).kind).toBe('allowed')
  expect(allowanceFor(60, null, OPENED, againAt - 1).kind).toBe('early')
})
