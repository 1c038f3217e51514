import type { OutputOf } from '../../../shared/contract/index'

export interface GapGroup {
  id: string
  title: string
  note: string
  rows: { id: string; name: string; note: string }[]
}

/** The function names at most so many. */
const MOST = 100

/** What is missing, the gravest first; groups without anything are left out. */
export function gapGroups({ withoutSecretary, withoutGrant }: OutputOf<'organization.gaps'>): GapGroup[] {
  const groups: GapGroup[] = [
    {
      id: 'without-secretary',
      title: `${countWords(withoutSecretary.length)}支部没有书记`,
      note: '问清楚是谁，点一下写上，党员就知道找谁',
      rows: inOrder(withoutSecretary).map(({ id, name }) => ({ id, name, note: '' })),
    },
    {
      id: 'without-grant',
      title: `${countWords(withoutGrant.length)}书记还没有授权`,
      note: '授权以后，书记才看得到本支部',
      rows: inOrder(withoutGrant).map(({ id, name, secretaryName }) => ({
        id,
        name,
        note: `书记 ${secretaryName}`,
      })),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

/** As one counts: 第2 before 第10. */
const inOrder = <T extends { name: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (countedName(a.name) < countedName(b.name) ? -1 : 1))
const countedName = (name: string): string => name.replace(/\d+/g, (number) => number.padStart(6, '0'))

const countWords = (count: number): string => (count >= MOST ? `${MOST} 个以上` : `${count} 个`)
