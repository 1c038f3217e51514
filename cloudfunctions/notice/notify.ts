import type { NoticeKind, NoticeWhen } from '../../miniprogram/shared/contract/notice'
import type { TemplateName } from '../../miniprogram/shared/contract/templates'
import type { Context } from '../kit/action'
import { digest } from '../kit/digest'
import { logError } from '../kit/log'
import { type NoticeDoc, notices, orderOf } from './store'

export interface NewNotice {
  /** A member's id, or an account's for residents: an actor's `personId` is either. */
  to: string
  /** Names what happened, so that telling it twice is telling it once: `cancelled:${reservationId}`. */
  key: string
  kind: NoticeKind
  title: string
  /** Further sentences. */
  lines?: readonly string[]
  when?: NoticeWhen
  place?: string
  /** What to do now. */
  todo: string
  /** Where it opens: a page with its query, from the root. */
  page?: string
  /** Sent by WeChat as well, where the person has consented to this one. */
  template?: TemplateName
}

/**
 * Tells people something: at once in their inbox, and by WeChat within the minute where consent is left. To be called after
 * the change that it tells of; hundreds of people at a time are fine. It never fails what it tells of: an error is logged.
 */
export async function notify(
  ctx: Pick<Context, 'db' | 'now' | 'requestId'>,
  news: readonly NewNotice[],
): Promise<void> {
  try {
    const docs = new Map(news.map((one) => docOf(one, ctx.now())).map((doc) => [doc._id, doc]))
    await notices(ctx.db).addNew([...docs.values()])
  } catch (error) {
    logError(ctx.requestId, error)
  }
}

function docOf(one: NewNotice, at: number): NoticeDoc {
  const _id = `n_${digest(one.to, one.key)}`
  return {
    ...{ _id, to: one.to, kind: one.kind, title: one.title, lines: [...(one.lines ?? [])] },
    ...{ when: one.when ?? null, place: one.place ?? '', todo: one.todo, page: one.page ?? '' },
    ...{ at, order: orderOf(at, _id), readAt: null, tries: 0 },
    ...{ template: one.template ?? null, sending: one.template ? 'due' : 'none' },
  }
}
