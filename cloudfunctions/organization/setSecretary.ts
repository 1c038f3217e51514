import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { checkText } from '../kit/checkText'
import { changeNodes, changed, nodeIn, today } from './change'
import { organizationId, requestId } from './fields'

const input = z.object({
  requestId,
  organizationId,
  name: z.string().trim().max(20).describe('书记姓名'),
  phone: z
    .string()
    .trim()
    .regex(/^[\d -]{0,20}$/)
    .describe('联系电话'),
}) satisfies z.ZodType<InputOf<'organization.setSecretary'>>

/** Whom the members of a branch call. Naming somebody is not yet a grant: `organization.gaps` shows who has none. */
export const setSecretary = action('organization.setSecretary', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, { requestId: request, organizationId: id, name, phone }) {
    if (name !== '') await checkText(ctx, '书记姓名', name)
    const named = { secretaryName: name, secretaryPhone: phone }
    await changeNodes(ctx, {
      ...{ requestId: request, what: 'organization.setSecretary', subject: id, ids: [id], detail: { name } },
      decide: (nodes) => [changed(nodeIn(nodes, id), today(ctx), `书记：${name || '空缺'}`, named)],
    })
    return named
  },
})
