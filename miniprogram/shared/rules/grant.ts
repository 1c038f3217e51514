import type { OrganizationKind } from '../contract/organization'
import { type GrantScope, type GrantedRole, ROLE_NAMES } from '../contract/roles'
import { type Refused, refused } from './decision'

/** Over which kinds of organisation a role is given; keepers keep a station instead. */
const KINDS: Readonly<Record<GrantedRole, readonly OrganizationKind[]>> = {
  secretary: ['branch', 'party'],
  committee: ['committee'],
  district: ['district'],
  reviewer: ['district', 'committee'],
  lecturer: ['district', 'committee'],
  keeper: [],
}

/** What a committee may give under itself; the district gives everything. */
const BY_COMMITTEE: readonly GrantedRole[] = ['secretary', 'lecturer']

/**
 * Whether a giver may give this role over that scope. That the giver's own grant lies above it has been seen to.
 * `kind` is the organisation's, null for a station.
 */
export function decideGrant(
  role: GrantedRole,
  scope: GrantScope,
  kind: OrganizationKind | null,
  giver: { isDistrict: boolean },
): { kind: 'allowed' } | Refused {
  if (!giver.isDistrict && !BY_COMMITTEE.includes(role)) return refused('GRANT_NOT_UNDER_YOU')
  const fits = scope.kind === 'station' ? role === 'keeper' : kind !== null && KINDS[role].includes(kind)
  return fits ? { kind: 'allowed' } : refused('GRANT_WRONG_SCOPE', { role: ROLE_NAMES[role] })
}
