import { requestFailed } from '../errors'
import { elementTest } from './match/compile'
import { isDocument, type Document } from './values/document'
import { plainNumber } from './values/numbers'

/** A projection as a tree: what happens to a field, or to the fields below it. */
type Rule =
  | { kind: 'take' }
  | { kind: 'drop' }
  | { kind: 'below'; fields: Rules }
  | { kind: 'array'; change: ArrayChange }
type Rules = Map<string, Rule>
type ArrayChange = (items: unknown[]) => unknown[]

/** Turns `{name: 1, 'address.city': 1, tags: {$slice: 2}, _id: 0}` into a function of a document. */
export function projector(projection: Document): (doc: Document) => Document {
  const entries = Object.entries(projection)
  if (entries.length === 0) return (doc) => doc
  const including = isInclusion(entries)
  const rules: Rules = new Map<string, Rule>()
  if (including && projection['_id'] === undefined) rules.set('_id', { kind: 'take' })
  for (const [path, value] of entries) addRule(rules, checkPath(path), ruleOf(path, value))
  return (doc) => applyRules(doc, rules, including)
}

function isInclusion(entries: [string, unknown][]): boolean {
  let including: boolean | undefined
  let hasElemMatch = false
  for (const [path, value] of entries) {
    if (isDocument(value)) hasElemMatch ||= '$elemMatch' in value
    else if (path !== '_id' || entries.length === 1) {
      const here = isOn(path, value)
      if (including !== undefined && including !== here) {
        throw requestFailed(
          `Cannot do ${here ? 'inclusion' : 'exclusion'} on field ${path} in the other kind of projection`,
        )
      }
      including = here
    }
  }
  return including ?? hasElemMatch
}

function isOn(path: string, value: unknown): boolean {
  const number = typeof value === 'boolean' ? Number(value) : plainNumber(value)
  if (number === undefined) throw requestFailed(`unsupported projection of field ${path}`)
  return number !== 0
}

function ruleOf(path: string, value: unknown): Rule {
  if (!isDocument(value)) return { kind: isOn(path, value) ? 'take' : 'drop' }
  const [operator, operand] = Object.entries(value)[0] ?? ['', undefined]
  if (operator === '$slice') return { kind: 'array', change: slice(operand) }
  if (operator === '$elemMatch') return { kind: 'array', change: firstMatch(operand) }
  throw requestFailed(`unsupported projection operator ${operator} of field ${path}`)
}

function checkPath(path: string): string[] {
  const parts = path.split('.')
  if (parts.includes('')) throw requestFailed(`the projection path '${path}' has an empty part`)
  const stray = parts.find((part) => part.startsWith('$'))
  if (stray !== undefined) throw requestFailed(`the projection path '${path}' may not have ${stray}`)
  return parts
}

function addRule(rules: Rules, [name = '', ...rest]: string[], rule: Rule): void {
  if (rest.length === 0) {
    rules.set(name, rule)
    return
  }
  const found = rules.get(name)
  const below: Rule & { kind: 'below' } =
    found?.kind === 'below' ? found : { kind: 'below', fields: new Map<string, Rule>() }
  rules.set(name, below)
  addRule(below.fields, rest, rule)
}

function applyRules(doc: Document, rules: Rules, including: boolean): Document {
  const result: Document = {}
  for (const key of Object.keys(doc)) {
    const value = applyRule(doc[key], rules.get(key), including)
    if (value !== undefined) result[key] = value
  }
  return result
}

function applyRule(value: unknown, rule: Rule | undefined, including: boolean): unknown {
  if (!rule) return including ? undefined : value
  if (rule.kind === 'take') return value
  if (rule.kind === 'drop') return undefined
  if (rule.kind === 'below') return applyBelow(value, rule.fields, including)
  if (!Array.isArray(value)) return including ? undefined : value
  const items = rule.change(value)
  return items === NOTHING ? undefined : items
}

function applyBelow(value: unknown, fields: Rules, including: boolean): unknown {
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => applyBelow(item, fields, including))
      .filter((item) => item !== undefined)
  }
  if (isDocument(value)) return applyRules(value, fields, including)
  return including ? undefined : value
}

const NOTHING: unknown[] = []

function slice(operand: unknown): ArrayChange {
  const [first, second] = (Array.isArray(operand) ? operand : [operand]).map(plainNumber)
  if (first === undefined) throw requestFailed('$slice needs a number')
  if (second === undefined) return (items) => (first < 0 ? items.slice(first) : items.slice(0, first))
  if (second <= 0) throw requestFailed('$slice limit must be positive')
  return (items) => {
    const start = first < 0 ? Math.max(items.length + first, 0) : first
    return items.slice(start, start + second)
  }
}

function firstMatch(condition: unknown): ArrayChange {
  const test = elementTest(condition)
  return (items) => {
    const found = items.findIndex(test)
    return found < 0 ? NOTHING : items.slice(found, found + 1)
  }
}
