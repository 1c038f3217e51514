import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { decideClose } from '../../miniprogram/shared/rules/organization'
import { action } from '../kit/action'
import { countMembers } from '../member/public'
import { touchRoster } from '../roster/public'
import { changeNodes, changed, check, nodeIn, today } from './change'
import { organizationId, requestId } from './fields'
import { organizationOf } from './find'
import { organizations } from './store'
import { briefOf } from './view'

const input = z.object({ requestId, organizationId }) satisfies z.ZodType<InputOf<'organization.close'>>

export const close = action('organization.close', {
  role: ['committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request) {
    const { organizationId: id } = request
    const node = await organizationOf(ctx.db, id)
    if (node.closedOn !== null) return briefOf(node)
    // Raised first: an import that would bring members here is then refused, and none comes while we count.
    await touchRoster(ctx.db)
    const [members, inside] = await Promise.all([
      countMembers(ctx.db, node.path),
      organizations(ctx.db).subtree(node.path),
    ])
    const open = inside.filter(({ _id, closedOn }) => _id !== id && closedOn === null)
    check(decideClose(node, members + open.length))
    const done = await changeNodes(ctx, {
      ...{ requestId: request.requestId, what: 'organization.close', subject: id, ids: [id], detail: {} },
      decide: (nodes) => [changed(nodeIn(nodes, id), today(ctx), '撤销', { closedOn: today(ctx) })],
    })
    return briefOf(done)
  },
})
