import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { idsOf } from '../../miniprogram/shared/kit/path'
import { action } from '../kit/action'
import { kind, organizationId } from './fields'
import { organizationOf } from './find'
import { organizations } from './store'
import { briefOf } from './view'

const input = z.object({
  underId: organizationId,
  text: z.string().trim().max(40).describe('要找的名称'),
  kind: kind.optional(),
}) satisfies z.ZodType<InputOf<'organization.search'>>

const MOST = 50

/** Open organisations of a subtree whose name contains the text. A district has under a thousand: one read. */
export const search = action('organization.search', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { underId }) => underId },
  input,
  async run({ db }, { underId, text, kind: wanted }) {
    const all = await organizations(db).subtree((await organizationOf(db, underId)).path)
    const names = new Map(all.map(({ _id, name }) => [_id, name]))
    const found = all.filter(
      ({ name, closedOn, kind: its }) =>
        closedOn === null && name.includes(text) && (wanted === undefined || its === wanted),
    )
    const aboveNames = (path: string) =>
      idsOf(path)
        .slice(0, -1)
        .flatMap((id) => names.get(id) ?? [])
    return {
      organizations: found
        .slice(0, MOST)
        .map((node) => ({ ...briefOf(node), aboveNames: aboveNames(node.path) })),
    }
  },
})
