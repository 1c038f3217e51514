import type { EventBrief } from '../../../shared/contract/event'
import { type Day, type Instant, addDays, dayOf, weekdayOf } from '../../../shared/kit/time'
import { dateWords, weekdayWords } from '../../../shared/kit/words'
import { type EventItem, eventItem } from '../../../ui/event.view'

/** One square of a month; empty ones before the first and after the last have no date. */
export interface DaySquare {
  key: string
  date: Day
  number: string
  count: number
  isMine: boolean
  isToday: boolean
  spoken: string
}

/** A day with what is on it, for the elder layout. */
export interface DayGroup {
  date: Day
  words: string
  items: EventItem[]
}

/** '2026年11月' */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

export function movedMonth(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Weeks from Monday, filled up to whole rows. */
export function monthSquares(month: string, events: readonly EventBrief[], now: Instant): DaySquare[] {
  const first = `${month}-01`
  const lead = weekdayOf(first)
  const days = daysOf(month)
  const rows = Math.ceil((lead + days.length) / 7)
  return Array.from({ length: rows * 7 }, (_, at) => {
    const date = days[at - lead]
    return date ? square(date, events, now) : blank(at)
  })
}

const daysOf = (month: string): Day[] =>
  Array.from({ length: 31 }, (_, at) => addDays(`${month}-01`, at)).filter((day) => day.startsWith(month))

function square(date: Day, events: readonly EventBrief[], now: Instant): DaySquare {
  const on = events.filter(({ startsAt }) => dayOf(startsAt) === date)
  const isMine = on.some(({ mine }) => mine === 'in' || mine === 'waiting')
  const what = on.length > 0 ? `${on.length} 场活动${isMine ? '，有我报的' : ''}` : '没有活动'
  const spoken = `${dateWords(date)} ${weekdayWords(date)}，${what}`
  const number = String(Number(date.slice(8)))
  return { key: date, date, number, count: on.length, isMine, isToday: date === dayOf(now), spoken }
}

const blank = (at: number): DaySquare => ({
  ...{ key: `blank-${at}`, date: '', number: '', count: 0, isMine: false, isToday: false, spoken: '' },
})

/** What is on one day, in the order of its hours. */
export const itemsOn = (date: Day, events: readonly EventBrief[], now: Instant): EventItem[] =>
  events
    .filter(({ startsAt }) => dayOf(startsAt) === date)
    .sort((a, b) => a.startsAt - b.startsAt)
    .map((one) => eventItem(one, now))

/** The days of a month that have something, one after another. */
export function dayGroups(events: readonly EventBrief[], now: Instant): DayGroup[] {
  const days = [...new Set(events.map(({ startsAt }) => dayOf(startsAt)))].sort()
  return days.map((date) => ({
    date,
    words: `${dateWords(date)} ${weekdayWords(date)}`,
    items: itemsOn(date, events, now),
  }))
}

/** The day that is shown first: today, or the first that has something. */
export function firstDay(month: string, events: readonly EventBrief[], now: Instant): Day {
  const today = dayOf(now)
  if (today.startsWith(month)) return today
  const days = events.map(({ startsAt }) => dayOf(startsAt)).sort()
  return days[0] ?? `${month}-01`
}
