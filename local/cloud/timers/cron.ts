/** When a trigger is due: seven fields, in China's time, as WeChat reads them. */
export interface Cron {
  /** The first instant after `after` at which it is due, epoch milliseconds; null if there is none. */
  next(after: number): number | null
}

interface Field {
  name: string
  min: number
  max: number
  words?: readonly string[]
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const fields: readonly Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: months },
  { name: 'weekday', min: 0, max: 6, words: weekdays },
  { name: 'year', min: 1970, max: 2099 },
]

/** China has had no summer time since 1991. */
const chinaOffset = 8 * 3_600_000
const dayMs = 86_400_000

/** Reads an expression. Throws an Error whose message says which field is wrong, and why. */
export function parseCron(expression: string): Cron {
  const parts = expression.trim().split(/\s+/)
  if (parts.length !== fields.length) {
    throw new Error(
      `"${expression}" has ${parts.length} fields instead of 7 (second minute hour day month weekday year)`,
    )
  }
  const sets = fields.map((field, i) => parseField(field, parts[i] ?? ''))
  const [seconds, minutes, hours, days, monthSet, weekdaySet, years] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ]
  // Where both are given, WeChat takes either.
  const isEither = parts[3] !== '*' && parts[5] !== '*'
  const isDay = (day: number, weekday: number): boolean =>
    isEither ? days.has(day) || weekdaySet.has(weekday) : days.has(day) && weekdaySet.has(weekday)
  const times = timesOf(hours, minutes, seconds)
  return {
    next: (after) => nextOf(after, times, (date) => years.has(date.getUTCFullYear()), monthSet, isDay),
  }
}

/** Milliseconds since midnight, ascending: at most 86,400 of them, worked out once. */
function timesOf(hours: Set<number>, minutes: Set<number>, seconds: Set<number>): number[] {
  const sorted = (set: Set<number>): number[] => [...set].sort((a, b) => a - b)
  const [allMinutes, allSeconds] = [sorted(minutes), sorted(seconds)]
  return sorted(hours).flatMap((hour) =>
    allMinutes.flatMap((minute) => allSeconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1000)),
  )
}

function nextOf(
  after: number,
  times: readonly number[],
  isYear: (date: Date) => boolean,
  monthSet: Set<number>,
  isDay: (day: number, weekday: number) => boolean,
): number | null {
  const local = after + chinaOffset
  let midnight = Math.floor(local / dayMs) * dayMs
  for (let date = new Date(midnight); date.getUTCFullYear() <= 2099; date = new Date((midnight += dayMs))) {
    const fits =
      isYear(date) && monthSet.has(date.getUTCMonth() + 1) && isDay(date.getUTCDate(), date.getUTCDay())
    const time = fits ? firstAbove(times, local - midnight) : undefined
    if (time !== undefined) return midnight + time - chinaOffset
  }
  return null
}

function firstAbove(sorted: readonly number[], value: number): number | undefined {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Infinity) > value) high = middle
    else low = middle + 1
  }
  return sorted[low]
}

function parseField(field: Field, text: string): Set<number> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? []
    const [from, to] = rangeOf(field, range, part.includes('/'))
    const by = Number(step)
    if (from === undefined || to === undefined || by < 1) {
      throw new Error(
        `its ${field.name} "${text}" is not one of ${field.min}-${field.max}, a list, a range, * or */n`,
      )
    }
    for (let value = from; value <= to; value += by) values.add(value)
  }
  return values
}

function rangeOf(field: Field, text: string, hasStep: boolean): [number | undefined, number | undefined] {
  if (text === '*') return [field.min, field.max]
  const [first = '', last, ...more] = text.split('-')
  const from = valueOf(field, first)
  const to = last === undefined ? (hasStep ? field.max : from) : valueOf(field, last)
  const isRange = more.length === 0 && from !== undefined && to !== undefined && from <= to
  return isRange ? [from, to] : [undefined, undefined]
}

function valueOf({ min, max, words }: Field, text: string): number | undefined {
  const word = words?.indexOf(text.toUpperCase()) ?? -1
  const value = word >= 0 ? word + min : /^\d+$/.test(text) ? Number(text) : NaN
  return value >= min && value <= max ? value : undefined
}
