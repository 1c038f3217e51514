import type { Bound } from '../../miniprogram/shared/contract/binding'
import { BIND_TRIES, lockMinutes } from '../../miniprogram/shared/rules/binding'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { audit, auditLine } from '../kit/audit'
import { logError } from '../kit/log'
import { creditBound, followBinding } from '../event/public'
import { namesOf } from '../organization/public'
import { followReservations } from '../station/public'
import { accounts } from './accounts'
import type { MemberDoc } from './memberDoc'
import { unsealed } from './seals'
import { members } from './store'

/** Counts a try to bind and says how many are left after it. Refused while the account is locked. */
export async function countTry(ctx: Context): Promise<number> {
  const { accountId } = ctx.actor
  const store = accounts(ctx.db)
  if (!(await store.open(accountId))) await store.startCount(accountId)
  const isCounted = await store.countTry(accountId, ctx.now())
  const { wrong = 0, wrongAt = 0 } = (await store.get(accountId)) ?? {}
  if (!isCounted) throw new AppError('BINDING_LOCKED', { minutes: lockMinutes(wrongAt, ctx.now()) })
  return Math.max(0, BIND_TRIES - wrong)
}

/** A try that did not fit; the third one says that it was the last for now. */
export function wrongTry(
  ctx: Context,
  left: number,
  code: 'MEMBER_NOT_MATCHED' | 'INVITATION_NAME_UNKNOWN',
): never {
  if (left > 0) throw new AppError(code, { left })
  throw new AppError('BINDING_LOCKED', { minutes: lockMinutes(ctx.now(), ctx.now()) })
}

/**
 * Binds the caller's account to a member: two conditional writes, the member's line first. Whoever comes second to the
 * line is refused; whoever has bound another member meanwhile gives the line back. Done again, it answers the same.
 */
export async function attach(ctx: Context, member: MemberDoc, consent: string): Promise<Bound> {
  const { accountId } = ctx.actor
  const store = accounts(ctx.db)
  await store.open(accountId)
  if (!(await members(ctx.db).claim(member._id, accountId, ctx.now()))) throw await whyNot(ctx, member)
  await point(ctx, member, consent)
  const bound = await members(ctx.db).get(member._id)
  await store.copyGrants(accountId, member._id, bound?.grants ?? [])
  const line = { what: 'bind', subject: member._id, detail: { consent } }
  await audit(ctx.db).add(auditLine(ctx, `bind:${member._id}:${bound?.boundAt ?? 0}`, line))
  await follow(ctx, member)
  return boundOf(ctx, member)
}

/** Whoever is bound is bound: what this leaves undone is done when they look at their events, and by the sweeper. */
async function follow(ctx: Context, { _id: memberId, name }: MemberDoc): Promise<void> {
  const { accountId } = ctx.actor
  const events = followBinding(ctx, accountId, memberId).then(() => creditBound(ctx, accountId))
  const rooms = followReservations(ctx, { accountId, memberId, name })
  for (const { status, reason } of (await Promise.allSettled([events, rooms])) as PromiseRejectedResult[])
    if (status === 'rejected') logError(ctx.requestId, reason)
}

/** How often another try of the same account to bind may be in the way. */
const TURNS = 5

async function point(ctx: Context, member: MemberDoc, consent: string): Promise<void> {
  const { accountId } = ctx.actor
  const store = accounts(ctx.db)
  const agreed = { version: consent, at: ctx.now() }
  for (let turn = 0; turn < TURNS; turn++) {
    const self = { accountId, personId: accountId }
    if (await unsealed(ctx.db, self, (mark) => store.point(accountId, member, agreed, mark))) return
    const { memberId = null, name } = (await store.get(accountId)) ?? {}
    if (memberId === member._id) return
    if (memberId === null) continue
    await members(ctx.db).unclaim(member._id, accountId)
    throw new AppError('ACCOUNT_BOUND', { name: name ?? '' })
  }
  throw new AppError('BUSY')
}

async function whyNot(ctx: Context, { _id, name }: MemberDoc): Promise<AppError> {
  const now = await members(ctx.db).get(_id)
  return now?.status === 'left'
    ? new AppError('MEMBER_LEFT', { name })
    : new AppError('MEMBER_BOUND_ELSEWHERE')
}

export async function boundOf({ db }: Context, { _id, name, branchId }: MemberDoc): Promise<Bound> {
  const branchName = (await namesOf(db, [branchId])).get(branchId) ?? ''
  return { memberId: _id, name, branchName }
}
