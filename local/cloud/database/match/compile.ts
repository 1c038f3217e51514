import { BSONRegExp } from 'bson'
import { requestFailed, WireError } from '../../errors'
import { compileExpression, runExpression } from '../expression/compile'
import { isTruthy } from '../expression/values'
import { geoOperators } from '../geo/conditions'
import { isDocument, type Document } from '../values/document'
import { equalTo, oneOf, valueOperators, values, type Condition } from './conditions'
import { schemaTest } from './jsonSchema'
import { someLeaf, someValue } from './leaves'
import { compileRegex, matching } from './regex'

export type DocumentTest = (doc: Document) => boolean

/** Variables that `$expr` may use, from a `$lookup` around it. */
export type Variables = Readonly<Record<string, unknown>>

/** Queries may nest, but not without end. */
const MAX_DEPTH = 80

/** Turns a query into a test of documents. Throws DATABASE_INVALID_OPERRATOR for an operator that does not exist. */
export function compileQuery(query: Document, variables: Variables = {}, depth = 0): DocumentTest {
  if (depth > MAX_DEPTH) throw requestFailed('the query is nested too deeply')
  const tests = Object.entries(query).map(([key, operand]) =>
    key.startsWith('$')
      ? topLevel(key, operand, variables, depth)
      : fieldTest(key, operand, variables, depth),
  )
  const [first, second] = tests
  if (!first) return () => true
  if (!second) return first
  return (doc) => tests.every((test) => test(doc))
}

function topLevel(name: string, operand: unknown, variables: Variables, depth: number): DocumentTest {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return logical(name, operand, variables, depth)
    case '$expr': {
      const expression = compileExpression(operand, Object.keys(variables))
      return (doc) => isTruthy(runExpression(expression, doc, variables))
    }
    case '$jsonSchema':
      return schemaTest(operand)
    case '$comment':
      return () => true
    case '$text':
      throw requestFailed('text index required for $text query')
    default:
      throw new WireError('DATABASE_INVALID_OPERRATOR', `unknown top level operator: ${name}`)
  }
}

function logical(name: string, operand: unknown, variables: Variables, depth: number): DocumentTest {
  if (!Array.isArray(operand) || operand.length === 0) throw requestFailed(`${name} must be a nonempty array`)
  const tests = operand.map((part: unknown) => {
    if (!isDocument(part)) throw requestFailed(`${name} entries need to be full objects`)
    return compileQuery(part, variables, depth + 1)
  })
  if (name === '$and') return (doc) => tests.every((test) => test(doc))
  if (name === '$or') return (doc) => tests.some((test) => test(doc))
  return (doc) => !tests.some((test) => test(doc))
}

/** Whether a condition is made of operators, as opposed to an object to be equal to. */
export const isOperators = (condition: unknown): condition is Document =>
  isDocument(condition) && Object.keys(condition)[0]?.startsWith('$') === true

function fieldTest(path: string, condition: unknown, variables: Variables, depth: number): DocumentTest {
  const parts = path.split('.')
  const conditions = conditionsOf(condition, variables, depth)
  const tests = conditions.map(({ test, negated, reach }) => {
    const found: DocumentTest =
      reach === 'whole' ? (doc) => someLeaf(doc, parts, 0, test) : (doc) => someValue(doc, parts, test)
    return negated ? (doc: Document) => !found(doc) : found
  })
  const [first] = tests
  return tests.length === 1 && first ? first : (doc) => tests.every((test) => test(doc))
}

interface Signed extends Condition {
  negated?: boolean
}

/** The conditions on one field. `$exists: false` and the like hold if no value has the opposite. */
function conditionsOf(condition: unknown, variables: Variables, depth: number): Signed[] {
  if (depth > MAX_DEPTH) throw requestFailed('the query is nested too deeply')
  if (!isOperators(condition)) return [values(equalTo(condition))]
  const list = Object.entries(condition).flatMap(([name, operand]) =>
    operatorOf(name, operand, condition, variables, depth),
  )
  return list.length > 0 ? list : [values(() => true)]
}

function operatorOf(
  name: string,
  operand: unknown,
  siblings: Document,
  variables: Variables,
  depth: number,
): Signed[] {
  switch (name) {
    case '$ne':
      if (operand instanceof RegExp) throw requestFailed("Can't have regex as arg to $ne.")
      return [{ ...values(equalTo(operand)), negated: true }]
    case '$nin':
      return [{ ...values(oneOf('$nin', operand)), negated: true }]
    case '$not':
      return [negation(operand, variables, depth)]
    case '$exists':
      return [existence(operand)]
    case '$all':
      return all(operand, variables, depth)
    case '$elemMatch':
      return [{ reach: 'whole', test: elements(operand, variables, depth) }]
    case '$regex':
      return [values(regexOf(operand, siblings['$options']))]
    case '$options':
      if (!('$regex' in siblings)) throw requestFailed('$options needs a $regex')
      return []
    case '$comment':
      return []
    default:
      return [plainOperator(name, operand, siblings)]
  }
}

function plainOperator(name: string, operand: unknown, siblings: Document): Condition {
  const geo = Object.hasOwn(geoOperators, name) ? geoOperators[name] : undefined
  if (geo) return geo(operand, siblings)
  const make = Object.hasOwn(valueOperators, name) ? valueOperators[name] : undefined
  if (!make) throw new WireError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${name}`)
  return make(operand)
}

function existence(operand: unknown): Signed {
  const exists = valueOperators['$exists']?.(true) ?? values(() => true)
  const wanted = valueOperators['$exists']?.(operand).test(undefined) !== true
  return wanted ? exists : { ...exists, negated: true }
}

/** Not all of the conditions hold. */
function negation(operand: unknown, variables: Variables, depth: number): Signed {
  const isRegex = operand instanceof RegExp || operand instanceof BSONRegExp
  if (!isRegex && (!isOperators(operand) || Object.keys(operand).length === 0)) {
    throw requestFailed('$not needs a regex or a document of operators')
  }
  const test = fieldTest('v', operand, variables, depth + 1)
  return { reach: 'whole', negated: true, test: (leaf) => test(leaf === undefined ? {} : { v: leaf }) }
}

function all(operand: unknown, variables: Variables, depth: number): Signed[] {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array')
  if (operand.length === 0) return [values(() => false)]
  return operand.flatMap((item: unknown) => {
    if (!isOperators(item)) return [values(equalTo(item))]
    if (!('$elemMatch' in item)) throw requestFailed('no $ expressions in $all')
    return conditionsOf(item, variables, depth + 1)
  })
}

const objectKeys = new Set(['$and', '$or', '$nor', '$expr', '$jsonSchema'])

/** A test of an array: some element meets the whole condition. */
function elements(operand: unknown, variables: Variables, depth: number): (value: unknown) => boolean {
  if (!isDocument(operand)) throw requestFailed('$elemMatch needs an Object')
  const test = elementTest(operand, variables, depth)
  return (value) => Array.isArray(value) && value.some(test)
}

/** A test for one element of an array, as `$elemMatch`, `$pull` and a projection need it. */
export function elementTest(
  condition: unknown,
  variables: Variables = {},
  depth = 0,
): (element: unknown) => boolean {
  const isWhole =
    isDocument(condition) &&
    Object.keys(condition).every((key) => !key.startsWith('$') || objectKeys.has(key))
  if (isWhole) {
    const test = compileQuery(condition, variables, depth + 1)
    return (element) => (isDocument(element) || Array.isArray(element)) && test(asDocument(element))
  }
  const test = fieldTest('v', condition, variables, depth + 1)
  return (element) => test({ v: element })
}

const asDocument = (element: Document | unknown[]): Document =>
  Array.isArray(element) ? Object.fromEntries(element.entries()) : element

function regexOf(operand: unknown, options: unknown): (value: unknown) => boolean {
  if (options !== undefined && typeof options !== 'string') throw requestFailed('$options has to be a string')
  if (typeof operand === 'string') return matching(compileRegex(operand, options ?? ''))
  if (operand instanceof RegExp) return matching(compileRegex(operand.source, options ?? operand.flags))
  if (operand instanceof BSONRegExp)
    return matching(compileRegex(operand.pattern, options ?? operand.options))
  throw requestFailed('$regex has to be a string')
}
