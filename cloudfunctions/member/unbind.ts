import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { randomPart } from '../../miniprogram/shared/kit/ids'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { withAudit } from '../kit/audit'
import type { AccountDoc } from '../kit/auth'
import type { Transaction } from '../kit/db'
import { forgetSubscription } from '../notice/public'
import { memberId, requestId } from './fields'
import { memberOf, overMember } from './find'
import type { MemberDoc } from './memberDoc'
import { unsealedOf } from './seals'
import { ACCOUNTS, MEMBERS } from './store'

/** Takes my own account off my line. */
export const unbind = action('member.unbind', {
  role: 'resident',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run(ctx) {
    const { memberId: id } = ctx.actor
    if (id === null) throw new AppError('NOT_BOUND')
    return detach(ctx, id, `unbind_${ctx.now()}_${randomPart()}`, 'unbind')
  },
})

/** Takes a lost phone off a member's line. */
export const release = action('member.release', {
  role: ['secretary', 'committee', 'district'],
  scope: overMember,
  input: z.object({ memberId, requestId }) satisfies z.ZodType<InputOf<'member.release'>>,
  run: (ctx, { memberId: id, requestId: request }) => detach(ctx, id, request, 'release'),
})

async function detach(ctx: Context, id: string, request: string, what: string): Promise<{ name: string }> {
  const line = { what, subject: id, detail: {} }
  await unsealedOf(ctx.db, id, (mark) => withAudit(ctx, request, line, (tx) => detachIn(tx, id, mark)))
  return { name: (await memberOf(ctx.db, id)).name }
}

/**
 * Line and account let go of each other; the roles stay with the member, for the next phone, the openid nowhere. Within
 * `unsealedOf`, whose mark must be on the account.
 */
export async function detachIn(tx: Transaction, id: string, mark: string): Promise<void> {
  const member = await tx.get<MemberDoc>(MEMBERS, id)
  if (!member || member.accountId === null) return
  const account = await tx.get<AccountDoc>(ACCOUNTS, member.accountId)
  if (account?.memberId === id && account.seal !== mark) throw new AppError('BUSY')
  await tx.put(MEMBERS, { ...member, accountId: null, boundAt: null })
  await forgetSubscription(tx, member.accountId)
  if (account?.memberId === id) await tx.put(ACCOUNTS, { ...account, memberId: null, name: null, grants: [] })
}
