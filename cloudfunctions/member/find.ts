import { AppError } from '../kit/appError'
import type { Context } from '../kit/action'
import type { Db } from '../kit/db'
import type { Target } from '../kit/scope'
import type { MemberDoc } from './memberDoc'
import { members } from './store'

export async function memberOf(db: Db, id: string): Promise<MemberDoc> {
  const member = await members(db).get(id)
  if (!member) throw new AppError('NOT_FOUND', { what: '这位党员' })
  return member
}

export async function presentMember(db: Db, id: string): Promise<MemberDoc> {
  const member = await memberOf(db, id)
  if (member.status === 'left') throw new AppError('MEMBER_LEFT', { name: member.name })
  return member
}

/** The caller's own line; for actions of the role `member`. */
export const ownMember = (ctx: Context): Promise<MemberDoc> => presentMember(ctx.db, ctx.actor.memberId ?? '')

/** Where a member stands; of somebody who left, the branch that was the last. */
export const placeOf = ({ status, path, stays }: MemberDoc): Target =>
  status === 'active' ? { path } : (stays.at(-1)?.branchId ?? null)

/** Scope of actions on one member: whoever stands over the member's branch. */
export const overMember = {
  organization: async ({ db }: Context, { memberId }: { memberId: string }): Promise<Target> =>
    placeOf(await memberOf(db, memberId)),
}
