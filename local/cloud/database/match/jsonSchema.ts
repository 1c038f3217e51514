import { requestFailed } from '../../errors'
import { equalValues } from '../values/compare'
import { isDocument, type Document } from '../values/document'
import { plainNumber } from '../values/numbers'
import { compileRegex } from './regex'
import { typeTest } from './types'

type Test = (value: unknown) => boolean

/** A test for `$jsonSchema`: MongoDB's part of draft 4, with `bsonType`. */
export function schemaTest(schema: unknown): Test {
  if (!isDocument(schema)) throw requestFailed('$jsonSchema must be an object')
  const tests = Object.entries(schema).flatMap(([keyword, operand]) => keywordTest(keyword, operand, schema))
  return (value) => tests.every((test) => test(value))
}

const ignored = new Set(['title', 'description', 'exclusiveMinimum', 'exclusiveMaximum', 'additionalItems'])

const jsonTypes: Readonly<Record<string, string>> = { boolean: 'bool', number: 'number' }

function keywordTest(keyword: string, operand: unknown, schema: Document): Test[] {
  const make = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
  if (make) return [make(operand, schema)]
  if (ignored.has(keyword)) return []
  throw requestFailed(`Unknown $jsonSchema keyword: ${keyword}`)
}

const listOf = (operand: unknown, keyword: string): unknown[] => {
  if (!Array.isArray(operand)) throw requestFailed(`$jsonSchema keyword '${keyword}' must be an array`)
  return operand
}

const numberOf = (operand: unknown, keyword: string): number => {
  const number = plainNumber(operand)
  if (number === undefined) throw requestFailed(`$jsonSchema keyword '${keyword}' must be a number`)
  return number
}

const fieldsOf = (operand: unknown, keyword: string): [string, Test][] => {
  if (!isDocument(operand)) throw requestFailed(`$jsonSchema keyword '${keyword}' must be an object`)
  return Object.entries(operand).map(([name, schema]) => [name, schemaTest(schema)])
}

/** A limit applies to values of its type only. */
const numeric =
  (holds: (value: number) => boolean): Test =>
  (value) => {
    const number = plainNumber(value)
    return number === undefined || holds(number)
  }
const textual =
  (holds: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || holds(value)
const listed =
  (holds: (value: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || holds(value)
const keyed =
  (holds: (value: Document) => boolean): Test =>
  (value) =>
    !isDocument(value) || holds(value)

const keywords: Readonly<Record<string, (operand: unknown, schema: Document) => Test>> = {
  bsonType: (operand) => typeTest(operand),
  type: (operand) =>
    typeTest((Array.isArray(operand) ? operand : [operand]).map((name) => jsonTypes[String(name)] ?? name)),
  enum: (operand) => {
    const allowed = listOf(operand, 'enum')
    return (value) => allowed.some((item) => equalValues(item, value))
  },
  required: (operand) => {
    const names = listOf(operand, 'required').map(String)
    return keyed((doc) => names.every((name) => doc[name] !== undefined))
  },
  properties: (operand) => {
    const fields = fieldsOf(operand, 'properties')
    return keyed((doc) => fields.every(([name, test]) => doc[name] === undefined || test(doc[name])))
  },
  patternProperties: (operand) => {
    const fields = fieldsOf(operand, 'patternProperties').map(
      ([pattern, test]) => [compileRegex(pattern, ''), test] as const,
    )
    return keyed((doc) =>
      Object.keys(doc).every((key) => fields.every(([regex, test]) => !regex.test(key) || test(doc[key]))),
    )
  },
  additionalProperties: additionalProperties,
  minProperties: (operand) => {
    const least = numberOf(operand, 'minProperties')
    return keyed((doc) => Object.keys(doc).length >= least)
  },
  maxProperties: (operand) => {
    const most = numberOf(operand, 'maxProperties')
    return keyed((doc) => Object.keys(doc).length <= most)
  },
  minimum: (operand, { exclusiveMinimum }) => {
    const least = numberOf(operand, 'minimum')
    return numeric((value) => (exclusiveMinimum === true ? value > least : value >= least))
  },
  maximum: (operand, { exclusiveMaximum }) => {
    const most = numberOf(operand, 'maximum')
    return numeric((value) => (exclusiveMaximum === true ? value < most : value <= most))
  },
  multipleOf: (operand) => {
    const factor = numberOf(operand, 'multipleOf')
    return numeric((value) => value % factor === 0)
  },
  minLength: (operand) => {
    const least = numberOf(operand, 'minLength')
    return textual((value) => [...value].length >= least)
  },
  maxLength: (operand) => {
    const most = numberOf(operand, 'maxLength')
    return textual((value) => [...value].length <= most)
  },
  pattern: (operand) => {
    const regex = compileRegex(String(operand), '')
    return textual((value) => regex.test(value))
  },
  items: (operand) => {
    if (Array.isArray(operand)) {
      const tests = operand.map(schemaTest)
      return listed((list) => tests.every((test, i) => i >= list.length || test(list[i])))
    }
    const test = schemaTest(operand)
    return listed((list) => list.every(test))
  },
  minItems: (operand) => {
    const least = numberOf(operand, 'minItems')
    return listed((list) => list.length >= least)
  },
  maxItems: (operand) => {
    const most = numberOf(operand, 'maxItems')
    return listed((list) => list.length <= most)
  },
  uniqueItems: (operand) =>
    operand === true
      ? listed((list) => list.every((item, i) => list.findIndex((other) => equalValues(item, other)) === i))
      : () => true,
  allOf: (operand) => {
    const tests = listOf(operand, 'allOf').map(schemaTest)
    return (value) => tests.every((test) => test(value))
  },
  anyOf: (operand) => {
    const tests = listOf(operand, 'anyOf').map(schemaTest)
    return (value) => tests.some((test) => test(value))
  },
  oneOf: (operand) => {
    const tests = listOf(operand, 'oneOf').map(schemaTest)
    return (value) => tests.filter((test) => test(value)).length === 1
  },
  not: (operand) => {
    const test = schemaTest(operand)
    return (value) => !test(value)
  },
}

function additionalProperties(operand: unknown, schema: Document): Test {
  const named = isDocument(schema['properties']) ? schema['properties'] : {}
  const patterns = Object.keys(isDocument(schema['patternProperties']) ? schema['patternProperties'] : {})
  const regexes = patterns.map((pattern) => compileRegex(pattern, ''))
  const test: Test = isDocument(operand) ? schemaTest(operand) : () => operand !== false
  const isNamed = (key: string): boolean => key in named || regexes.some((regex) => regex.test(key))
  return keyed((doc) => Object.keys(doc).every((key) => isNamed(key) || test(doc[key])))
}
