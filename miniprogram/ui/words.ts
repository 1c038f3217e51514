import type { StationBrief } from '../shared/contract/station'
import {
  type Day,
  type Instant,
  type Minute,
  type Range,
  addDays,
  dayOf,
  minuteOf,
  weekdayOf,
} from '../shared/kit/time'
import { clockWords, dateWords, dayWords, momentWords, rangeWords } from '../shared/kit/words'

/** Words that only screens need. What server and phone both say stands in shared/kit/words. */

const NUMBERS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const

/** 3 › '三', up to twelve; larger ones as figures. */
export const numberWords = (n: number): string => NUMBERS[n] ?? String(n)

/** '下午两点半', as one says it; other minutes than 0 and 30 as '下午 2:15'. */
export function spokenWords(minute: Minute): string {
  const hour = Math.floor(minute / 60)
  const rest = minute % 60
  const short = hour > 12 ? hour - 12 : hour
  const part = hour === 12 ? '中午' : partOfDay(minute)
  if (rest === 0) return `${part}${NUMBERS[short] ?? short}点`
  if (rest === 30) return `${part}${NUMBERS[short] ?? short}点半`
  return `${part} ${short}:${String(rest).padStart(2, '0')}`
}

/** Which part of the day a minute belongs to, as people and the day's groups have it. */
export function partOfDay(minute: Minute): '上午' | '下午' | '晚上' {
  if (minute < 12 * 60) return '上午'
  return minute < 18 * 60 ? '下午' : '晚上'
}

/** '今天 14:30–16:30' */
export const whenWords = (date: Day, range: Range, today: Day): string =>
  `${dayWords(date, today)} ${rangeWords(range)}`

/** '2026年3月1日' */
export const dayText = (day: Day): string => `${day.slice(0, 4)}年${dateWords(day)}`

/** Something past: '今天 14:30', '11月20日 14:30', and with its year when that is another one. */
export function pastWords(at: Instant, today: Day): string {
  const day = dayOf(at)
  const clock = clockWords(minuteOf(at))
  if (day === today) return `今天 ${clock}`
  return `${day.slice(0, 4) === today.slice(0, 4) ? dateWords(day) : dayText(day)} ${clock}`
}

/** '网络不通，显示的是今天 14:30 的内容'; '' when nothing is kept. */
export const keptWords = (keptAt: Instant | null, now: Instant): string =>
  keptAt === null ? '' : `网络不通，先看${momentWords(keptAt, now)} 存下的`

export interface OpenState {
  open: boolean
  words: string
}

/** Whether a station is open at a moment of today, and until or from when. `next` is the next day it opens, if known. */
export function openState(
  { today, closedWhy }: Pick<StationBrief, 'today' | 'closedWhy'>,
  now: Instant,
  next: { date: Day; from: Minute } | null = null,
): OpenState {
  const minute = minuteOf(now)
  const running = today.find(({ from, to }) => from <= minute && minute < to)
  if (running) return { open: true, words: `开放到 ${clockWords(running.to)}` }
  const later = today.find(({ from }) => from > minute)
  if (later) return { open: false, words: `今天 ${clockWords(later.from)} 开门` }
  const then = next ? `，${dayWords(next.date, dayOf(now))} ${clockWords(next.from)} 开门` : ''
  return { open: false, words: `${closedWords(today.length === 0 ? closedWhy : null)}${then}` }
}

function closedWords(why: string | null): string {
  if (why === null) return '今天已经关门'
  return why.includes('闭馆') ? `今天${why}` : `今天闭馆（${why}）`
}

/** The next day after today on which something opens, by its weekly hours; null when it never does. */
export function nextOpening(week: readonly Range[][], today: Day): { date: Day; from: Minute } | null {
  for (let ahead = 1; ahead <= 7; ahead++) {
    const date = addDays(today, ahead)
    const first = week[weekdayOf(date)]?.[0]
    if (first) return { date, from: first.from }
  }
  return null
}

/** 29000 › '29,000' */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
