import type { NoticeKind, NoticeWhen } from '../../miniprogram/shared/contract/notice'
import type { TemplateName } from '../../miniprogram/shared/contract/templates'
import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Condition, Db } from '../kit/db'

/** `due` waits for the timer; `sending` was taken by one run of it, which may have died. Nothing is sent twice. */
export type Sending = 'none' | 'due' | 'sending' | 'sent' | 'noConsent' | 'unusable'

export interface NoticeDoc {
  _id: string
  /** A member's or an account's id. */
  to: string
  kind: NoticeKind
  title: string
  lines: string[]
  when: NoticeWhen | null
  place: string
  todo: string
  page: string
  at: Instant
  /** Newest last, and no two alike: pages neither skip nor repeat. */
  order: string
  readAt: Instant | null
  template: TemplateName | null
  sending: Sending
  /** How often sending has failed. */
  tries: number
}

/** What may still be sent to one account. The only place where an openid is stored. */
export interface SubscriptionDoc {
  /** The account's id. */
  _id: string
  openid: string
  left: Partial<Record<TemplateName, number>>
  lastRequest: string
}

const NOTICES = 'notices'
export const SUBSCRIPTIONS = 'subscriptions'
/** Of one write. */
const CHUNK = 200

export const orderOf = (at: Instant, id: string): string => `${String(at).padStart(15, '0')}_${id}`

const ofAny = (db: Db, people: readonly string[]): Condition => ({ to: db.op.in(people) })

export const notices = (db: Db) => ({
  /** Adds those that are not there yet. */
  async addNew(docs: readonly NoticeDoc[]): Promise<void> {
    for (let from = 0; from < docs.length; from += CHUNK) await addSome(db, docs.slice(from, from + CHUNK))
  },
  page: (people: readonly string[], after: string | undefined, limit: number) =>
    db.find<NoticeDoc>(
      NOTICES,
      { ...ofAny(db, people), ...(after === undefined ? {} : { order: db.op.lt(after) }) },
      { limit, order: { field: 'order', direction: 'desc' } },
    ),
  unread: (people: readonly string[]) => db.count(NOTICES, { ...ofAny(db, people), readAt: null }),
  markRead: (id: string, people: readonly string[], at: Instant) =>
    db.changeIf(NOTICES, id, { ...ofAny(db, people), readAt: null }, { readAt: at }),
  markAllRead: (people: readonly string[], at: Instant) =>
    db.changeAll(NOTICES, { ...ofAny(db, people), readAt: null }, { readAt: at }),
  due: (limit: number) =>
    db.find<NoticeDoc>(NOTICES, { sending: 'due' }, { limit, order: { field: 'order', direction: 'asc' } }),
  /** False when another run of the timer was quicker. */
  take: (id: string) => db.changeIf(NOTICES, id, { sending: 'due' }, { sending: 'sending' }),
  settle: (id: string, from: Sending, to: Sending) =>
    db.changeIf(NOTICES, id, { sending: from }, { sending: to }),
  putBack: (id: string) =>
    db.changeIf(NOTICES, id, { sending: 'sending' }, { sending: 'due', tries: db.op.inc(1) }),
})

/** All at once where none is there; otherwise those that are missing. Again when somebody adds the same meanwhile. */
async function addSome(db: Db, docs: readonly NoticeDoc[]): Promise<void> {
  let missing = [...docs]
  while (missing.length > 0 && !(await db.addMany(NOTICES, missing))) {
    const ids = missing.map(({ _id }) => _id)
    const known = await db.find<NoticeDoc>(
      NOTICES,
      { _id: db.op.in(ids) },
      { limit: CHUNK, fields: ['order'] },
    )
    const there = new Set(known.map(({ _id }) => _id))
    missing = missing.filter(({ _id }) => !there.has(_id))
  }
}

export const subscriptions = (db: Db) => ({
  get: (accountId: string) => db.get<SubscriptionDoc>(SUBSCRIPTIONS, accountId),
  some: (accountIds: readonly string[]) =>
    accountIds.length === 0
      ? Promise.resolve([])
      : db.find<SubscriptionDoc>(SUBSCRIPTIONS, { _id: db.op.in(accountIds) }, { limit: 1_000 }),
  open: (accountId: string, openid: string) =>
    db.add<SubscriptionDoc>(SUBSCRIPTIONS, { _id: accountId, openid, left: {}, lastRequest: '' }),
  /** A retry of the same request changes nothing. */
  grant: (accountId: string, accepted: readonly TemplateName[], requestId: string) =>
    db.changeIf(
      SUBSCRIPTIONS,
      accountId,
      { lastRequest: db.op.nin([requestId]) },
      {
        ...Object.fromEntries(accepted.map((name) => [`left.${name}`, db.op.inc(1)])),
        lastRequest: requestId,
      },
    ),
  /** Takes one consent; false when none is left. */
  use: (accountId: string, name: TemplateName) =>
    db.changeIf(
      SUBSCRIPTIONS,
      accountId,
      { [`left.${name}`]: db.op.gt(0) },
      { [`left.${name}`]: db.op.inc(-1) },
    ),
  giveBack: (accountId: string, name: TemplateName) =>
    db.changeIf(SUBSCRIPTIONS, accountId, {}, { [`left.${name}`]: db.op.inc(1) }),
  /** WeChat knows of no consent: then there is none. */
  clear: (accountId: string, name: TemplateName) =>
    db.changeIf(SUBSCRIPTIONS, accountId, {}, { [`left.${name}`]: 0 }),
  forget: (accountId: string) => db.remove(SUBSCRIPTIONS, accountId),
})
