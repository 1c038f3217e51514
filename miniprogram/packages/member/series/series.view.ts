import type { Repeat, SeriesDate, SeriesMade } from '../../../shared/contract/station'
import type { Day, Range } from '../../../shared/kit/time'
import { dateWords, rangeWords, weekdayWords } from '../../../shared/kit/words'
import { numberWords } from '../../../ui/words'
import type { Choosable } from '../space/space.view'

/** One date of a fixed day for learning, to keep or to leave out. */
export interface DateItem {
  date: Day
  /** '12月3日 周四' */
  title: string
  /** Why it cannot be had; '' when it can. */
  why: string
  kept: boolean
  spoken: string
}

export const MOST_TIMES = 12
export const USUAL_TIMES = 6

const nth = (date: Day) => Math.ceil(Number(date.slice(8)) / 7)

/** '每周四', '每月 25 日', '每月第二个周五' */
export function repeatWords(repeat: Repeat, date: Day): string {
  if (repeat === 'weekly') return `每${weekdayWords(date)}`
  if (repeat === 'monthlyDate') return `每月 ${Number(date.slice(8))} 日`
  return `每月第${ORDINALS[nth(date)] ?? ''}个${weekdayWords(date)}`
}

const ORDINALS = ['', '一', '二', '三', '四', '五'] as const

const REPEATS: readonly Repeat[] = ['weekly', 'monthlyDate', 'monthlyWeekday']

export const repeatChips = (on: Repeat, date: Day): Choosable[] =>
  REPEATS.map((id) => ({ id, label: repeatWords(id, date), on: id === on }))

export const isRepeat = (id: string): id is Repeat => (REPEATS as readonly string[]).includes(id)

export function dateItems(dates: readonly SeriesDate[], skip: readonly Day[]): DateItem[] {
  return dates.map(({ date, why }) => {
    const title = `${dateWords(date)} ${weekdayWords(date)}`
    const kept = why === null && !skip.includes(date)
    const state = why ?? (kept ? '要约，点一下就不约' : '不约，点一下再约上')
    return { date, title, why: why ?? '', kept, spoken: `${title}，${state}` }
  })
}

/** What the button says: '约这 5 次'. */
export function buttonWords(items: readonly DateItem[]): string {
  const count = items.filter(({ kept }) => kept).length
  return count === 0 ? '一次也约不上' : `约这 ${count} 次`
}

/** How many cannot be had, before one decides. */
export function missingWords(items: readonly DateItem[]): string {
  const count = items.filter(({ why }) => why !== '').length
  return count === 0 ? '' : `有${numberWords(count)}次约不上，原因写在下面`
}

export interface MadeView {
  title: string
  range: string
  /** Reserved ones, then those that could not be had with their reasons. */
  lines: { date: Day; title: string; note: string; made: boolean }[]
  note: string
}

export function madeView({ made, missed }: SeriesMade, range: Range): MadeView {
  const asked = made.some(({ status }) => status === 'asked')
  const lines = [
    ...made.map((one) => lineOf(one.date, asked ? '等站长同意' : '约好了', true)),
    ...missed.map(({ date, why }) => lineOf(date, why ?? '没有约上', false)),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return {
    title: asked ? `${made.length} 次已经交给站长` : `${made.length} 次都约好了`,
    range: rangeWords(range),
    lines,
    note: '哪一次来不了，到“我的预约”里取消那一次',
  }
}

const lineOf = (date: Day, note: string, made: boolean) => ({
  date,
  title: `${dateWords(date)} ${weekdayWords(date)}`,
  note,
  made,
})
