import { type Day, type Range, weekdayOf } from '../kit/time'
import { weekdayWords } from '../kit/words'

/** When a place is open. */
export interface Hours {
  /** Seven entries, Monday first; an empty list is a closed day. Ranges are in order and do not overlap. */
  week: readonly (readonly Range[])[]
  /** Days that differ: holidays, make-up working days, repairs. `why` is said to people: '国庆放假'. */
  exceptions: Readonly<Record<Day, { open: readonly Range[]; why: string }>>
}

/** The open ranges of one day; when there are none, why, in words that follow the day: '周一闭馆'. */
export function openOn(hours: Hours, day: Day): { open: readonly Range[]; closedWhy: string | null } {
  const exception = hours.exceptions[day]
  const open = exception ? exception.open : (hours.week[weekdayOf(day)] ?? [])
  if (open.length > 0) return { open, closedWhy: null }
  return { open, closedWhy: exception ? exception.why : `${weekdayWords(day)}闭馆` }
}

/** Whether one open range holds the whole stretch; a lunch break in the middle is not open. */
export const isOpenFor = (open: readonly Range[], { from, to }: Range): boolean =>
  open.some((range) => range.from <= from && to <= range.to)
