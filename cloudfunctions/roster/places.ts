import type { OrganizationKind } from '../../miniprogram/shared/contract/organization'
import { isUnder, pathOf } from '../../miniprogram/shared/kit/path'
import type { RowPlace } from '../../miniprogram/shared/rules/roster/row'
import { digest } from '../kit/digest'
import type { OrganizationDoc } from '../organization/public'
import type { OrganizationItem } from './store'

type Node = Pick<OrganizationDoc, '_id' | 'kind' | 'name' | 'parentId' | 'path'>

export type Placed = { branchId: string } | { reason: string }

const RANK: Readonly<Record<OrganizationKind, number>> = { district: 0, committee: 1, party: 2, branch: 3 }

/**
 * Finds the branches that rows name, under the organisation that an import is about. What the file names and the tree
 * does not have is noted in `added`, with ids that follow from the names, so that doing it again finds the same.
 */
export class Places {
  readonly added = new Map<string, OrganizationItem>()
  private readonly nodes: Node[]
  private readonly children = new Map<string, Node>()
  private readonly branches = new Map<string, Node[]>()
  private readonly known = new Map<string, Placed>()

  constructor(
    private readonly root: Node,
    open: readonly OrganizationDoc[],
  ) {
    this.nodes = open.filter(({ path }) => isUnder(path, root._id))
    for (const node of this.nodes) this.enter(node)
  }

  find(place: RowPlace): Placed {
    const key = `${place.committee}\n${place.party}\n${place.branch}`
    const known = this.known.get(key) ?? this.resolve(place)
    this.known.set(key, known)
    return known
  }

  private enter(node: Node): void {
    if (node.parentId !== null) this.children.set(`${node.parentId}\n${node.name}`, node)
    if (node.kind === 'branch') this.branches.set(node.name, [...(this.branches.get(node.name) ?? []), node])
  }

  private resolve({ committee, party, branch }: RowPlace): Placed {
    const isBare = (committee === '' || RANK[this.root.kind] >= 1) && party === ''
    const named = this.branches.get(branch) ?? []
    if (isBare && committee === '' && named.length > 1)
      return { reason: `有 ${named.length} 个叫“${branch}”的支部。请填上它的工委和党委` }
    if (isBare && committee === '' && named[0]) return { branchId: named[0]._id }
    return this.walk([
      ['committee', committee],
      ['party', party],
      ['branch', branch],
    ])
  }

  private walk(levels: readonly (readonly ['committee' | 'party' | 'branch', string])[]): Placed {
    let at: Node = this.root
    for (const [kind, name] of levels) {
      if (name === '' || RANK[kind] < RANK[this.root.kind]) continue
      if (kind === this.root.kind && kind !== 'party') {
        if (name !== this.root.name)
          return { reason: `“${name}”不在“${this.root.name}”之下。请核对，或由上级来导入` }
        continue
      }
      if (kind === 'party' && name === this.root.name) continue
      const next = this.children.get(`${at._id}\n${name}`) ?? this.add(at, kind, name)
      if (next === null) return { reason: `没有叫“${name}”的支部。请核对名称，或填上它的工委和党委` }
      at = next
    }
    return at.kind === 'branch' ? { branchId: at._id } : { reason: '没有填所在支部。请补上支部的全名' }
  }

  /** null where such a node cannot stand there: a branch right under the district. */
  private add(parent: Node, kind: 'committee' | 'party' | 'branch', name: string): Node | null {
    const fits =
      kind === 'committee' ? parent.kind === 'district' : RANK[parent.kind] === 1 || parent.kind === 'party'
    if (!fits || name.length > 40) return null
    const id = `o_${digest(parent._id, name)}`
    const node = { id, kind, name, parentId: parent._id, path: pathOf(parent.path, id) }
    this.added.set(id, node)
    const entered: Node = { _id: id, kind, name, parentId: parent._id, path: node.path }
    this.enter(entered)
    return entered
  }
}
