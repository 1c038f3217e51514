import { type MemberDoc, newMember } from '../../cloudfunctions/member/public'
import { type OrganizationDoc, newOrganization } from '../../cloudfunctions/organization/public'
import { spellingOf } from '../../cloudfunctions/roster/spelling'
import { branchThree, committee } from './organizations'
import { type RosterRow, generateRoster } from './roster/generate'

const ON = '2019-07-01'

export interface SeededCommittee {
  organizations: OrganizationDoc[]
  members: MemberDoc[]
}

/**
 * One committee of the generated district, so that lists have something to search; the rest would only make the start
 * slow. Its first branch are the neighbours of the demo's secretary.
 */
export function seededCommittee(): SeededCommittee {
  const rows = generateRoster().filter((row) => row.committee === committee.name)
  const nodes = new Map<string, OrganizationDoc>()
  const first = rows[0]?.branch
  const members = rows.map((row) => memberOf(row, row.branch === first ? branchThree : branchOf(nodes, row)))
  return { organizations: [...nodes.values()], members }
}

function branchOf(nodes: Map<string, OrganizationDoc>, { party, branch }: RosterRow): OrganizationDoc {
  const above = nodeOf(nodes, `o_p_${party}`, 'party', party, committee)
  return nodeOf(nodes, `o_b_${branch}`, 'branch', branch, above)
}

function nodeOf(
  nodes: Map<string, OrganizationDoc>,
  key: string,
  kind: 'party' | 'branch',
  name: string,
  parent: OrganizationDoc,
): OrganizationDoc {
  const known = nodes.get(key)
  if (known) return known
  const made = newOrganization({ id: `o_demo_${nodes.size + 1}`, kind, name, parent, on: ON })
  nodes.set(key, made)
  return made
}

function memberOf(row: RosterRow, branch: OrganizationDoc): MemberDoc {
  const { committee: _committee, party: _party, branch: _branch, ...line } = row
  return newMember({
    id: `m_${row.number.toLowerCase()}`,
    line,
    spelling: spellingOf(row.name),
    branch,
    on: ON,
  })
}
