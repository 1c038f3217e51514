import { createHash } from 'node:crypto'
import cloud from 'wx-server-sdk'
import type { GrantScope, GrantedRole, Role } from '../../miniprogram/shared/contract/roles'
import type { Instant } from '../../miniprogram/shared/kit/time'
import { AppError } from './appError'
import type { Db } from './db'
import { remember } from './remembered'
import { sealOf } from './seal'

/** A role and where it holds. Granted by those above; the first two roles need none. */
export interface Grant {
  role: GrantedRole
  scope: GrantScope
}

export interface AccountDoc {
  _id: string
  /** null for a resident, and for a member who has not bound this account yet. */
  memberId: string | null
  name: string | null
  /** A copy of the member's while one is bound, so that knowing who calls takes one read. */
  grants: Grant[]
  /** Wrong tries to bind in a row, and when the last one was. */
  wrong?: number
  wrongAt?: Instant
  /** Which privacy notice was agreed to, and when. */
  consent?: { version: string; at: Instant }
  /** Another one after each change of whom it stands for, see `seal.ts`. */
  seal?: string
}

/** Who is acting, as the cloud vouches for it. */
export interface Actor {
  /** Stands for the person in every record: the member where one is bound, otherwise the WeChat account. */
  personId: string
  accountId: string
  memberId: string | null
  name: string | null
  roles: readonly Role[]
  grants: readonly Grant[]
  /** As what the account was read, see `seal.ts`; null while it is being changed. */
  seal?: string | null
}

/** The account's id: an openid itself is never stored nor shown. */
export const accountIdOf = (openid: string): string =>
  `a_${createHash('sha256').update(openid).digest('hex').slice(0, 24)}`

/** Who calls, from the cloud context alone. One database request. */
export async function currentActor(db: Db): Promise<Actor> {
  const accountId = callingAccount()
  if (!accountId) throw new AppError('UNAUTHENTICATED')
  return readActor(db, accountId)
}

/** The account that calls; null when a timer does. */
export function callingAccount(): string | null {
  const { OPENID } = cloud.getWXContext()
  return OPENID ? accountIdOf(String(OPENID)) : null
}

/** Whom an account stands for, read now. */
export async function readActor(db: Db, accountId: string): Promise<Actor> {
  const actor = actorOf(accountId, await db.get<AccountDoc>('accounts', accountId))
  remember(actor)
  return actor
}

/** Whether the cloud's timer called. The environment says so, never the event, which anybody could write. */
export const isTimer = (): boolean => !cloud.getWXContext().OPENID && process.env['TRIGGER_SRC'] === 'timer'

/** Who acts when a timer does. */
export const nobody: Actor = {
  personId: '',
  accountId: '',
  memberId: null,
  name: null,
  roles: [],
  grants: [],
}

/** Whoever has no account yet is a resident. */
export function actorOf(accountId: string, account: AccountDoc | null): Actor {
  const { memberId = null, name = null, grants = [] } = account ?? {}
  const roles = new Set<Role>([
    'resident',
    ...(memberId ? (['member'] as const) : []),
    ...grants.map((g) => g.role),
  ])
  const seal = sealOf(accountId, account)
  return { personId: memberId ?? accountId, accountId, memberId, name, roles: [...roles], grants, seal }
}
