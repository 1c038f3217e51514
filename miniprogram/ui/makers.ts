import type { Me } from '../shared/contract/member'
import type { GrantedRole } from '../shared/contract/roles'

const MAKERS: readonly GrantedRole[] = ['lecturer', 'secretary', 'committee', 'district']

/** In whose name somebody may make lessons: each organisation once. */
export function makingFor({ grants = [] }: Pick<Me, 'grants'>): { id: string; name: string }[] {
  const names = new Map<string, string>()
  for (const { role, scope, scopeName } of grants)
    if (MAKERS.includes(role) && scope.kind === 'organization') names.set(scope.id, scopeName)
  return [...names].map(([id, name]) => ({ id, name }))
}

/** Whether somebody makes lessons at all. */
export const isMaker = (me: Pick<Me, 'grants'>): boolean => makingFor(me).length > 0
