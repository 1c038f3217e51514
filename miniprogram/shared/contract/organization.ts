import type { Day, Instant } from '../kit/time'

/** Kinds of Organization (党组织), from above to below. */
export type OrganizationKind = 'district' | 'committee' | 'party' | 'branch'

export const ORGANIZATION_KIND_WORDS: Readonly<Record<OrganizationKind, string>> = {
  district: '区委',
  committee: '工委',
  party: '党委（总支）',
  branch: '支部',
}

export interface OrganizationBrief {
  id: string
  name: string
  kind: OrganizationKind
  parentId: string | null
  /** null while it exists; otherwise the first day it no longer does. */
  closedOn: Day | null
}

export interface OrganizationLine extends OrganizationBrief {
  /** Members in the subtree today. */
  members: number
  /** Branches in the subtree, itself included where it is one. */
  branches: number
  /** Whether anything lies under it. */
  hasChildren: boolean
}

export interface OrganizationDetail extends OrganizationLine {
  /** From the district down to its parent. */
  above: OrganizationBrief[]
  children: OrganizationLine[]
  secretaryName: string
  secretaryPhone: string
  /** What became of it, newest first: '2026-11-21 由“第三支部”更名'. */
  history: { on: Day; what: string }[]
}

/** Shared by all that change the tree. `requestId` is made once per intention. */
interface TreeChange {
  requestId: string
}

export interface OrganizationApi {
  /** One node with its children; without an id, the district. */
  'organization.get': { input: { organizationId?: string }; output: OrganizationDetail }
  /** Names that contain the text, in the subtree, at most 50. */
  'organization.search': {
    input: { underId: string; text: string; kind?: OrganizationKind }
    output: { organizations: (OrganizationBrief & { aboveNames: string[] })[] }
  }
  'organization.create': {
    input: TreeChange & { parentId: string; kind: OrganizationKind; name: string }
    output: OrganizationBrief
  }
  'organization.rename': {
    input: TreeChange & { organizationId: string; name: string }
    output: OrganizationBrief
  }
  /** Hangs a node with everything under it elsewhere. Both ends must lie under the caller. */
  'organization.move': {
    input: TreeChange & { organizationId: string; parentId: string }
    output: OrganizationBrief
  }
  /** Everyone and everything of the first goes to the second, and the first closes today. */
  'organization.merge': {
    input: TreeChange & { organizationId: string; intoId: string }
    output: OrganizationBrief
  }
  /** Only what has no members and nothing open under it. */
  'organization.close': { input: TreeChange & { organizationId: string }; output: OrganizationBrief }
  /** Secretary to call, as the members of a branch see it. */
  'organization.setSecretary': {
    input: TreeChange & { organizationId: string; name: string; phone: string }
    output: { secretaryName: string; secretaryPhone: string }
  }
  /** How many members the subtree had on a day, by the branch each was in on that day. */
  'organization.membersOn': {
    input: { organizationId: string; day: Day }
    output: { members: number }
  }
  /** What is missing under an organisation: branches with nobody named, and named ones with no grant. At most 100 each. */
  'organization.gaps': {
    input: { organizationId: string }
    output: {
      withoutSecretary: OrganizationBrief[]
      withoutGrant: (OrganizationBrief & { secretaryName: string })[]
      at: Instant
    }
  }
}
