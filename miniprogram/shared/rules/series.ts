import type { Repeat } from '../contract/reservation'
import { type Day, addDays, isDay } from '../kit/time'

const two = (n: number) => String(n).padStart(2, '0')
const dateIn = (year: number, month: number, day: number): Day =>
  `${year + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day)}`

/**
 * The dates of a series, the first one included. A month that lacks the date (the 31st) or the fifth such weekday is left
 * out, and the series goes on a month longer.
 */
export function seriesDates(first: Day, repeat: Repeat, times: number): Day[] {
  if (repeat === 'weekly') return Array.from({ length: times }, (_, n) => addDays(first, 7 * n))
  const dates: Day[] = []
  for (let ahead = 0; dates.length < times && ahead < times * 4; ahead++) {
    const date = inMonth(first, repeat, ahead)
    if (date) dates.push(date)
  }
  return dates
}

function inMonth(first: Day, repeat: Repeat, ahead: number): Day | null {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  const wanted =
    repeat === 'monthlyDate'
      ? dateIn(year, month - 1 + ahead, day)
      : sameWeekday(first, year, month, day, ahead)
  return isDay(wanted) && wanted.slice(0, 7) === dateIn(year, month - 1 + ahead, 1).slice(0, 7)
    ? wanted
    : null
}

/** The same weekday of the month, counted from its beginning: the second Friday. */
function sameWeekday(first: Day, year: number, month: number, day: number, ahead: number): Day {
  const nth = Math.floor((day - 1) / 7)
  const begin = dateIn(year, month - 1 + ahead, 1)
  const offset = (((weekday(first) - weekday(begin)) % 7) + 7) % 7
  return addDays(begin, offset + nth * 7)
}

const weekday = (date: Day) => new Date(`${date}T00:00:00Z`).getUTCDay()
