import type { DayState } from '../contract/station'
import { type Day, type Instant, type Range, dayOf, minuteOf } from '../kit/time'
import { openOn } from './hours'
import type { SpaceTerms } from './spaceTerms'
import { freeRanges } from './ticks'

/** What can still be reserved on a day: whole steps that lie ahead, not shorter than the shortest reservation. */
export function reservable(terms: SpaceTerms, date: Day, taken: readonly Range[], now: Instant): Range[] {
  const past = pastOf(date, now)
  return freeRanges(openOn(terms, date).open, taken)
    .map(({ from, to }) => ({ from: ceil(Math.max(from, past), terms.step), to: to - (to % terms.step) }))
    .filter(({ from, to }) => to - from >= terms.shortest)
}

/** Minutes of a day that are over: all of them yesterday, none tomorrow. */
function pastOf(date: Day, now: Instant): number {
  const today = dayOf(now)
  if (date === today) return minuteOf(now)
  return date < today ? 24 * 60 : 0
}

const ceil = (minute: number, step: number) => Math.ceil(minute / step) * step

/** Tight is when a quarter or less of the open hours is left. */
export function dayStateOf(terms: SpaceTerms, date: Day, taken: readonly Range[], now: Instant): DayState {
  const { open } = openOn(terms, date)
  const all = length(open.filter(({ to }) => to > pastOf(date, now)))
  if (all === 0) return 'closed'
  const left = length(reservable(terms, date, taken, now))
  if (left === 0) return 'full'
  return left * 4 <= length(open) ? 'tight' : 'free'
}

const length = (ranges: readonly Range[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0)
