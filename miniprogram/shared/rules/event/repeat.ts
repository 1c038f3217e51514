import type { EventRepeat } from '../../contract/event'
import { type Day, addDays, weekdayOf } from '../../kit/time'

/** The dates of a series, the first one with it. Monthly means the same weekday of the same week: 固定学习日. */
export function repeatDates(first: Day, { every, times }: EventRepeat): Day[] {
  const steps = Array.from({ length: times }, (_, step) => step)
  if (every === 'month') return steps.map((step) => sameWeekdayOf(first, step))
  return steps.map((step) => addDays(first, step * (every === 'week' ? 7 : 14)))
}

/** '第二个周四' of a later month; where a month has no fifth one, its last. */
function sameWeekdayOf(first: Day, months: number): Day {
  if (months === 0) return first
  const week = Math.floor((Number(first.slice(8)) - 1) / 7)
  const start = monthAfter(first, months)
  const day = addDays(start, ((weekdayOf(first) - weekdayOf(start) + 7) % 7) + week * 7)
  return day.slice(0, 7) === start.slice(0, 7) ? day : addDays(day, -7)
}

/** The first of the month that lies so many months ahead. */
function monthAfter(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}
