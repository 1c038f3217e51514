import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { pathOf } from '../../miniprogram/shared/kit/path'
import { decideMerge } from '../../miniprogram/shared/rules/organization'
import { type Context, action, requireOver } from '../kit/action'
import { moveMembers, repathMembers } from '../member/public'
import { touchRoster } from '../roster/public'
import { changeNodes, changed, check, nodeIn, placed, rehung, today } from './change'
import { organizationId, requestId } from './fields'
import { organizationOf } from './find'
import { type OrganizationDoc, organizations } from './store'
import { briefOf } from './view'

const input = z.object({ requestId, organizationId, intoId: organizationId }) satisfies z.ZodType<
  InputOf<'organization.merge'>
>
type MergeInput = InputOf<'organization.merge'>

const MERGERS = ['committee', 'district'] as const

/**
 * One node goes into another of its kind. The tree changes in one transaction; the members follow one by one, each with
 * the date, and a retry goes on where an earlier try was cut off.
 */
export const merge = action('organization.merge', {
  role: MERGERS,
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request) {
    await requireOver(ctx, MERGERS, request.intoId)
    const into = await organizationOf(ctx.db, request.intoId)
    const node = await organizationOf(ctx.db, request.organizationId)
    const isMerged = node.closedOn !== null && node.history.at(-1)?.what === mergedWords(into)
    if (!isMerged) await join(ctx, request, node, into)
    if (node.kind === 'branch') await moveMembers(ctx.db, node._id, into, node.closedOn ?? today(ctx))
    await repathMembers(ctx.db, await organizations(ctx.db).subtree(into.path))
    return briefOf(await organizationOf(ctx.db, into._id))
  },
})

const mergedWords = ({ name }: OrganizationDoc) => `并入“${name}”`

async function join(ctx: Context, request: MergeInput, node: OrganizationDoc, into: OrganizationDoc) {
  check(decideMerge(node, into))
  await touchRoster(ctx.db)
  const inside = await organizations(ctx.db).subtree(node.path)
  const on = today(ctx)
  await changeNodes(ctx, {
    ...{ requestId: request.requestId, what: 'organization.merge', subject: node._id },
    detail: { into: into._id },
    ids: [into._id, ...inside.map(({ _id }) => _id)],
    decide(nodes) {
      const [from, to] = [nodeIn(nodes, node._id), nodeIn(nodes, into._id)]
      check(decideMerge(from, to))
      return [
        changed(from, on, mergedWords(to), { closedOn: on }),
        changed(to, on, `“${from.name}”并入`, {}),
        ...adopted(nodes, from, to, on),
      ]
    },
  })
}

/** What stood under the one stands under the other from today on. */
function adopted(
  nodes: ReadonlyMap<string, OrganizationDoc>,
  from: OrganizationDoc,
  to: OrganizationDoc,
  on: string,
): OrganizationDoc[] {
  return [...nodes.values()]
    .filter(({ parentId, closedOn }) => parentId === from._id && closedOn === null)
    .flatMap((child) => {
      const path = pathOf(to.path, child._id)
      const moved = changed(child, on, `随上级并入“${to.name}”`, {
        parentId: to._id,
        ...placed(child, path, on),
      })
      return [moved, ...rehung(nodes, child, path, on)]
    })
}
