import type { Me } from '../../shared/contract/member'
import type { GrantedRole } from '../../shared/contract/roles'

/** An organisation over which somebody has something to say. */
export interface Ground {
  id: string
  label: string
  on: boolean
}

export const REVIEWING: readonly GrantedRole[] = ['reviewer', 'committee', 'district']
export const PLANNING: readonly GrantedRole[] = ['secretary', 'committee', 'district']

/** Each organisation once, in the order of the grants; `chosen` is on, or the first where it is none of them. */
export function groundsOf(
  { grants = [] }: Pick<Me, 'grants'>,
  roles: readonly GrantedRole[],
  chosen = '',
): Ground[] {
  const over = grants.filter(({ role, scope }) => roles.includes(role) && scope.kind === 'organization')
  const names = new Map(over.map(({ scope, scopeName }) => [scope.id, scopeName]))
  const all = [...names].map(([id, label]) => ({ id, label, on: id === chosen }))
  return all.some(({ on }) => on) ? all : all.map((one, index) => ({ ...one, on: index === 0 }))
}

export const chosenGround = (grounds: readonly Ground[]): string => grounds.find(({ on }) => on)?.id ?? ''
