import type { Instant } from '../kit/time'
import type { TemplateName } from './templates'

/** What a Notice (通知) is about; the inbox has an icon for each. */
export type NoticeKind = 'reservation' | 'event' | 'lesson' | 'learning' | 'station' | 'account' | 'work'

/** When the thing is that a notice is about. */
export interface NoticeWhen {
  start: Instant
  end?: Instant
}

/** One line of somebody's inbox. It names the matter, its time and place, and what to do. */
export interface Notice {
  id: string
  kind: NoticeKind
  title: string
  /** Further sentences, at most five. */
  lines: string[]
  when: NoticeWhen | null
  /** In words; '' where it has none. */
  place: string
  /** What to do now: '请在 12:00 前回复'. */
  todo: string
  /** The page it opens, with a leading slash and its query; '' when there is nothing to open. */
  page: string
  at: Instant
  isRead: boolean
}

/** How many messages WeChat may still send, by template. */
export type ConsentsLeft = Readonly<Partial<Record<TemplateName, number>>>

export interface NoticeApi {
  /** Newest first, 30 at a time; `after` is the last page's. */
  'notice.list': {
    input: { after?: string }
    output: { notices: Notice[]; after: string | null; unread: number; now: Instant }
  }
  'notice.unread': { input: Record<string, never>; output: { unread: number } }
  'notice.read': { input: { noticeId: string }; output: { unread: number } }
  /** Everything that is there now. */
  'notice.readAll': { input: Record<string, never>; output: { unread: number } }
  /** After `wx.requestSubscribeMessage`: one more message of each of these may be sent. */
  'notice.consent': {
    input: { accepted: TemplateName[]; requestId: string }
    output: { left: ConsentsLeft }
  }
  /** What may still be sent, for the privacy page. */
  'notice.consents': { input: Record<string, never>; output: { left: ConsentsLeft } }
  /** No more messages by WeChat; the inbox stays. */
  'notice.withdraw': { input: Record<string, never>; output: { left: ConsentsLeft } }
}
