import type { Day } from '../../kit/time'
import type { RowLine } from './row'

/** A person on the roster, as far as comparing needs it. */
export interface KnownMember {
  _id: string
  version: number
  status: 'active' | 'left'
  branchId: string
  name: string
  number: string
  phone: string
  gender: string
  born: Day | null
  joined: Day | null
  education: string
  occupation: string
  cannotCome: boolean
  matches: readonly string[]
}

export type RowDecision =
  | { kind: 'new' }
  | { kind: 'unchanged'; id: string }
  /** `line` has only what the file says differently; `isMoved` when the branch is another, or the person was away. */
  | {
      kind: 'changed'
      id: string
      version: number
      change: Partial<RowLine>
      isMoved: boolean
      isBack: boolean
    }
  | { kind: 'bad'; reason: string }

/** By what a row and a member are recognised as the same person, strongest first. Never by a name alone. */
export const keysOf = ({
  name,
  number,
  born,
  phone,
}: {
  name: string
  number: string | null
  born: Day | null
  phone: string | null
}): string[] => [
  ...(number ? [`n:${number}`] : []),
  ...(born ? [`b:${name}|${born}`] : []),
  ...(phone ? [`p:${name}|${phone}`] : []),
]

/** What a row means for the roster. `known` holds everyone who shares a key with it. */
export function decideRow(line: RowLine, branchId: string, known: readonly KnownMember[]): RowDecision {
  const found = recognise(line, branchId, known)
  if (found === 'ambiguous')
    return { kind: 'bad', reason: `名册上有两位“${line.name}”都对得上。请填党员编号` }
  if (found === null) return { kind: 'new' }
  const change = differences(line, found)
  const isBack = found.status === 'left'
  const isMoved = isBack || found.branchId !== branchId
  if (!isMoved && Object.keys(change).length === 0) return { kind: 'unchanged', id: found._id }
  return { kind: 'changed', id: found._id, version: found.version, change, isMoved, isBack }
}

/** The strongest key that somebody has decides; two numbers that differ are two people. */
function recognise(
  line: RowLine,
  branchId: string,
  known: readonly KnownMember[],
): KnownMember | 'ambiguous' | null {
  const possible = known.filter(({ number }) => !line.number || !number || number === line.number)
  for (const key of keysOf(line)) {
    const having = possible.filter(({ matches }) => matches.includes(key))
    if (having.length === 0) continue
    if (having.length === 1) return having[0] ?? null
    const narrowed = having.filter((one) => one.phone === line.phone || one.branchId === branchId)
    return narrowed.length === 1 ? (narrowed[0] ?? null) : 'ambiguous'
  }
  return null
}

/** What the file says and the roster does not. An empty cell says nothing. */
function differences(line: RowLine, known: KnownMember): Partial<RowLine> {
  const said = Object.entries(line).filter(
    ([field, value]) => value !== null && value !== known[field as keyof RowLine],
  )
  return Object.fromEntries(said) as Partial<RowLine>
}
