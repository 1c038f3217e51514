import { ObjectId } from 'bson'
import { requestFailed } from '../../errors'
import { typeNameOf } from '../match/types'
import { bsonType } from '../values/document'
import { makeDouble, makeLong, plainNumber, typed } from '../values/numbers'
import { isNullish, unary, type OperatorMaker, type Operators } from './values'

/** Not among the SDK's helpers, but they pass the wire when written by hand. */
export const conversionOperators: Operators = {
  $toString: converter('$toString', (value) => {
    if (bsonType(value) === 'ObjectId') return (value as ObjectId).toHexString()
    if (value instanceof Date) return value.toISOString()
    if (typeof value === 'string' || typeof value === 'boolean') return String(value)
    const number = typed(value)
    return number ? String(number.value) : undefined
  }),
  $toBool: converter('$toBool', (value) => {
    const number = plainNumber(value)
    return typeof value === 'boolean' ? value : number === undefined ? true : number !== 0
  }),
  $toDouble: converter('$toDouble', (value) => {
    const number = numberOf(value)
    return number === undefined ? undefined : makeDouble(number)
  }),
  $toInt: converter('$toInt', (value) => {
    const number = wholeOf(value)
    return number === undefined || Math.abs(number) > 2 ** 31 ? undefined : number
  }),
  $toLong: converter('$toLong', (value) => {
    const number = value instanceof Date ? value.getTime() : wholeOf(value)
    return number === undefined
      ? undefined
      : makeLong(typed(value)?.kind === 'long' ? BigInt(typed(value)?.value ?? 0) : BigInt(number))
  }),
  $toDate: converter('$toDate', (value) => {
    if (value instanceof Date) return value
    if (bsonType(value) === 'ObjectId') return (value as ObjectId).getTimestamp()
    const date = new Date(typeof value === 'string' ? value : (plainNumber(value) ?? NaN))
    return Number.isNaN(date.getTime()) ? undefined : date
  }),
  $toObjectId: converter('$toObjectId', (value) => {
    if (bsonType(value) === 'ObjectId') return value
    return typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value) ? new ObjectId(value) : undefined
  }),
}

function converter(name: string, run: (value: unknown) => unknown): OperatorMaker {
  return unary(name, (value) => {
    if (isNullish(value)) return null
    const result = run(value)
    if (result !== undefined) return result
    throw requestFailed(`${name}: Unsupported conversion of a ${typeNameOf(value)}`)
  })
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  if (typeof value !== 'string') return plainNumber(value)
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined
}

/** A text must be a whole number; of a double the fraction is dropped. */
function wholeOf(value: unknown): number | undefined {
  const number = numberOf(value)
  if (number === undefined || !Number.isFinite(number)) return undefined
  if (typeof value === 'string') return Number.isInteger(number) && !/[.e]/i.test(value) ? number : undefined
  return Math.trunc(number)
}
