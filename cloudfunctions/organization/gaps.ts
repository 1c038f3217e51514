import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { secretariesOver } from '../member/public'
import { organizationId } from './fields'
import { organizationOf } from './find'
import { organizations } from './store'
import { briefOf } from './view'

const input = z.object({ organizationId }) satisfies z.ZodType<InputOf<'organization.gaps'>>

const MOST = 100

/** Branches with nobody named to call, and named secretaries to whom nobody gave the role. */
export const gaps = action('organization.gaps', {
  role: ['committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run({ db, now }, { organizationId: id }) {
    const all = await organizations(db).subtree((await organizationOf(db, id)).path)
    const branches = all.filter(({ kind, closedOn }) => kind === 'branch' && closedOn === null)
    const named = branches.filter(({ secretaryName }) => secretaryName !== '')
    const granted = await secretariesOver(
      db,
      named.map(({ _id }) => _id),
    )
    const ungranted = named.filter(({ _id }) => !granted.has(_id))
    return {
      withoutSecretary: branches
        .filter(({ secretaryName }) => secretaryName === '')
        .slice(0, MOST)
        .map(briefOf),
      withoutGrant: ungranted
        .slice(0, MOST)
        .map((node) => ({ ...briefOf(node), secretaryName: node.secretaryName })),
      at: now(),
    }
  },
})
