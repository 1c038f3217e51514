import type { OutputOf } from '../../../shared/contract/index'
import {
  ORGANIZATION_KIND_WORDS,
  type OrganizationBrief,
  type OrganizationKind,
} from '../../../shared/contract/organization'

/** What can be done with an organisation; one at a time is on the screen. */
export type Deed = 'secretary' | 'rename' | 'create' | 'move' | 'merge' | 'close'

const LABELS: Readonly<Record<Deed, string>> = {
  secretary: '书记',
  rename: '改名',
  create: '新建下级',
  move: '移到别处',
  merge: '并入别的',
  close: '撤销',
}

type Node = Pick<OrganizationBrief, 'kind' | 'closedOn'>

/** What may be done with it; the district itself neither moves nor ends, a branch has nothing under it. */
export function deedsOf({ kind, closedOn }: Node): Deed[] {
  if (closedOn !== null) return []
  if (kind === 'district') return ['create', 'rename']
  const shared: Deed[] = ['rename', 'move', 'merge', 'close']
  return kind === 'branch' ? ['secretary', ...shared] : ['create', 'secretary', ...shared]
}

export const deedChips = (deeds: readonly Deed[], chosen: Deed | '') =>
  deeds.map((id) => ({ id, label: LABELS[id], on: id === chosen }))

/** Under what each kind hangs. */
const PARENTS: Readonly<Record<OrganizationKind, readonly OrganizationKind[]>> = {
  district: [],
  committee: ['district'],
  party: ['committee', 'party'],
  branch: ['committee', 'party'],
}

const KINDS: readonly OrganizationKind[] = ['branch', 'party', 'committee']

/** Kinds that can be made under this one, the commonest first. */
export const childKinds = (kind: OrganizationKind): OrganizationKind[] =>
  KINDS.filter((child) => PARENTS[child].includes(kind))

export const kindChips = (kinds: readonly OrganizationKind[], chosen: OrganizationKind) =>
  kinds.map((id) => ({ id, label: ORGANIZATION_KIND_WORDS[id], on: id === chosen }))

/** Where it can go: a new parent, or one of its own kind that takes everything over. */
export function targets(
  { organizations }: OutputOf<'organization.search'>,
  deed: Deed,
  node: Pick<OrganizationBrief, 'id' | 'kind' | 'parentId'>,
) {
  const fits = (kind: OrganizationKind) =>
    deed === 'merge' ? kind === node.kind : PARENTS[node.kind].includes(kind)
  return organizations
    .filter(({ id, kind }) => id !== node.id && fits(kind) && !(deed === 'move' && id === node.parentId))
    .map(({ id, name, kind, aboveNames }) => ({
      id,
      name,
      note: [ORGANIZATION_KIND_WORDS[kind], ...aboveNames.slice(-1)].join(' · '),
    }))
}

export const moveQuestion = (name: string, to: string) => ({
  title: `把${name}移到${to}下面？`,
  content: '里面的人和下级都跟着走。以前的记录还算在原来的日子里。',
  yes: '移过去',
  no: '先不移',
})

export const mergeQuestion = (name: string, into: string) => ({
  title: `把${name}并入${into}？`,
  content: `${name}的人和下级都归${into}，${name}今天起撤销。撤销了不能再恢复。`,
  yes: '并过去',
  no: '先不并',
})

export const closeQuestion = (name: string) => ({
  title: `撤销${name}？`,
  content: '今天起没有这个组织了，不能再恢复。里面还有人的，先转走或并入别的。',
  yes: '撤销它',
  no: '不撤销',
})
