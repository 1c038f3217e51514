import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { isUnder } from '../../miniprogram/shared/kit/path'
import { isDay } from '../../miniprogram/shared/kit/time'
import { placeOn } from '../../miniprogram/shared/rules/organization'
import { action } from '../kit/action'
import type { Db } from '../kit/db'
import { countStays } from '../member/public'
import { organizationId } from './fields'
import { organizations } from './store'

const input = z.object({
  organizationId,
  day: z.string().refine(isDay).describe('日期'),
}) satisfies z.ZodType<InputOf<'organization.membersOn'>>

/** Figures of a day go by the branch each member was in, and by where that branch hung, on that day. */
export const membersOn = action('organization.membersOn', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run({ db }, { organizationId: id, day }) {
    return { members: await countStays(db, await branchesOn(db, id, day), day) }
  },
})

/** The branches that belonged to a subtree on a day. */
export async function branchesOn(db: Db, organizationId: string, day: string): Promise<string[]> {
  const ever = await organizations(db).everUnder(organizationId)
  return ever
    .filter(({ kind, places }) => kind === 'branch' && isUnder(placeOn(places, day) ?? '', organizationId))
    .map(({ _id }) => _id)
}
