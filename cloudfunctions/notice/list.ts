import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Notice } from '../../miniprogram/shared/contract/notice'
import { action } from '../kit/action'
import { type NoticeDoc, notices } from './store'
import { peopleOf } from './stored'

const PAGE = 30
const nothing = z.object({}) as z.ZodType<Record<string, never>>

/** My inbox. */
export const list = action('notice.list', {
  role: 'resident',
  scope: 'own',
  input: z.object({ after: z.string().max(120).optional().describe('页') }) satisfies z.ZodType<
    InputOf<'notice.list'>
  >,
  async run({ db, actor, now }, { after }) {
    const people = peopleOf(actor)
    // One more than a page tells whether there is another.
    const [found, left] = await Promise.all([
      notices(db).page(people, after, PAGE + 1),
      notices(db).unread(people),
    ])
    const page = found.slice(0, PAGE)
    return {
      notices: page.map(viewOf),
      after: found.length > PAGE ? (page.at(-1)?.order ?? null) : null,
      ...{ unread: left, now: now() },
    }
  },
})

/** For the mark on the bell. */
export const unread = action('notice.unread', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  run: async ({ db, actor }) => ({ unread: await notices(db).unread(peopleOf(actor)) }),
})

/** Of somebody else's notice, or of one read before, nothing changes. */
export const read = action('notice.read', {
  role: 'resident',
  scope: 'own',
  input: z.object({
    noticeId: z
      .string()
      .regex(/^n_\w{1,40}$/)
      .describe('通知'),
  }) satisfies z.ZodType<InputOf<'notice.read'>>,
  async run({ db, actor, now }, { noticeId }) {
    await notices(db).markRead(noticeId, peopleOf(actor), now())
    return { unread: await notices(db).unread(peopleOf(actor)) }
  },
})

export const readAll = action('notice.readAll', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  async run({ db, actor, now }) {
    await notices(db).markAllRead(peopleOf(actor), now())
    return { unread: await notices(db).unread(peopleOf(actor)) }
  },
})

const viewOf = ({ _id, readAt, ...doc }: NoticeDoc): Notice => ({
  ...{ id: _id, kind: doc.kind, title: doc.title, lines: doc.lines, when: doc.when, place: doc.place },
  ...{ todo: doc.todo, page: doc.page, at: doc.at, isRead: readAt !== null },
})
