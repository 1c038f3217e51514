import type { EventAudience } from '../../miniprogram/shared/contract/event'
import type { Path } from '../../miniprogram/shared/kit/path'
import type { Db } from '../kit/db'
import { MEMBERS, type MemberDoc, countMembers, eachPage, inSubtree } from '../member/public'
import { organizations } from '../organization/public'

/** Larger audiences find an event in their lists, and are not told one by one. */
export const MOST_TOLD = 2_000

/** Somebody who is asked. */
export type Asked = Pick<MemberDoc, '_id' | 'name' | 'branchId' | 'path'>

const FIELDS = ['name', 'branchId', 'path', 'grants', 'status']

/** Everyone whom an event asks by name; null for everybody, and for more than can be told. */
export async function askedOf(db: Db, audience: EventAudience): Promise<Asked[] | null> {
  if (audience.kind === 'everyone') return null
  const node = await organizations(db).get(audience.organizationId)
  if (!node) return []
  if (audience.kind === 'roles') return withRoles(db, node.path, audience.roles)
  if ((await countMembers(db, node.path)) > MOST_TOLD) return null
  const found: MemberDoc[] = []
  await eachPage(db, node.path, FIELDS, (page) => void found.push(...page))
  return found
}

/** Those who hold a role somewhere in a subtree and are members of it. */
async function withRoles(db: Db, path: Path, roles: readonly string[]): Promise<Asked[]> {
  const ids = (await organizations(db).subtree(path)).map(({ _id }) => _id)
  const where = { 'grants.scope.id': db.op.in(ids), status: 'active' }
  const found = await db.find<MemberDoc>(MEMBERS, where, { limit: 1_000, fields: FIELDS })
  return found.filter(
    (one) => one.path.startsWith(path) && one.grants.some(({ role }) => roles.includes(role)),
  )
}

/** How many an event asks; null for everybody. */
export async function countAsked(db: Db, audience: EventAudience): Promise<number | null> {
  if (audience.kind === 'everyone') return null
  const node = await organizations(db).get(audience.organizationId)
  if (!node) return 0
  if (audience.kind === 'roles') return (await withRoles(db, node.path, audience.roles)).length
  return db.count(MEMBERS, inSubtree(db, node.path))
}
