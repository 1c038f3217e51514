import type { GrantView } from '../../miniprogram/shared/contract/roles'
import type { Grant } from '../kit/auth'
import type { Db } from '../kit/db'
import { namesOf } from '../organization/public'
import { stations } from '../station/public'

/** Grants with the names of what they hold over. */
export async function grantViews(db: Db, grants: readonly Grant[]): Promise<GrantView[]> {
  const names = await namesOf(db, idsOf(grants, 'organization'))
  const kept = await Promise.all(idsOf(grants, 'station').map((id) => stations(db).get(id)))
  const stationNames = new Map(kept.flatMap((one) => (one ? [[one._id, one.name] as const] : [])))
  return grants.map(({ role, scope }) => ({
    ...{ role, scope },
    scopeName: names.get(scope.id) ?? stationNames.get(scope.id) ?? '',
  }))
}

const idsOf = (grants: readonly Grant[], kind: Grant['scope']['kind']): string[] => [
  ...new Set(grants.filter(({ scope }) => scope.kind === kind).map(({ scope }) => scope.id)),
]
