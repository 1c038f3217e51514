import { holidayOf, isWorkedWeekend } from '../kit/calendar'
import { DAY_MINUTES, type Day, type Minute, type Range, weekdayOf } from '../kit/time'
import { weekdayWords } from '../kit/words'
import { freeRanges } from './ticks'

/** When a place is open. */
export interface Hours {
  /** Seven entries, Monday first; an empty list is a closed day. Ranges are in order and do not overlap. */
  week: readonly (readonly Range[])[]
  /** Days that differ: make-up working days, repairs, a holiday on which it opens. `why` is said: '国庆放假'. */
  exceptions: Readonly<Record<Day, { open: readonly Range[]; why: string }>>
  /** Public holidays: closed, which is the rule; with Sunday's hours; or as on any other day of the week. */
  holidays?: 'closed' | 'sunday' | 'usual'
  /** Stretches in which it is closed whatever else is written. */
  blackouts?: readonly Blackout[]
}

/** Closed from a day to a day, both included: the whole days, or the same hours of each of them. */
export interface Blackout {
  id: string
  fromDate: Day
  toDate: Day
  from?: Minute
  to?: Minute
  why: string
}

const SUNDAY = 6
/** Weekends that are worked in stead of a holiday are like a Friday. */
const FRIDAY = 4

export interface OpenDay {
  open: readonly Range[]
  /** Why it is closed all day, in words that follow the day: '周一闭馆'; null when it is open. */
  closedWhy: string | null
}

/** The open ranges of one day. An exception stands above the calendar, a blackout above everything. */
export function openOn(hours: Hours, day: Day): OpenDay {
  const usual = usualOn(hours, day)
  const closures = (hours.blackouts ?? []).filter(({ fromDate, toDate }) => fromDate <= day && day <= toDate)
  if (closures.length === 0 || usual.closedWhy !== null) return usual
  const holes = closures
    .map(({ from = 0, to = DAY_MINUTES }) => ({ from, to }))
    .sort((a, b) => a.from - b.from)
  const open = freeRanges(usual.open, holes)
  return { open, closedWhy: open.length > 0 ? null : (closures[0]?.why ?? null) }
}

function usualOn({ week, exceptions, holidays = 'closed' }: Hours, day: Day): OpenDay {
  const exception = exceptions[day]
  if (exception) return openOr(exception.open, exception.why)
  const holiday = holidayOf(day)
  if (holiday && holidays === 'closed') return openOr([], `${holiday}放假`)
  if (holiday && holidays === 'sunday') return openOr(week[SUNDAY] ?? [], `${holiday}放假`)
  const weekday = isWorkedWeekend(day) ? FRIDAY : weekdayOf(day)
  return openOr(week[weekday] ?? [], `${weekdayWords(day)}闭馆`)
}

const openOr = (open: readonly Range[], why: string): OpenDay => ({
  open,
  closedWhy: open.length > 0 ? null : why,
})

/** Whether one open range holds the whole stretch; a lunch break in the middle is not open. */
export const isOpenFor = (open: readonly Range[], { from, to }: Range): boolean =>
  open.some((range) => range.from <= from && to <= range.to)
