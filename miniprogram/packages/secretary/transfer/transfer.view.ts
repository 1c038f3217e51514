import type { OutputOf } from '../../../shared/contract/index'

export interface BranchRow {
  id: string
  name: string
  above: string
}

/** Branches that one can be moved to: not the present one, none that is closed. */
export const branchRows = (
  { organizations }: OutputOf<'organization.search'>,
  presentId: string,
): BranchRow[] =>
  organizations
    .filter(({ id, closedOn }) => id !== presentId && closedOn === null)
    .map(({ id, name, aboveNames }) => ({ id, name, above: aboveNames.join(' › ') }))

export const transferQuestion = (name: string, to: string) => ({
  title: `把${name}转到${to}？`,
  content: `从今天起算${to}的人。以前学过的、来过的，还留在原来支部的账上。`,
  yes: '转过去',
  no: '先不转',
})

export const leaveQuestion = (name: string) => ({
  title: `${name}转出本区？`,
  content: `从今天起不在名册上，微信的绑定也解除。记录还留着。`,
  yes: '转出',
  no: '先不转',
})
