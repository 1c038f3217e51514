import * as z from 'zod'
import type { Invitation } from '../../miniprogram/shared/contract/binding'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import {
  BRANCH_INVITATION_MS,
  MEMBER_INVITATION_MS,
  invitationText,
} from '../../miniprogram/shared/rules/binding'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { auditId, withAudit } from '../kit/audit'
import { namesOf } from '../organization/public'
import { branchId, codeText, memberId, requestId } from './fields'
import { presentMember } from './find'
import { INVITATIONS, type InvitationDoc, invitationOf, newToken } from './invitations'

const input = z.object({ branchId, memberId: memberId.optional(), requestId }) satisfies z.ZodType<
  InputOf<'member.invite'>
>

/** A code that a secretary shows. The token is drawn at random; a retry of the request shows the same. */
export const invite = action('member.invite', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { branchId: id }) => id },
  input,
  async run(ctx, { branchId: branch, memberId: id, requestId: request }): Promise<Invitation> {
    if (id !== undefined && (await presentMember(ctx.db, id)).branchId !== branch)
      throw new AppError('NOT_FOUND', { what: '这位党员' })
    const doc: InvitationDoc = {
      ...{ _id: newToken(), branchId: branch, memberId: id ?? null, by: ctx.actor.personId, usedBy: null },
      until: ctx.now() + (id === undefined ? BRANCH_INVITATION_MS : MEMBER_INVITATION_MS),
    }
    const line = { what: 'invite', subject: id ?? branch, detail: { token: doc._id } }
    await withAudit(ctx, request, line, (tx) => tx.put(INVITATIONS, doc))
    const kept = await ctx.db.get<{ detail: { token: string } }>('audit', auditId(ctx, request))
    const shown = await invitationOf(ctx, invitationText(kept?.detail.token ?? doc._id))
    return { text: invitationText(shown._id), ...(await viewOf(ctx, shown)) }
  },
})

export const readInvitation = action('member.readInvitation', {
  role: 'resident',
  scope: 'own',
  input: z.object({ text: codeText }) satisfies z.ZodType<InputOf<'member.readInvitation'>>,
  run: async (ctx, { text }) => viewOf(ctx, await invitationOf(ctx, text)),
})

async function viewOf({ db }: Context, one: InvitationDoc): Promise<Omit<Invitation, 'text'>> {
  const branchName = (await namesOf(db, [one.branchId])).get(one.branchId) ?? ''
  const memberName = one.memberId === null ? null : (await presentMember(db, one.memberId)).name
  return { branchName, memberName, until: one.until }
}
