import { BSONRegExp } from 'bson'
import { requestFailed } from '../../errors'
import { compareValues, equalValues, typeRank } from '../values/compare'
import { isDocument } from '../values/document'
import { hashOf } from '../values/hash'
import { plainNumber, typed } from '../values/numbers'
import { matching } from './regex'
import { typeTest } from './types'

/** A test of one value; undefined is a missing field. */
export type ValueTest = (value: unknown) => boolean

/** `values`: the elements of an array are tested as well as the array itself. `whole`: the array alone. */
export interface Condition {
  test: ValueTest
  reach: 'values' | 'whole'
}

/** Operators on one value that need nothing but their operand. */
export const valueOperators: Readonly<Record<string, (operand: unknown) => Condition>> = {
  $eq: (operand) => values(equalTo(operand)),
  $gt: (operand) => values(ordered(operand, (order) => order > 0, false)),
  $gte: (operand) => values(ordered(operand, (order) => order >= 0, true)),
  $lt: (operand) => values(ordered(operand, (order) => order < 0, false)),
  $lte: (operand) => values(ordered(operand, (order) => order <= 0, true)),
  $in: (operand) => values(oneOf('$in', operand)),
  $mod: (operand) => values(modulo(operand)),
  $type: (operand) => {
    const test = typeTest(operand)
    return values(test)
  },
  $exists: (operand) => {
    const wanted = isTrue(operand)
    return { reach: 'whole', test: (value) => (value !== undefined) === wanted }
  },
  $size: (operand) => ({ reach: 'whole', test: sized(operand) }),
  $bitsAllSet: (operand) => values(bits('$bitsAllSet', operand, (have, mask) => (have & mask) === mask)),
  $bitsAnySet: (operand) => values(bits('$bitsAnySet', operand, (have, mask) => (have & mask) !== 0n)),
  $bitsAllClear: (operand) => values(bits('$bitsAllClear', operand, (have, mask) => (have & mask) === 0n)),
  $bitsAnyClear: (operand) => values(bits('$bitsAnyClear', operand, (have, mask) => (have & mask) !== mask)),
}

export const values = (test: ValueTest): Condition => ({ reach: 'values', test })

/** What counts as true where MongoDB takes any value. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false
  return plainNumber(value) !== 0
}

/** The value itself; null finds missing fields too; a regular expression finds texts that match it. */
export function equalTo(operand: unknown): ValueTest {
  if (operand instanceof RegExp || operand instanceof BSONRegExp) return matching(operand)
  if (operand === null) return (value) => value === null || value === undefined
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand
  return (value) => value !== undefined && equalValues(value, operand)
}

/** Values of one type are compared with each other only. */
function ordered(operand: unknown, holds: (order: number) => boolean, withEqual: boolean): ValueTest {
  if (operand instanceof RegExp) throw requestFailed("Can't have RegEx as arg to predicate over field.")
  if (operand === null) return (value) => withEqual && (value === null || value === undefined)
  const rank = typeRank(operand)
  const unbounded = rank === typeRankOfMin || rank === typeRankOfMax
  const isNotANumber = Number.isNaN(plainNumber(operand) ?? 0)
  if (isNotANumber) return (value) => withEqual && Number.isNaN(plainNumber(value) ?? 0)
  return (value) => {
    if (value === undefined) return false
    if (typeRank(value) !== rank && !unbounded) return false
    return holds(compareValues(value, operand)) && !(rank === 3 && Number.isNaN(plainNumber(value)))
  }
}

const typeRankOfMin = 0
const typeRankOfMax = 14

export function oneOf(name: string, operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw requestFailed(`${name} needs an array`)
  const tests = operand.filter((item) => item instanceof RegExp || item instanceof BSONRegExp).map(equalTo)
  const stray = operand.find((item) => isDocument(item) && Object.keys(item)[0]?.startsWith('$'))
  if (stray !== undefined) throw requestFailed(`cannot nest $ under ${name}`)
  const hashes = new Set(operand.map(hashOf))
  const takesMissing = operand.includes(null)
  return (value) =>
    value === undefined ? takesMissing : hashes.has(hashOf(value)) || tests.some((matches) => matches(value))
}

function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw requestFailed('malformed mod, needs to be an array of two numbers')
  }
  const [divisor, remainder] = operand.map((part) => Math.trunc(plainNumber(part) ?? NaN))
  if (divisor === undefined || remainder === undefined || Number.isNaN(divisor + remainder)) {
    throw requestFailed('malformed mod, divisor and remainder must be numbers')
  }
  if (divisor === 0) throw requestFailed('divisor cannot be 0')
  return (value) => {
    const number = plainNumber(value)
    return number !== undefined && Number.isFinite(number) && Math.trunc(number) % divisor === remainder + 0
  }
}

function sized(operand: unknown): ValueTest {
  const size = plainNumber(operand)
  if (size === undefined || !Number.isInteger(size)) throw requestFailed('$size must be a whole number')
  if (size < 0) throw requestFailed('$size may not be negative')
  return (value) => Array.isArray(value) && value.length === size
}

function bits(name: string, operand: unknown, holds: (have: bigint, mask: bigint) => boolean): ValueTest {
  const mask = maskOf(name, operand)
  return (value) => {
    const number = plainNumber(value)
    if (number === undefined || !Number.isInteger(number)) return false
    const exact = typed(value)?.value
    return holds(BigInt.asUintN(64, BigInt(exact ?? number)), mask)
  }
}

function maskOf(name: string, operand: unknown): bigint {
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, bit) => mask | (1n << BigInt(naturalOf(name, bit))), 0n)
  }
  return BigInt(naturalOf(name, operand))
}

function naturalOf(name: string, value: unknown): number {
  const number = plainNumber(value)
  if (number === undefined || !Number.isSafeInteger(number) || number < 0) {
    throw requestFailed(`${name} takes positions of bits or a mask, 0 or more`)
  }
  return number
}
