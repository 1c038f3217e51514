import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Context } from './action'
import type { Db, Transaction } from './db'
import { digest } from './digest'

/** Who did what to whom, and when. Lines are added, in the transaction of what they tell of, and never changed. */
export interface AuditDoc {
  _id: string
  at: Instant
  /** The member, or the account where none is bound. */
  by: string
  byName: string
  /** e.g. 'grant', 'unmask', 'release'. */
  what: string
  /** The member or organisation that it was done to. */
  subject: string
  /** What else there is to say, by what. */
  detail: Readonly<Record<string, string>>
}

const AUDIT = 'audit'

/** One intention of one person has one line: a retry meets it, and so knows that all is done. */
export const auditId = ({ actor }: Context, requestId: string) => `u_${digest(actor.accountId, requestId)}`

export const auditLine = (
  ctx: Context,
  requestId: string,
  line: Pick<AuditDoc, 'what' | 'subject' | 'detail'>,
): AuditDoc => ({
  _id: auditId(ctx, requestId),
  at: ctx.now(),
  by: ctx.actor.personId,
  byName: ctx.actor.name ?? '',
  ...line,
})

/** Runs a change together with its line; when the line is there already, nothing is done again. */
export function withAudit(
  ctx: Context,
  requestId: string,
  line: Pick<AuditDoc, 'what' | 'subject' | 'detail'>,
  change: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const doc = auditLine(ctx, requestId, line)
  return ctx.db.transaction(async (tx) => {
    if (await tx.get<AuditDoc>(AUDIT, doc._id)) return
    await change(tx)
    await tx.put(AUDIT, doc)
  })
}

export const audit = (db: Db) => ({
  /** False when this intention was written down before. */
  add: (doc: AuditDoc) => db.add(AUDIT, doc),
  /** Newest first, at most 50. */
  of: (what: string, subject: string) =>
    db.find<AuditDoc>(AUDIT, { what, subject }, { limit: 50, order: { field: 'at', direction: 'desc' } }),
  /** What a person did, newest first, at most 50. */
  by: (person: string) =>
    db.find<AuditDoc>(AUDIT, { by: person }, { limit: 50, order: { field: 'at', direction: 'desc' } }),
})
