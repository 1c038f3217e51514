import type { MemberBrief } from '../../../shared/contract/people'
import { memberRow } from '../../../ui/member.view'

/** Somebody to choose. */
export interface FoundRow {
  id: string
  name: string
  note: string
  pills: { text: string; tone: 'plum' | 'amber' | 'stone' }[]
  spoken: string
}

/** Of one's own roster. */
export const rosterRows = (members: readonly MemberBrief[]): FoundRow[] =>
  members.map((one) => memberRow(one, false))

/** Known by name and number: nothing more is told than the branch. */
export const knownRows = (members: readonly { id: string; name: string; branchName: string }[]): FoundRow[] =>
  members.map(({ id, name, branchName }) => ({
    ...{ id, name, note: branchName, pills: [], spoken: `${name}，${branchName}` },
  }))

/** What is still to be filled in before somebody can be looked for; '' when all is there. */
export function missingWords(name: string, tail: string): string {
  if (name.trim().length < 2) return '先写姓名'
  return /^\d{4}$/.test(tail.trim()) ? '' : '再写手机号的后四位数字'
}
