/**
 * Honest time is counted in bins of five seconds of the lesson. A bin counts once, however often and on however many
 * phones it was watched: what counts is a set, so that merging what was watched is commutative, associative and
 * idempotent, and nothing is lost or won by the order in which a bad network delivers it.
 */
export const BIN_SECONDS = 5

/** A stretch of a lesson in seconds; `from` is inside, `to` is not. */
export interface Span {
  from: number
  to: number
}

export const binCount = (seconds: number): number => Math.ceil(seconds / BIN_SECONDS)

/**
 * The bins that spans cover at least half of; a bin may be covered in pieces. What lies outside the lesson, runs
 * backwards or is no number is left out. `seconds` is the lesson's length.
 */
export function binsOf(spans: readonly Span[], seconds: number): number[] {
  const covered = new Map<number, number>()
  for (const { from, to } of union(spans, seconds))
    for (let bin = Math.floor(from / BIN_SECONDS); bin * BIN_SECONDS < to; bin++)
      covered.set(bin, (covered.get(bin) ?? 0) + overlap(bin, from, to))
  return [...covered]
    .filter(([bin, length]) => length * 2 >= lengthOf(bin, seconds))
    .map(([bin]) => bin)
    .sort((a, b) => a - b)
}

const overlap = (bin: number, from: number, to: number): number =>
  Math.min(to, (bin + 1) * BIN_SECONDS) - Math.max(from, bin * BIN_SECONDS)

/** The last bin of a lesson may be shorter than the others. */
const lengthOf = (bin: number, seconds: number): number => Math.min(BIN_SECONDS, seconds - bin * BIN_SECONDS)

/** Spans in order, cut to the lesson, joined where they touch or overlap. */
export function union(spans: readonly Span[], seconds: number): Span[] {
  const inside = spans
    .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to))
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(to, seconds) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of inside) {
    const last = joined[joined.length - 1]
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ ...span })
  }
  return joined
}

/** Bins in any order, as stretches of the lesson. */
export const spansOf = (bins: readonly number[], seconds: number): Span[] =>
  union(
    bins.map((bin) => ({ from: bin * BIN_SECONDS, to: Math.min((bin + 1) * BIN_SECONDS, seconds) })),
    seconds,
  )

/** Seconds of the lesson that the bins stand for. */
export const secondsOf = (bins: readonly number[], seconds: number): number =>
  spansOf(bins, seconds).reduce((sum, { from, to }) => sum + to - from, 0)

export const mergeBins = (a: readonly number[], b: readonly number[]): number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y)

/** Complete at 90% of the union: how many bins that is. */
export const COMPLETE_SHARE = 0.9
export const neededBins = (seconds: number): number => Math.ceil(binCount(seconds) * COMPLETE_SHARE)
