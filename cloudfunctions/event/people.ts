import type { GrantedRole } from '../../miniprogram/shared/contract/roles'
import type { Path } from '../../miniprogram/shared/kit/path'
import { personKeys } from '../../miniprogram/shared/rules/event/audience'
import type { Context } from '../kit/action'
import type { Actor } from '../kit/auth'
import { digest } from '../kit/digest'
import { type MemberDoc, members } from '../member/public'

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
  const member = actor.memberId === null ? null : await members(db).get(actor.memberId)
  return member && member.status === 'active' ? personOf(member) : residentOf(actor)
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
