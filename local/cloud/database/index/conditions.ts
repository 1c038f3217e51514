import { ObjectId } from 'bson'
import { isDocument, type Document } from '../values/document'

/** What a query says of one field, as far as an index can use it. */
export interface FieldCondition {
  /** The field (or one of its elements) is one of these. */
  equal?: readonly unknown[]
  low?: unknown
  high?: unknown
  /** Both bounds are of one element ($elemMatch), so that both hold for an array as well. */
  ofOne?: boolean
}

export type Conditions = Map<string, FieldCondition>

/** The conditions that every match meets. Reads top-level fields and $and; everything else only narrows further. */
export function conditionsOf(
  query: Document,
  into: Conditions = new Map<string, FieldCondition>(),
): Conditions {
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) conditionsOf(part, into)
    } else if (!path.startsWith('$')) {
      const found = into.get(path) ?? {}
      addCondition(found, condition)
      into.set(path, found)
    }
  }
  return into
}

function addCondition(into: FieldCondition, condition: unknown): void {
  if (!isOperators(condition)) return addEqual(into, [condition])
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq') addEqual(into, [operand])
    else if (operator === '$in' && Array.isArray(operand)) addEqual(into, operand)
    else if (operator === '$all' && Array.isArray(operand)) addEqual(into, operand.slice(0, 1))
    else if (operator === '$elemMatch' && isOperators(operand)) addOfOne(into, operand)
    else if (!into.ofOne) addBound(into, operator, operand)
  }
}

function addBound(into: FieldCondition, operator: string, operand: unknown): void {
  if (operator === '$gt' || operator === '$gte') into.low ??= boundOf(operand)
  if (operator === '$lt' || operator === '$lte') into.high ??= boundOf(operand)
}

function addOfOne(into: FieldCondition, operators: Document): void {
  if (into.low !== undefined || into.high !== undefined) return
  addCondition(into, operators)
  into.ofOne = true
}

function addEqual(into: FieldCondition, values: readonly unknown[]): void {
  if (into.equal === undefined && values.every(isScalar)) into.equal = values
}

const isOperators = (value: unknown): value is Document =>
  isDocument(value) && Object.keys(value).some((key) => key.startsWith('$'))

const boundOf = (value: unknown): unknown => (isScalar(value) && value !== null ? value : undefined)

/** Values that an index finds by comparing; arrays and objects are left to the query itself. */
function isScalar(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return !Number.isNaN(value)
  return value instanceof Date || value instanceof ObjectId
}
