import * as z from 'zod'
import type { MemberDetail, TransferInput } from '../../miniprogram/shared/contract/people'
import { dayOf, isDay } from '../../miniprogram/shared/kit/time'
import { decideTransfer } from '../../miniprogram/shared/rules/stays'
import { type Context, action, requireOver } from '../kit/action'
import { AppError } from '../kit/appError'
import { withAudit } from '../kit/audit'
import { type OrganizationDoc, organizations } from '../organization/public'
import { touchRoster } from '../roster/public'
import { branchId, memberId, requestId } from './fields'
import { memberOf, overMember } from './find'
import type { MemberDoc } from './memberDoc'
import { MEMBERS } from './store'
import { unsealedOf } from './seals'
import { detachIn } from './unbind'
import { detailOf } from './view'

const input = z.object({
  ...{ memberId, toBranchId: branchId.nullable(), requestId },
  on: z.string().refine(isDay).describe('日期'),
}) satisfies z.ZodType<TransferInput>

const MOVERS = ['committee', 'district'] as const

/** To another branch, out of the district, or back in; dated. Whoever moves stands over both ends. */
export const transfer = action('member.transfer', {
  role: MOVERS,
  scope: overMember,
  input,
  async run(ctx, request): Promise<MemberDetail> {
    const branch = await destination(ctx, request.toBranchId)
    await touchRoster(ctx.db)
    const { requestId: id, memberId: subject, on, toBranchId } = request
    const line = { what: 'transfer', subject, detail: { to: toBranchId ?? '', on } }
    const move = (mark: string) =>
      withAudit(ctx, id, line, async (tx) => {
        // Whoever leaves is no longer a member here: the phone is let go, and with it the roles.
        if (branch === null) await detachIn(tx, subject, mark)
        const member = await tx.get<MemberDoc>(MEMBERS, subject)
        if (member) await tx.put(MEMBERS, movedDoc(ctx, member, branch, on))
      })
    await (branch === null ? unsealedOf(ctx.db, subject, move) : move(''))
    return detailOf(ctx.db, await memberOf(ctx.db, subject), ctx.now())
  },
})

async function destination(ctx: Context, id: string | null): Promise<OrganizationDoc | null> {
  if (id === null) return null
  await requireOver(ctx, MOVERS, id)
  const node = await organizations(ctx.db).get(id)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  if (node.kind !== 'branch') throw new AppError('NOT_A_BRANCH', { name: node.name })
  if (node.closedOn !== null) throw new AppError('ORGANIZATION_CLOSED', { name: node.name })
  return node
}

function movedDoc(ctx: Context, member: MemberDoc, branch: OrganizationDoc | null, on: string): MemberDoc {
  const to = { branchId: branch?._id ?? null, branchName: branch?.name ?? '', name: member.name }
  const decision = decideTransfer(member.stays, to, on, dayOf(ctx.now()))
  if (decision.kind === 'refused') throw AppError.from(decision)
  return {
    ...member,
    ...{ stays: decision.stays, version: member.version + 1 },
    ...(branch
      ? { branchId: branch._id, path: branch.path, status: 'active' as const }
      : { branchId: '', path: '', status: 'left' as const, grants: [] }),
  }
}
