import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { pathOf } from '../../miniprogram/shared/kit/path'
import { decideMove } from '../../miniprogram/shared/rules/organization'
import { type Context, action, requireOver } from '../kit/action'
import { repathMembers } from '../member/public'
import { touchRoster } from '../roster/public'
import { changeNodes, changed, check, checkName, nodeIn, placed, rehung, today } from './change'
import { organizationId, requestId } from './fields'
import { organizationOf } from './find'
import { type OrganizationDoc, organizations } from './store'
import { briefOf } from './view'

const input = z.object({ requestId, organizationId, parentId: organizationId }) satisfies z.ZodType<
  InputOf<'organization.move'>
>
type MoveInput = InputOf<'organization.move'>

const MOVERS = ['committee', 'district'] as const

/** Hangs a node elsewhere. The nodes move in one transaction; members' paths follow, and follow again on a retry. */
export const move = action('organization.move', {
  role: MOVERS,
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request) {
    await requireOver(ctx, MOVERS, request.parentId)
    const node = await organizationOf(ctx.db, request.organizationId)
    const done = node.parentId === request.parentId ? node : await rehang(ctx, request, node)
    await repathMembers(ctx.db, await organizations(ctx.db).subtree(done.path))
    return briefOf(done)
  },
})

async function rehang(ctx: Context, request: MoveInput, node: OrganizationDoc): Promise<OrganizationDoc> {
  const { organizationId: id, parentId } = request
  const parent = await organizationOf(ctx.db, parentId)
  check(decideMove(node, parent))
  await checkName(ctx, parentId, node.name, id)
  await touchRoster(ctx.db)
  const inside = await organizations(ctx.db).subtree(node.path)
  return changeNodes(ctx, {
    ...{ requestId: request.requestId, what: 'organization.move', subject: id },
    detail: { from: node.parentId ?? '', to: parentId },
    ids: [parentId, ...inside.map(({ _id }) => _id)],
    decide(nodes) {
      const [moved, under] = [nodeIn(nodes, id), nodeIn(nodes, parentId)]
      check(decideMove(moved, under))
      const path = pathOf(under.path, id)
      const change = { parentId, ...placed(moved, path, today(ctx)) }
      return [
        changed(moved, today(ctx), `移到“${under.name}”`, change),
        ...rehung(nodes, moved, path, today(ctx)),
      ]
    },
  })
}
