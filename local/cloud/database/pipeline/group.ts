import { requestFailed } from '../../errors'
import { accumulators, type Accumulator } from '../expression/accumulators'
import { compileExpression } from '../expression/compile'
import type { Expression, Scope } from '../expression/values'
import { isDocument, type Document } from '../values/document'
import { hashOf } from '../values/hash'
import { needDocument, type Run, type StageMaker } from './stage'

/** A field of a group: what makes its accumulator and what is handed to it. */
export interface Gathered {
  name: string
  make: () => Accumulator
  value: Expression
}

/** Reads `{field: {$sum: …}, …}`. */
export function gatheredOf(fields: Document, names: readonly string[]): Gathered[] {
  return Object.entries(fields).map(([name, specification]) => {
    if (name.includes('.')) throw requestFailed(`The field name '${name}' cannot contain '.'`)
    const entries = isDocument(specification) ? Object.entries(specification) : []
    const [operator, operand] = entries[0] ?? []
    if (operator?.startsWith('$') !== true)
      throw requestFailed(`The field '${name}' must be an accumulator object`)
    if (entries.length > 1) throw requestFailed(`The field '${name}' must specify one accumulator`)
    const make = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined
    if (!make) throw requestFailed(`unknown group operator '${operator}'`)
    const single =
      Array.isArray(operand) && operand.length === 1 && operator !== '$push' ? operand[0] : operand
    return { name, make, value: compileExpression(single, names) }
  })
}

/** The accumulators of one group at work. */
export class Group {
  private readonly parts: Accumulator[]

  constructor(
    readonly id: unknown,
    private readonly fields: readonly Gathered[],
  ) {
    this.parts = fields.map(({ make }) => make())
  }

  add(scope: Scope): void {
    for (let i = 0; i < this.parts.length; i++) this.parts[i]?.add(this.fields[i]?.value(scope))
  }

  result(id: unknown = this.id): Document {
    const doc: Document = { _id: id }
    for (const [i, { name }] of this.fields.entries()) doc[name] = this.parts[i]?.result() ?? null
    return doc
  }
}

export const group: StageMaker = (operand, { variables }) => {
  const { _id: id, ...rest } = needDocument('$group', operand)
  if (id === undefined) throw requestFailed('a group specification must include an _id')
  const names = Object.keys(variables)
  return grouping(compileExpression(id, names), gatheredOf(rest, names), variables)
}

function grouping(id: Expression, fields: readonly Gathered[], variables: Scope['variables']): Run {
  return function* (input) {
    const groups = new Map<string, Group>()
    for (const root of input) {
      const scope = { root, variables }
      const value = id(scope) ?? null
      const hash = hashOf(value)
      let found = groups.get(hash)
      if (!found) groups.set(hash, (found = new Group(value, fields)))
      found.add(scope)
    }
    for (const found of groups.values()) yield found.result()
  }
}

export const sortByCount: StageMaker = (operand, { variables }) => {
  const isExpression =
    (typeof operand === 'string' && operand.startsWith('$')) ||
    (isDocument(operand) && Object.keys(operand)[0]?.startsWith('$') === true)
  if (!isExpression) throw requestFailed("the sortByCount field must be a '$'-prefixed path or an expression")
  const count = gatheredOf({ count: { $sum: 1 } }, [])
  const run = grouping(compileExpression(operand, Object.keys(variables)), count, variables)
  return (input) => [...run(input)].sort((a, b) => Number(b['count']) - Number(a['count']))
}
