import type { OrganizationBrief, OrganizationLine } from '../../miniprogram/shared/contract/organization'
import { isUnder } from '../../miniprogram/shared/kit/path'
import type { OrganizationDoc } from './store'

export const briefOf = ({ _id, name, kind, parentId, closedOn }: OrganizationDoc): OrganizationBrief => ({
  ...{ id: _id, name, kind, parentId, closedOn },
})

/** A node with its figures, from all nodes of a subtree that holds it and the members of each branch. */
export function lineOf(
  node: OrganizationDoc,
  all: readonly OrganizationDoc[],
  members: ReadonlyMap<string, number>,
): OrganizationLine {
  const open = all.filter(({ path, closedOn }) => closedOn === null && isUnder(path, node._id))
  const branches = open.filter(({ kind }) => kind === 'branch')
  return {
    ...briefOf(node),
    members: branches.reduce((sum, { _id }) => sum + (members.get(_id) ?? 0), 0),
    branches: branches.length,
    hasChildren: open.some(({ parentId }) => parentId === node._id),
  }
}
