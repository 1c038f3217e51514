import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { OrganizationDetail } from '../../miniprogram/shared/contract/organization'
import { idsOf } from '../../miniprogram/shared/kit/path'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { membersByBranch } from '../member/public'
import { organizationId } from './fields'
import { organizationOf } from './find'
import { organizations } from './store'
import { briefOf, lineOf } from './view'

const input = z.object({ organizationId: organizationId.optional() }) satisfies z.ZodType<
  InputOf<'organization.get'>
>

/** One node with its children and their figures: four requests, however large the subtree. */
export const get = action('organization.get', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async ({ db }, { organizationId: id }) => id ?? (await districtId(db)) },
  input,
  async run({ db }, { organizationId: id }): Promise<OrganizationDetail> {
    const node = await organizationOf(db, id ?? (await districtId(db)))
    const store = organizations(db)
    const [all, above, members] = await Promise.all([
      store.subtree(node.path),
      store.some(idsOf(node.path).slice(0, -1)),
      membersByBranch(db, node.path),
    ])
    const children = all
      .filter(({ parentId }) => parentId === node._id)
      .sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
    return {
      ...lineOf(node, all, members),
      above: above.sort((a, b) => a.path.length - b.path.length).map(briefOf),
      children: children.map((child) => lineOf(child, all, members)),
      ...{ secretaryName: node.secretaryName, secretaryPhone: node.secretaryPhone },
      history: [...node.history].reverse(),
    }
  },
})

async function districtId(db: Parameters<typeof organizations>[0]): Promise<string> {
  const district = await organizations(db).district()
  if (!district) throw new AppError('NOT_FOUND', { what: '区委' })
  return district._id
}
