import type { Notice, NoticeKind } from '../../../shared/contract/notice'
import { type Instant, dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, momentWords } from '../../../shared/kit/words'
import { pastWords } from '../../../ui/words'

export interface NoticeItem {
  id: string
  icon: string
  title: string
  lines: string[]
  /** '后天 14:00', '' where the matter has no time. */
  when: string
  place: string
  todo: string
  /** When it came. */
  at: string
  page: string
  isRead: boolean
  /** Read aloud as one. */
  spoken: string
}

const ICONS: Readonly<Record<NoticeKind, string>> = {
  reservation: 'calendar',
  event: 'flag',
  lesson: 'book',
  learning: 'book',
  station: 'pin',
  account: 'person',
  work: 'list',
}

export function noticeItem(notice: Notice, now: Instant): NoticeItem {
  const { id, kind, title, lines, place, todo, page, isRead } = notice
  const when = whenWords(notice.when, now)
  const at = pastWords(notice.at, dayOf(now))
  const parts = [isRead ? '' : '未读', title, when, place, ...lines, todo, at]
  return {
    ...{ id, icon: ICONS[kind], title, lines, when, place, todo, at, page, isRead },
    spoken: parts.filter((part) => part !== '').join('，'),
  }
}

/** With its end where it ends on the same day. */
function whenWords(when: Notice['when'], now: Instant): string {
  if (!when) return ''
  const start = startWords(when.start, now)
  const { end } = when
  return end !== undefined && sameDay(when.start, end) ? `${start}–${clockWords(minuteOf(end))}` : start
}

/** Days that are over are no longer 今天 or 周四. */
const startWords = (start: Instant, now: Instant): string =>
  start < now && !sameDay(start, now) ? pastWords(start, dayOf(now)) : momentWords(start, now)

const sameDay = (a: Instant, b: Instant): boolean => dayOf(a) === dayOf(b)

export const unreadWords = (unread: number): string => (unread === 0 ? '都看过了' : `${unread} 条没看`)
