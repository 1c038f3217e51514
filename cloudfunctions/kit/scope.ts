import type { Role } from '../../miniprogram/shared/contract/roles'
import type { Context, Scope } from './action'
import { AppError } from './appError'
import type { Grant } from './auth'

/**
 * An organisation by its id, or by its path where that is at hand; null when there is none. What a station holds by itself
 * (an event of its own) is over that station instead.
 */
export type Target = string | { path: string } | { station: string } | null

/** Whether a role of the caller holds over what the input is about. */
export async function allows<I>(
  scope: Scope<I>,
  roles: readonly Role[],
  ctx: Context,
  input: I,
): Promise<boolean> {
  if (typeof scope === 'string') return true
  const grants = ctx.actor.grants.filter(({ role }) => roles.includes(role))
  if ('station' in scope) {
    const id = await scope.station(ctx, input)
    return grants.some((grant) => grant.scope.kind === 'station' && grant.scope.id === id)
  }
  return holdsOver(ctx, grants, await scope.organization(ctx, input))
}

/** Whether one of the grants is over the target or over something above it. At most one read. */
export async function holdsOver(ctx: Context, grants: readonly Grant[], target: Target): Promise<boolean> {
  if (target !== null && typeof target === 'object' && 'station' in target)
    return grants.some(({ scope }) => scope.kind === 'station' && scope.id === target.station)
  const ids = grants.filter(({ scope }) => scope.kind === 'organization').map(({ scope }) => scope.id)
  if (ids.length === 0) return false
  if (target === null) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  if (typeof target === 'string' && ids.includes(target)) return true
  const path = typeof target === 'string' ? await pathOf(ctx, target) : target.path
  return ids.some((id) => path.includes(`/${id}/`))
}

async function pathOf({ db }: Context, id: string): Promise<string> {
  const node = await db.get<{ path: string }>('organizations', id)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  return node.path
}
