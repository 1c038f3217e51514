import { requestFailed } from '../../errors'
import { bsonType } from '../values/document'
import { plainNumber, typed } from '../values/numbers'

/** BSON's numbers of types, and the names that `$type` knows. */
const codes: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
}

const bsonNames: Readonly<Record<string, string>> = {
  ObjectId: 'objectId',
  Decimal128: 'decimal',
  Binary: 'binData',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  BSONRegExp: 'regex',
  Code: 'javascript',
  BSONSymbol: 'symbol',
  DBRef: 'dbPointer',
}

/** The type's name in MongoDB's words; 'missing' for undefined. */
export function typeNameOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return typed(value)?.kind ?? bsonNames[bsonType(value) ?? ''] ?? 'object'
}

/** A test for `$type`: a name, a number, or a list of them. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(namesOf))
  if (wanted.size === 0) throw requestFailed('$type must match at least one type')
  return (value) => value !== undefined && wanted.has(typeNameOf(value))
}

function namesOf(operand: unknown): string[] {
  if (operand === 'number') return ['int', 'long', 'double', 'decimal']
  if (typeof operand === 'string') {
    if (operand in codes) return [operand]
    throw requestFailed(`Unknown type name alias: ${operand}`)
  }
  const code = plainNumber(operand)
  if (code === undefined) throw requestFailed('type must be represented as a number or a string')
  const name = Object.keys(codes).find((key) => codes[key] === code)
  if (name === undefined) throw requestFailed(`Invalid numerical type code: ${code}`)
  return [name]
}
