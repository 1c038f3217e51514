import * as z from 'zod'
import type { Bound } from '../../miniprogram/shared/contract/binding'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { attach, boundOf, countTry, wrongTry } from './attach'
import { codeText, consent, personName } from './fields'
import { memberOf, presentMember } from './find'
import { type InvitationDoc, invitationOf, invitations } from './invitations'
import type { MemberDoc } from './memberDoc'
import { members } from './store'

const input = z.object({ text: codeText, name: personName.optional(), consent }) satisfies z.ZodType<
  InputOf<'member.accept'>
>

/** Binds by a secretary's invitation. */
export const accept = action('member.accept', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { text, name, consent: version }): Promise<Bound> {
    const invitation = await invitationOf(ctx, text)
    if (ctx.actor.memberId !== null) return boundBefore(ctx, ctx.actor.memberId, invitation, name)
    const member = await invited(ctx, invitation, name)
    if (invitation.memberId !== null && !(await invitations(ctx.db).use(invitation._id, ctx.actor.accountId)))
      throw new AppError('INVITATION_OVER')
    return attach(ctx, member, version)
  },
})

async function invited(
  ctx: Context,
  { memberId, branchId }: InvitationDoc,
  name?: string,
): Promise<MemberDoc> {
  if (memberId !== null) return presentMember(ctx.db, memberId)
  if (name === undefined) throw new AppError('INVALID_INPUT', { field: '姓名' })
  const left = await countTry(ctx)
  const named = await members(ctx.db).namedIn(branchId, name)
  if (named.length > 1) throw new AppError('INVITATION_NAME_AMBIGUOUS')
  const [member] = named
  return member && member.accountId === null ? member : wrongTry(ctx, left, 'INVITATION_NAME_UNKNOWN')
}

async function boundBefore(
  ctx: Context,
  id: string,
  invitation: InvitationDoc,
  name?: string,
): Promise<Bound> {
  const member = await memberOf(ctx.db, id)
  const isSame = invitation.memberId === id || (invitation.memberId === null && name === member.name)
  if (isSame) return boundOf(ctx, member)
  throw new AppError('ACCOUNT_BOUND', { name: member.name })
}
