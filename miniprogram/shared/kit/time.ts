/**
 * Time as the whole product writes it: an instant is epoch milliseconds, a day is 'YYYY-MM-DD', an hour of the day is
 * minutes since midnight. Everything is Asia/Shanghai, +08:00 without daylight saving, whatever zone the machine is in.
 */
export type Instant = number
export type Day = string
export type Minute = number

/** A stretch of one day; `from` is inside, `to` is not. */
export interface Range {
  from: Minute
  to: Minute
}

export const MINUTE_MS = 60_000
export const DAY_MINUTES = 24 * 60
const DAY_MS = DAY_MINUTES * MINUTE_MS
const SHANGHAI_MS = 8 * 60 * MINUTE_MS

const shanghaiMs = (at: Instant) => at + SHANGHAI_MS

export const dayOf = (at: Instant): Day => new Date(shanghaiMs(at)).toISOString().slice(0, 10)

export const minuteOf = (at: Instant): Minute =>
  Math.floor((((shanghaiMs(at) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS)

export const instantOf = (day: Day, minute: Minute): Instant =>
  Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI_MS + minute * MINUTE_MS

/** A day by its midnight in UTC, which has no daylight saving either. NaN when there is no such day. */
const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
/** '' where there is none. */
const dayAt = (utc: number): Day => (Number.isNaN(utc) ? '' : new Date(utc).toISOString().slice(0, 10))

export const addDays = (day: Day, days: number): Day => dayAt(midnight(day) + days * DAY_MS)

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((midnight(to) - midnight(from)) / DAY_MS)

/** Monday 0 … Sunday 6, the order in which opening hours are written. */
export const weekdayOf = (day: Day): number => (new Date(midnight(day)).getUTCDay() + 6) % 7

/** Whether a text is a day that exists: '2026-02-30' does not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAt(midnight(text)) === text
