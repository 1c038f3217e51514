import { type Decimal128, Double, type Int32, Long } from 'bson'
import { bsonType } from './document'

/**
 * MongoDB knows 32-bit integers, 64-bit integers and doubles; JavaScript knows one number. In memory a plain number
 * stands for the type that canonical EJSON would write for it: an integer of 32 bits is an int, a larger safe integer a
 * long, all others a double. Values outside that rule (the double 1.0, the long 5, a long beyond 2^53) keep bson's wrapper,
 * so every type survives a round trip while queries see plain numbers almost always (see `view.ts`).
 */
export type NumberKind = 'int' | 'long' | 'double'

export interface TypedNumber {
  kind: NumberKind
  /** bigint for int and long, number for double. */
  value: bigint | number
}

const INT_MIN = -(2 ** 31)
const INT_MAX = 2 ** 31 - 1
const LONG_MIN = -(2n ** 63n)
const LONG_MAX = 2n ** 63n - 1n

const isInt = (value: number): boolean =>
  Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX && !Object.is(value, -0)

const isWrittenAsLong = (value: number): boolean =>
  Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) < 2 ** 63

export function makeLong(value: bigint): number | Long {
  const plain = Number(value)
  return Number.isSafeInteger(plain) && !isInt(plain) ? plain : Long.fromBigInt(value)
}

export const makeDouble = (value: number): number | Double =>
  isWrittenAsLong(value) ? new Double(value) : value

/** The type and exact value of a number in memory, or undefined for anything else (Decimal128 too). */
export function typed(value: unknown): TypedNumber | undefined {
  if (typeof value === 'number') {
    if (isInt(value)) return { kind: 'int', value: BigInt(value) }
    return isWrittenAsLong(value) ? { kind: 'long', value: BigInt(value) } : { kind: 'double', value }
  }
  switch (bsonType(value)) {
    case 'Long':
      return { kind: 'long', value: (value as Long).toBigInt() }
    case 'Double':
      return { kind: 'double', value: (value as Double).value }
    case 'Int32':
      return { kind: 'int', value: BigInt((value as Int32).value) }
    default:
      return undefined
  }
}

/** The number as queries see it; undefined if it is none. Longs beyond 2^53 lose digits here, and only here. */
export function plainNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  const type = bsonType(value)
  if (type === 'Decimal128') return Number((value as Decimal128).toString())
  const number = typed(value)
  return number && Number(number.value)
}

export const isNumber = (value: unknown): boolean => plainNumber(value) !== undefined

/** Adds or multiplies as MongoDB does: a double wins, an int that overflows becomes a long, a long that does is an error. */
export function calculate(operation: '+' | '*', left: TypedNumber, right: TypedNumber): unknown {
  if (left.kind === 'double' || right.kind === 'double') {
    const [a, b] = [Number(left.value), Number(right.value)]
    return makeDouble(operation === '+' ? a + b : a * b)
  }
  const [a, b] = [BigInt(left.value), BigInt(right.value)]
  const result = operation === '+' ? a + b : a * b
  if (result < LONG_MIN || result > LONG_MAX) throw new RangeError('integer overflow')
  const fitsInt = result >= BigInt(INT_MIN) && result <= BigInt(INT_MAX)
  return fitsInt && left.kind === 'int' && right.kind === 'int' ? Number(result) : makeLong(result)
}

/** The sum of two numbers; a long that overflows becomes a double, as it does in aggregates. */
export function addNumbers(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (isInt(left) && isInt(right)) return sum
    if (!Number.isInteger(left) || !Number.isInteger(right)) return makeDouble(sum)
  }
  const [a, b] = [typed(left), typed(right)]
  if (!a || !b) return makeDouble((plainNumber(left) ?? NaN) + (plainNumber(right) ?? NaN))
  try {
    return calculate('+', a, b)
  } catch {
    return makeDouble(Number(a.value) + Number(b.value))
  }
}
