import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { decideParent } from '../../miniprogram/shared/rules/organization'
import { action } from '../kit/action'
import { withAudit } from '../kit/audit'
import { digest } from '../kit/digest'
import { touchRoster } from '../roster/public'
import { checkText } from '../kit/checkText'
import { check, checkName, today } from './change'
import { kind, name, organizationId, requestId } from './fields'
import { organizationOf } from './find'
import { newOrganization, organizations } from './store'
import { briefOf } from './view'

const input = z.object({ requestId, parentId: organizationId, kind, name }) satisfies z.ZodType<
  InputOf<'organization.create'>
>

/** A new node. Its id comes from the request, so a retry meets its own. */
export const create = action('organization.create', {
  role: ['committee', 'district'],
  scope: { organization: async (_ctx, { parentId }) => parentId },
  input,
  async run(ctx, request) {
    const id = `o_${digest(ctx.actor.accountId, request.requestId)}`
    const earlier = await organizations(ctx.db).get(id)
    if (earlier) return briefOf(earlier)
    const parent = await organizationOf(ctx.db, request.parentId)
    check(decideParent(request.kind, parent))
    await checkName(ctx, parent._id, request.name)
    await checkText(ctx, '名称', request.name)
    await touchRoster(ctx.db)
    const node = newOrganization({
      ...{ id, kind: request.kind, name: request.name, parent },
      on: today(ctx),
    })
    const line = { what: 'organization.create', subject: id, detail: { name: request.name } }
    await withAudit(ctx, request.requestId, line, (tx) => tx.put('organizations', node))
    return briefOf(node)
  },
})
