import type { EventDraftForm, EventRepeat } from '../../../shared/contract/event'
import { type Instant, dayOf, instantOf, minuteOf } from '../../../shared/kit/time'
import { dateWords } from '../../../shared/kit/words'

const DAY_MS = 24 * 60 * 60_000

/** When signing up ends: how many days before the beginning. */
const CLOSES = [
  { id: '0', label: '开始前都行' },
  { id: '1', label: '提前 1 天' },
  { id: '3', label: '提前 3 天' },
] as const

/** Up to how many hours before one may cancel by oneself. */
const CANCELS = [
  { id: '0', label: '开始前都行' },
  { id: '2', label: '提前 2 小时' },
  { id: '24', label: '提前 1 天' },
] as const

const REPEATS = [
  { id: '', label: '只办这一次' },
  { id: 'week', label: '每周' },
  { id: 'fortnight', label: '隔周' },
  { id: 'month', label: '每月' },
] as const

/** Before there is a day, only what needs none can be chosen. */
export const isWindow = (form: EventDraftForm, days: string): boolean =>
  days === '0' || startOf(form) !== null

export const startOf = ({ date, from }: EventDraftForm): Instant | null =>
  date !== undefined && from !== undefined ? instantOf(date, from) : null

/** The end of signing up for so many days before; null is until it begins, or not known before there is a day. */
export function closesAtFor(form: EventDraftForm, days: number): Instant | null {
  const start = startOf(form)
  return start === null || days === 0 ? null : start - days * DAY_MS
}

/** Opening at eight in the morning, so many days before; null is at once. */
export function opensAtFor(form: EventDraftForm, days: number): Instant | null {
  const start = startOf(form)
  return start === null || days === 0 ? null : instantOf(dayOf(start - days * DAY_MS), 8 * 60)
}

const OPENS = [
  { id: '0', label: '马上' },
  { id: '3', label: '提前 3 天' },
  { id: '7', label: '提前 7 天' },
] as const

export function moreChips(form: EventDraftForm, repeat: EventRepeat | null) {
  const { closesAt = null, opensAt = null, cancelHours = 2 } = form
  const marked = <T extends { id: string; label: string }>(
    all: readonly T[],
    isOn: (id: string) => boolean,
  ) => all.map(({ id, label }) => ({ id, label, on: isOn(id) }))
  return {
    closes: marked(CLOSES, (id) => isWindow(form, id) && closesAtFor(form, Number(id)) === closesAt),
    opens: marked(OPENS, (id) => isWindow(form, id) && opensAtFor(form, Number(id)) === opensAt),
    cancels: marked(CANCELS, (id) => Number(id) === cancelHours),
    repeats: marked(REPEATS, (id) => id === (repeat?.every ?? '')),
  }
}

/** '报名 11月22日 8:00 开始' and when it ends, so that the chips are understood. */
export function windowWords({ opensAt = null, closesAt = null }: EventDraftForm): string {
  const opens = opensAt === null ? '发布后马上能报' : `${momentOf(opensAt)} 起能报`
  return `${opens}，${closesAt === null ? '开始前都能报' : `${momentOf(closesAt)} 截止`}`
}

const momentOf = (at: Instant): string => {
  const minute = minuteOf(at)
  return `${dateWords(dayOf(at))} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** '米饭 面条' as choices; nothing is a question that is answered in words. */
export const choicesOf = (text: string): string[] =>
  [...new Set(text.split(/[\s,，、;；/]+/).filter(Boolean))].slice(0, 10).map((one) => one.slice(0, 30))
