import { randomBytes } from 'node:crypto'
import type { Instant } from '../../miniprogram/shared/kit/time'
import { readInvitationText } from '../../miniprogram/shared/rules/binding'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'

export interface InvitationDoc {
  /** The token of the code: 24 characters drawn at random. */
  _id: string
  branchId: string
  /** null for everybody of the branch. */
  memberId: string | null
  until: Instant
  by: string
  /** Which account used one that is for a single member. */
  usedBy: string | null
}

export const INVITATIONS = 'invitations'

export const newToken = (): string => randomBytes(12).toString('hex').toUpperCase()

export const invitations = (db: Db) => ({
  get: (id: string) => db.get<InvitationDoc>(INVITATIONS, id),
  /** Once: by one account, which may repeat itself. */
  use: (id: string, accountId: string) =>
    db.changeIf(INVITATIONS, id, { usedBy: db.op.in([null, accountId]) }, { usedBy: accountId }),
})

/** The invitation that a text means, if it still holds for the caller. */
export async function invitationOf(ctx: Context, text: string): Promise<InvitationDoc> {
  const token = readInvitationText(text)
  if (token === null) throw new AppError('INVITATION_UNREADABLE')
  const found = await invitations(ctx.db).get(token)
  const isOver = !found || found.until <= ctx.now()
  if (isOver || (found.usedBy !== null && found.usedBy !== ctx.actor.accountId))
    throw new AppError('INVITATION_OVER')
  return found
}
