import type { Minute, Range } from '../../shared/kit/time'
import { clockWords, rangeWords } from '../../shared/kit/words'

/** A day of the week as the list shows it. */
export interface WeekLine {
  name: string
  hours: string
  spoken: string
}

const NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

export const weekLines = (week: readonly (readonly Range[])[]): WeekLine[] =>
  NAMES.map((name, day) => {
    const ranges = week[day] ?? []
    const hours = ranges.length > 0 ? ranges.map(rangeWords).join('、') : '不开放'
    return { name, hours, spoken: `${name}，${hours}，点开修改` }
  })

/** A stretch as its two pickers have it. */
export const clocksOf = (ranges: readonly Range[]) =>
  ranges.map(({ from, to }) => ({ from: clockWords(from), to: clockWords(Math.min(to, LAST)) }))

/** Pickers know no 24:00. */
const LAST = 23 * 60 + 45
const QUARTER = 15
const MOST = 4

/** '14:37' › 870: whole quarters of an hour. */
export function minuteOf(clock: string): Minute {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + Math.floor(minute / QUARTER) * QUARTER
}

/** One end of one stretch moved; the others give way, so that they stay in order and apart. */
export function withClock(
  ranges: readonly Range[],
  index: number,
  end: 'from' | 'to',
  clock: string,
): Range[] {
  const moved = ranges.map((range, at) => (at === index ? { ...range, [end]: minuteOf(clock) } : range))
  return tidy(moved)
}

/** In order, none empty, none touching another: what touches becomes one. */
export function tidy(ranges: readonly Range[]): Range[] {
  const inOrder = ranges.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)
  return inOrder.reduce<Range[]>((all, range) => {
    const last = all[all.length - 1]
    if (last && range.from <= last.to)
      return [...all.slice(0, -1), { ...last, to: Math.max(last.to, range.to) }]
    return [...all, { ...range }]
  }, [])
}

/** One stretch more, after the others where there is room. */
export function withOneMore(ranges: readonly Range[]): Range[] {
  const last = ranges[ranges.length - 1]
  if (!last) return [{ from: 9 * 60, to: 17 * 60 }]
  const from = Math.min(last.to + 60, LAST - 60)
  return ranges.length < MOST && from > last.to
    ? [...ranges, { from, to: Math.min(from + 120, LAST) }]
    : [...ranges]
}
