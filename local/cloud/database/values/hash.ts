import { Long, type ObjectId } from 'bson'
import { bsonType, isDocument } from './document'
import { plainNumber, typed } from './numbers'
import { EJSON } from 'bson'

/** A text that is equal for two values exactly when MongoDB takes them for equal: 1 and 1.0 are, {a, b} and {b, a} not. */
export function hashOf(value: unknown): string {
  if (typeof value === 'string') return `s${value.length}:${value}`
  if (typeof value === 'number') return `n${Object.is(value, -0) ? 0 : value}`
  if (value === undefined) return 'u'
  if (value === null) return '0'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return `d${value.getTime()}`
  if (Array.isArray(value)) return `[${value.map(hashOf).join(',')}]`
  if (isDocument(value)) {
    return `{${Object.keys(value)
      .map((key) => `${key.length}:${key}=${hashOf(value[key])}`)
      .join(',')}}`
  }
  return hashOfOther(value)
}

function hashOfOther(value: unknown): string {
  if (bsonType(value) === 'ObjectId') return `o${(value as ObjectId).toHexString()}`
  const number = plainNumber(value)
  if (number === undefined) return `e${EJSON.stringify(value, { relaxed: false })}`
  const exact = Long.isLong(value) ? typed(value)?.value : undefined
  if (exact !== undefined && !Number.isSafeInteger(number)) return `n${String(exact)}`
  return `n${Object.is(number, -0) ? 0 : number}`
}
