import type { OrganizationKind } from '../contract/organization'
import { ORGANIZATION_KIND_WORDS } from '../contract/organization'
import type { Day } from '../kit/time'
import { type Path, isUnder } from '../kit/path'
import { type Refused, refused } from './decision'

/** What the rules need to know of a node. */
export interface TreeNode {
  _id: string
  name: string
  kind: OrganizationKind
  path: Path
  closedOn: Day | null
}

/** Where a node stood from a day on, until the next place begins; in order of days. */
export interface Placed {
  path: Path
  from: Day
}

const PARENTS: Readonly<Record<OrganizationKind, readonly OrganizationKind[]>> = {
  district: [],
  committee: ['district'],
  party: ['committee', 'party'],
  branch: ['committee', 'party'],
}

export type TreeDecision = { kind: 'allowed' } | Refused

const allowed: TreeDecision = { kind: 'allowed' }

/** Whether a node of this kind may hang under that parent. */
export function decideParent(kind: OrganizationKind, parent: TreeNode): TreeDecision {
  if (parent.closedOn !== null) return refused('ORGANIZATION_CLOSED', { name: parent.name })
  if (PARENTS[kind].includes(parent.kind)) return allowed
  return refused('ORGANIZATION_WRONG_PARENT', { kind: ORGANIZATION_KIND_WORDS[kind], parent: parent.name })
}

export function decideMove(node: TreeNode, parent: TreeNode): TreeDecision {
  if (node.closedOn !== null) return refused('ORGANIZATION_CLOSED', { name: node.name })
  if (isUnder(parent.path, node._id)) return refused('ORGANIZATION_INTO_ITSELF')
  return decideParent(node.kind, parent)
}

/** Branches merge into branches, parties into parties, committees into committees. */
export function decideMerge(node: TreeNode, into: TreeNode): TreeDecision {
  if (node.closedOn !== null) return refused('ORGANIZATION_CLOSED', { name: node.name })
  if (into.closedOn !== null) return refused('ORGANIZATION_CLOSED', { name: into.name })
  if (isUnder(into.path, node._id)) return refused('ORGANIZATION_INTO_ITSELF')
  return node.kind === into.kind && node.kind !== 'district' ? allowed : refused('ORGANIZATION_NOT_ALIKE')
}

/** `inside` counts members and open nodes under it. */
export function decideClose(node: TreeNode, inside: number): TreeDecision {
  if (node.kind === 'district') return refused('ORGANIZATION_NOT_ALIKE')
  return inside > 0 ? refused('ORGANIZATION_NOT_EMPTY', { name: node.name, count: inside }) : allowed
}

/** Where a node stood on a day; null before it was there. */
export function placeOn(places: readonly Placed[], day: Day): Path | null {
  let path: Path | null = null
  for (const place of places) if (place.from <= day) path = place.path
  return path
}
