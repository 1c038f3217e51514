import { type Path, idsOf, isUnder } from '../../miniprogram/shared/kit/path'
import { type Day, dayOf } from '../../miniprogram/shared/kit/time'
import type { TreeDecision } from '../../miniprogram/shared/rules/organization'
import { type Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { withAudit } from '../kit/audit'
import { organizationOf } from './find'
import { type OrganizationDoc, organizations } from './store'

const ORGANIZATIONS = 'organizations'

export const today = (ctx: Context): Day => dayOf(ctx.now())

export function check(decision: TreeDecision): void {
  if (decision.kind === 'refused') throw AppError.from(decision)
}

/** Two open organisations under one parent never share a name. */
export async function checkName(ctx: Context, parentId: string, name: string, own?: string): Promise<void> {
  const [other] = await organizations(ctx.db).named(parentId, name)
  if (other && other._id !== own) throw new AppError('ORGANIZATION_NAME_TAKEN', { name })
}

/** A node as it is, changed; and a line of its history. */
export const changed = (
  node: OrganizationDoc,
  on: Day,
  what: string,
  change: Partial<OrganizationDoc>,
): OrganizationDoc => ({ ...node, ...change, history: [...node.history, { on, what }] })

/** Puts a node elsewhere: a new place from today on, the old ones kept. */
export function placed(node: OrganizationDoc, path: Path, on: Day): Partial<OrganizationDoc> {
  const places = node.places.filter(({ from }) => from < on)
  return { path, places: [...places, { path, from: on }], ever: [...new Set([...node.ever, ...idsOf(path)])] }
}

/**
 * Changes nodes and writes down who did it, all or nothing. The nodes are read inside the transaction: what was decided
 * before on other values is decided again by `decide`.
 */
export async function changeNodes(
  ctx: Context,
  change: {
    requestId: string
    what: string
    subject: string
    detail: Readonly<Record<string, string>>
    ids: readonly string[]
    decide(nodes: ReadonlyMap<string, OrganizationDoc>): readonly OrganizationDoc[]
  },
): Promise<OrganizationDoc> {
  const { requestId, what, subject, detail, ids, decide } = change
  await withAudit(ctx, requestId, { what, subject, detail }, async (tx) => {
    const nodes = new Map<string, OrganizationDoc>()
    for (const id of ids) {
      const node = await tx.get<OrganizationDoc>(ORGANIZATIONS, id)
      if (node) nodes.set(id, node)
    }
    for (const node of decide(nodes)) await tx.put(ORGANIZATIONS, node)
  })
  return organizationOf(ctx.db, subject)
}

export function nodeIn(nodes: ReadonlyMap<string, OrganizationDoc>, id: string): OrganizationDoc {
  const node = nodes.get(id)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  return node
}

/** Nodes under (and with) one that goes from its path to another, each with its new place. */
export function rehung(
  nodes: ReadonlyMap<string, OrganizationDoc>,
  root: OrganizationDoc,
  path: Path,
  on: Day,
): OrganizationDoc[] {
  return [...nodes.values()]
    .filter((node) => node._id !== root._id && isUnder(node.path, root._id))
    .map((node) => ({ ...node, ...placed(node, path + node.path.slice(root.path.length), on) }))
}
