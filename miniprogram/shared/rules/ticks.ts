import { DAY_MINUTES, type Minute, type Range } from '../kit/time'

/**
 * A day of a space is cut into ticks of 15 minutes, numbered 0 to 95. A tick has one holder or none, so "all these
 * ticks are free" is one condition on one document, however long the reservation.
 */
export const TICK_MINUTES: Minute = 15

/** The ticks a range covers. Both ends must be multiples of a tick; the rules have seen to that. */
export function ticksOf({ from, to }: Range): number[] {
  const first = from / TICK_MINUTES
  return Array.from({ length: (to - from) / TICK_MINUTES }, (_, index) => first + index)
}

/** Ticks in any order, as ranges in order, joined where they touch. */
export function rangesOf(ticks: readonly number[]): Range[] {
  const ranges: Range[] = []
  for (const tick of [...new Set(ticks)].sort((a, b) => a - b)) {
    const from = tick * TICK_MINUTES
    const last = ranges[ranges.length - 1]
    if (last && last.to === from) last.to += TICK_MINUTES
    else ranges.push({ from, to: from + TICK_MINUTES })
  }
  return ranges
}

/** What is left of `open` when `taken` is cut out; both in order, neither overlapping itself. */
export function freeRanges(open: readonly Range[], taken: readonly Range[]): Range[] {
  return open.flatMap((range) => cut(range, taken))
}

function cut(range: Range, taken: readonly Range[]): Range[] {
  const free: Range[] = []
  let from = range.from
  for (const hole of taken) {
    if (hole.to <= from || hole.from >= range.to) continue
    if (hole.from > from) free.push({ from, to: hole.from })
    from = hole.to
  }
  if (from < range.to) free.push({ from, to: range.to })
  return free
}

/**
 * What a new use cannot be put on: held ticks, and so much around them that its own buffers do not reach into them. Whoever
 * takes hours outside of these takes none that is held.
 */
export function blockedRanges(
  taken: readonly number[],
  { before = 0, after = 0 }: { before?: Minute; after?: Minute },
): Range[] {
  const wide = taken.flatMap((tick) => ({
    from: Math.max(0, tick * TICK_MINUTES - after),
    to: Math.min(DAY_MINUTES, (tick + 1) * TICK_MINUTES + before),
  }))
  return rangesOf(wide.flatMap(ticksOf))
}
