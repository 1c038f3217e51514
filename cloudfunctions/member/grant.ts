import * as z from 'zod'
import type { GrantInput } from '../../miniprogram/shared/contract/member'
import { decideGrant } from '../../miniprogram/shared/rules/grant'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { withAudit } from '../kit/audit'
import type { AccountDoc, Grant } from '../kit/auth'
import { organizations } from '../organization/public'
import { stations } from '../station/public'
import { memberId, requestId } from './fields'
import { memberOf, presentMember } from './find'
import { grantViews } from './grantViews'
import type { MemberDoc } from './memberDoc'
import { ACCOUNTS, MEMBERS } from './store'

const input = z.object({
  memberId,
  role: z.enum(['secretary', 'keeper', 'lecturer', 'reviewer', 'committee', 'district']).describe('角色'),
  scope: z
    .object({ kind: z.enum(['organization', 'station']), id: z.string().regex(/^[\w-]{1,60}$/) })
    .describe('授权范围'),
  requestId,
}) satisfies z.ZodType<GrantInput>

/** A station belongs to the district as a whole. */
const overScope = {
  organization: async ({ db }: Context, { scope }: GrantInput) =>
    scope.kind === 'organization' ? scope.id : ((await organizations(db).district())?._id ?? null),
}

export const grant = action('member.grant', {
  role: ['committee', 'district'],
  scope: overScope,
  input,
  async run(ctx, request) {
    await presentMember(ctx.db, request.memberId)
    return change(ctx, request, 'granted', (grants) => [...without(grants, request), grantOf(request)])
  },
})

export const revoke = action('member.revoke', {
  role: ['committee', 'district'],
  scope: overScope,
  input,
  run: (ctx, request) => change(ctx, request, 'revoked', (grants) => without(grants, request)),
})

const grantOf = ({ role, scope }: GrantInput): Grant => ({ role, scope })

const without = (grants: readonly Grant[], { role, scope }: GrantInput): Grant[] =>
  grants.filter((one) => one.role !== role || one.scope.kind !== scope.kind || one.scope.id !== scope.id)

/** Member, bound account and the trail change together. */
async function change(
  ctx: Context,
  request: GrantInput,
  what: 'granted' | 'revoked',
  next: (grants: readonly Grant[]) => Grant[],
) {
  const scopeName = await checkScope(ctx, request)
  const { memberId: id, role, scope } = request
  const { name } = await memberOf(ctx.db, id)
  const line = {
    what: 'grant',
    subject: scope.id,
    detail: { change: what, role, memberId: id, name, scopeName },
  }
  await withAudit(ctx, request.requestId, line, async (tx) => {
    const member = await tx.get<MemberDoc>(MEMBERS, id)
    if (!member) return
    const grants = next(member.grants)
    await tx.put(MEMBERS, { ...member, grants })
    const account = member.accountId && (await tx.get<AccountDoc>(ACCOUNTS, member.accountId))
    if (account && account.memberId === id) await tx.put(ACCOUNTS, { ...account, grants })
  })
  return { grants: await grantViews(ctx.db, (await memberOf(ctx.db, id)).grants) }
}

/** Answers the name of what the role is to hold over. */
async function checkScope(ctx: Context, { role, scope }: GrantInput): Promise<string> {
  const isDistrict = ctx.actor.roles.includes('district')
  const node = scope.kind === 'organization' ? await organizations(ctx.db).get(scope.id) : null
  const decision = decideGrant(role, scope, node?.kind ?? null, { isDistrict })
  if (decision.kind === 'refused') throw AppError.from(decision)
  const name = node?.name ?? (await stations(ctx.db).get(scope.id))?.name
  if (name === undefined) throw new AppError('NOT_FOUND', { what: '这个服务站' })
  return name
}
