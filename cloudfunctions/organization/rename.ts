import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { checkText } from '../kit/checkText'
import { changeNodes, changed, checkName, nodeIn, today } from './change'
import { name, organizationId, requestId } from './fields'
import { organizationOf } from './find'
import { briefOf } from './view'

const input = z.object({ requestId, organizationId, name }) satisfies z.ZodType<
  InputOf<'organization.rename'>
>

export const rename = action('organization.rename', {
  role: ['committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request) {
    const { organizationId: id } = request
    const node = await organizationOf(ctx.db, id)
    if (node.name === request.name) return briefOf(node)
    if (node.parentId !== null) await checkName(ctx, node.parentId, request.name, id)
    await checkText(ctx, '名称', request.name)
    const done = await changeNodes(ctx, {
      ...{ requestId: request.requestId, what: 'organization.rename', subject: id, ids: [id] },
      detail: { from: node.name, to: request.name },
      decide(nodes) {
        const now = nodeIn(nodes, id)
        return [changed(now, today(ctx), `由“${now.name}”更名`, { name: request.name })]
      },
    })
    return briefOf(done)
  },
})
