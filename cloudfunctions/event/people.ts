import type { GrantedRole } from '../../miniprogram/shared/contract/roles'
import type { Path } from '../../miniprogram/shared/kit/path'
import { personKeys } from '../../miniprogram/shared/rules/event/audience'
import type { Context } from '../kit/action'
import type { Actor } from '../kit/auth'
import type { Db } from '../kit/db'
import { digest } from '../kit/digest'
import { MEMBERS, type MemberDoc } from '../member/public'

/** Somebody as events know them. */
export interface Person {
  personId: string
  /** null for a resident who has not told a name. */
  name: string | null
  branchId: string
  path: Path | null
  codeId: string
  /** What they answer to; see `rules/event/audience.ts`. */
  keys: string[]
}

/** Who calls. A resident takes no further request. */
export async function caller({ db, actor }: Context): Promise<Person> {
  const member = actor.memberId === null ? null : await memberById(db, actor.memberId)
  return member && member.status === 'active' ? personOf(member) : residentOf(actor)
}

export const memberById = (db: Db, id: string): Promise<MemberDoc | null> => db.get<MemberDoc>(MEMBERS, id)

/** Present members of a subtree, page by page of 100, in no order that matters. */
export const membersUnder = (db: Db, path: Path, after: string, limit = 100): Promise<MemberDoc[]> =>
  db.find<MemberDoc>(
    MEMBERS,
    { path: db.op.startsWith(path), status: 'active', _id: db.op.gt(after) },
    { limit, order: { field: '_id', direction: 'asc' } },
  )

export async function membersById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, MemberDoc>> {
  const found: MemberDoc[] = []
  for (let from = 0; from < ids.length; from += 100)
    found.push(
      ...(await db.find<MemberDoc>(MEMBERS, { _id: db.op.in(ids.slice(from, from + 100)) }, { limit: 100 })),
    )
  return new Map(found.map((member) => [member._id, member]))
}

export const personOf = ({ _id, name, branchId, path, codeId, grants }: MemberDoc): Person => ({
  ...{ personId: _id, name, branchId, path, codeId },
  keys: personKeys(
    path,
    grants.map(({ role }): GrantedRole => role),
  ),
})

/** A resident's code is made as a member's is. */
const residentOf = ({ personId, name }: Actor): Person => ({
  ...{ personId, name, branchId: '', path: null },
  codeId: digest('code', personId).slice(0, 16),
  keys: personKeys(null, []),
})
