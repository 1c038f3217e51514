import type { Column } from '../../shell/wheels'

export type DateFields = 'year' | 'month' | 'day'

export interface DateRange {
  /** 'YYYY-MM-DD', inclusive; '' is far away. */
  start: string
  end: string
  fields: DateFields
  /** What is chosen now; '' is today. */
  value: string
}

const pad = (n: number) => String(n).padStart(2, '0')

/** 'YYYY-MM-DD' or a part of it as numbers; what is missing is 1. */
function parts(text: string): [number, number, number] {
  const [year, month = 1, day = 1] = text.split('-').map(Number)
  return [year || 1970, month || 1, day || 1]
}

function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

function bounds({ start, end }: DateRange): [[number, number, number], [number, number, number]] {
  return [parts(start || '1970-01-01'), parts(end || '2099-12-31')]
}

function daysIn(year: number, month: number): number {
  return new Date(year, month, 0).getDate()
}

const between = (from: number, to: number) =>
  Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i)

/** The years, months and days one may choose; which months and days there are depends on what is `picked` left of them. */
export function dateColumns(range: DateRange, picked?: readonly number[]): Column[] {
  const [low, high] = bounds(range)
  const now = parts(range.value || today())
  const years = between(low[0], high[0])
  const year = picked ? (years[picked[0] ?? 0] ?? low[0]) : clamp(now[0], years)
  const months = between(year === low[0] ? low[1] : 1, year === high[0] ? high[1] : 12)
  const month = picked ? (months[picked[1] ?? 0] ?? months.at(-1) ?? 1) : clamp(now[1], months)
  const last = Math.min(daysIn(year, month), year === high[0] && month === high[1] ? high[2] : 31)
  const days = between(year === low[0] && month === low[1] ? low[2] : 1, last)
  const day = picked ? (days[picked[2] ?? 0] ?? days.at(-1) ?? 1) : clamp(now[2], days)
  const all = [column(years, year, '年'), column(months, month, '月'), column(days, day, '日')]
  return all.slice(0, { year: 1, month: 2, day: 3 }[range.fields] ?? 3)
}

function clamp(value: number, list: readonly number[]): number {
  return Math.min(list.at(-1) ?? value, Math.max(list[0] ?? value, value))
}

function column(values: readonly number[], value: number, unit: string): Column {
  return { items: values.map((n) => `${n}${unit}`), selected: Math.max(0, values.indexOf(value)) }
}

/** The picked columns as WeChat gives them: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export function dateValue(range: DateRange, picked: readonly number[]): string {
  const columns = dateColumns(range, picked)
  return columns.map(({ items, selected }) => pad(parseInt(items[selected] ?? '1', 10))).join('-')
}

export interface TimeRange {
  /** 'hh:mm', inclusive; '' is the end of the day. */
  start: string
  end: string
  /** '' is now. */
  value: string
}

function clock(text: string, otherwise: [number, number]): [number, number] {
  const [hour, minute] = text.split(':').map(Number)
  return text ? [hour || 0, minute || 0] : otherwise
}

/** The hours and minutes one may choose; which minutes depends on the hour. */
export function timeColumns({ start, end, value }: TimeRange, picked?: readonly number[]): Column[] {
  const now = new Date()
  const [low, high] = [clock(start, [0, 0]), clock(end, [23, 59])]
  const [nowHour, nowMinute] = clock(value, [now.getHours(), now.getMinutes()])
  const hours = between(low[0], high[0])
  const hour = picked ? (hours[picked[0] ?? 0] ?? low[0]) : clamp(nowHour, hours)
  const minutes = between(hour === low[0] ? low[1] : 0, hour === high[0] ? high[1] : 59)
  const minute = picked ? (minutes[picked[1] ?? 0] ?? minutes.at(-1) ?? 0) : clamp(nowMinute, minutes)
  const wheel = (values: readonly number[], of: number) => ({
    items: values.map(pad),
    selected: Math.max(0, values.indexOf(of)),
  })
  return [wheel(hours, hour), wheel(minutes, minute)]
}

/** The picked rows as 'hh:mm'. */
export function timeValue(range: TimeRange, picked: readonly number[]): string {
  return timeColumns(range, picked)
    .map(({ items, selected }) => items[selected] ?? '00')
    .join(':')
}
