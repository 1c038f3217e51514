import type { OrganizationKind } from '../../miniprogram/shared/contract/organization'
import { type Path, idsOf, pathOf } from '../../miniprogram/shared/kit/path'
import type { Day } from '../../miniprogram/shared/kit/time'
import type { Placed, TreeNode } from '../../miniprogram/shared/rules/organization'
import type { Db } from '../kit/db'

/** A node of the tree of Party organisations. Closed ones stay, so that what they did can be counted. */
export interface OrganizationDoc extends TreeNode {
  parentId: string | null
  /** Whom to call; '' where nobody is named. */
  secretaryName: string
  secretaryPhone: string
  /** Everywhere it ever stood, oldest first. */
  places: Placed[]
  /** Ids of everything it ever stood under, itself too: finds who belonged to a subtree on some day. */
  ever: string[]
  history: { on: Day; what: string }[]
}

const ORGANIZATIONS = 'organizations'
/** More than any district has; a page of a job, not of a screen. */
const ALL = 1_000

export const organizations = (db: Db) => ({
  get: (id: string) => db.get<OrganizationDoc>(ORGANIZATIONS, id),
  some: (ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<OrganizationDoc>(ORGANIZATIONS, { _id: db.op.in([...new Set(ids)]) }, { limit: ALL }),
  childrenOf: (parentId: string) =>
    db.find<OrganizationDoc>(
      ORGANIZATIONS,
      { parentId },
      { limit: ALL, order: { field: 'name', direction: 'asc' } },
    ),
  /** The node with everything under it, closed ones too. */
  subtree: (path: Path) =>
    db.find<OrganizationDoc>(ORGANIZATIONS, { path: db.op.startsWith(path) }, { limit: ALL }),
  /** Everything that ever stood under a node. */
  everUnder: (id: string) => db.find<OrganizationDoc>(ORGANIZATIONS, { ever: id }, { limit: ALL }),
  named: (parentId: string, name: string) =>
    db.find<OrganizationDoc>(ORGANIZATIONS, { parentId, name, closedOn: null }, { limit: 1 }),
  district: async () =>
    (await db.find<OrganizationDoc>(ORGANIZATIONS, { parentId: null }, { limit: 1 }))[0] ?? null,
})

/** Name by id, for lists. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await organizations(db).some(ids)).map(({ _id, name }) => [_id, name]))
}

export interface NewOrganization {
  id: string
  kind: OrganizationKind
  name: string
  parent: Pick<OrganizationDoc, '_id' | 'path'> | null
  on: Day
  secretaryName?: string
  secretaryPhone?: string
}

/** A node on its first day. */
export function newOrganization(one: NewOrganization): OrganizationDoc {
  const path = pathOf(one.parent?.path ?? null, one.id)
  return {
    ...{ _id: one.id, kind: one.kind, name: one.name, parentId: one.parent?._id ?? null, path },
    ...{ closedOn: null, places: [{ path, from: one.on }], ever: idsOf(path), history: [] },
    ...{ secretaryName: one.secretaryName ?? '', secretaryPhone: one.secretaryPhone ?? '' },
  }
}
