import type { OutputOf } from '../../../shared/contract/index'
import {
  ORGANIZATION_KIND_WORDS,
  type OrganizationDetail,
  type OrganizationLine,
} from '../../../shared/contract/organization'
import { dayText, grouped } from '../../../ui/words'

export interface NodeRow {
  id: string
  name: string
  note: string
}

export interface TreeView {
  id: string
  name: string
  kind: string
  /** '18 个下级 · 745 个支部 · 29000 名党员' */
  about: string
  secretary: string
  secretaryPhone: string
  isBranch: boolean
  isDistrict: boolean
  closed: string
  above: { id: string; name: string }[]
  children: NodeRow[]
  history: { key: string; when: string; what: string }[]
}

/** `mine` are the organisations that one's roles hold over: what lies above them cannot be opened. */
export function treeView(node: OrganizationDetail, mine: readonly string[]): TreeView {
  const { id, name, kind, secretaryName, secretaryPhone, closedOn, above, children, history } = node
  return {
    id,
    name,
    kind: ORGANIZATION_KIND_WORDS[kind],
    about: sizeWords(node),
    secretary: secretaryName,
    secretaryPhone,
    isBranch: kind === 'branch',
    isDistrict: kind === 'district',
    closed: closedOn ? `${dayText(closedOn)}起撤销` : '',
    above: within(above, mine),
    children: children.map((one) => ({ id: one.id, name: one.name, note: sizeWords(one) })),
    history: history.map(({ on, what }, index) => ({ key: `${on}-${index}`, when: dayText(on), what })),
  }
}

function within(above: OrganizationDetail['above'], mine: readonly string[]): TreeView['above'] {
  const first = above.findIndex(({ id }) => mine.includes(id))
  return first < 0 ? [] : above.slice(first).map(({ id, name }) => ({ id, name }))
}

/** How large a node is; a branch is only its people. */
export function sizeWords({
  kind,
  branches,
  members,
}: Pick<OrganizationLine, 'kind' | 'branches' | 'members'>) {
  const people = `${grouped(members)} 名党员`
  return kind === 'branch' ? people : `${branches} 个支部 · ${people}`
}

/** What was found by name, with what lies above it. */
export const foundRows = ({ organizations }: OutputOf<'organization.search'>): NodeRow[] =>
  organizations.map(({ id, name, kind, aboveNames }) => ({
    id,
    name,
    note: [ORGANIZATION_KIND_WORDS[kind], ...aboveNames.slice(-1)].join(' · '),
  }))
