import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { idsOf } from '../../miniprogram/shared/kit/path'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { type OrganizationDoc, organizations as store } from '../organization/public'
import { ownStation, stationId } from './fields'

const organizationId = z
  .string()
  .regex(/^[\w-]{1,40}$/)
  .optional()
  .describe('党组织')

/** One node of the tree, to choose for whom a space is; names and nothing else. */
export const organizations = action('keeper.organizations', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({ stationId, organizationId }) satisfies z.ZodType<InputOf<'keeper.organizations'>>,
  async run({ db }, { organizationId: id }) {
    const node = await openNode(db, id)
    const [above, children] = await Promise.all([
      store(db).some(idsOf(node.path).slice(0, -1)),
      store(db).childrenOf(node._id),
    ])
    return {
      ...nameOf(node),
      above: above.sort((a, b) => a.path.length - b.path.length).map(nameOf),
      children: children.filter(({ closedOn }) => closedOn === null).map(nameOf),
    }
  },
})

const nameOf = ({ _id: id, name }: OrganizationDoc) => ({ id, name })

/** An organisation that still is; the district without an id. */
export async function openNode(db: Db, id: string | undefined): Promise<OrganizationDoc> {
  const node = await (id === undefined ? store(db).district() : store(db).get(id))
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  if (node.closedOn !== null) throw new AppError('ORGANIZATION_CLOSED', { name: node.name })
  return node
}
