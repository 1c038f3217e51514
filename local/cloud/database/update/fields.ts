import { Decimal128 } from 'bson'
import { requestFailed } from '../../errors'
import { compareValues } from '../values/compare'
import { bsonType, clone, isDocument, type Document } from '../values/document'
import { calculate, makeLong, plainNumber, typed } from '../values/numbers'
import { typeName, type Operator, type Step } from './operator'
import type { Place } from './path'

/** Operators on a field as a whole. $rename is taken apart in `compile.ts`: it touches two places. */
export const fieldOperators: Record<string, Operator> = {
  $set: { creates: true, apply: (place, { operand }) => place.set(clone(operand)) },
  $unset: { creates: false, apply: (place) => place.unset() },
  $inc: { creates: true, check: numeric('$inc'), apply: arithmetic('$inc', '+') },
  $mul: { creates: true, check: numeric('$mul'), apply: arithmetic('$mul', '*') },
  $min: { creates: true, apply: extreme(-1) },
  $max: { creates: true, apply: extreme(1) },
  $bit: { creates: true, check: checkBits, apply: applyBits },
}

const bitwise: Readonly<Record<string, (have: bigint, operand: bigint) => bigint>> = {
  and: (have, operand) => have & operand,
  or: (have, operand) => have | operand,
  xor: (have, operand) => have ^ operand,
}

function checkBits({ path, operand }: Step): void {
  const entries = isDocument(operand) ? Object.entries(operand) : []
  const isRight = entries.every(
    ([name, value]) => Object.hasOwn(bitwise, name) && wholeOf(value) !== undefined,
  )
  if (entries.length === 0 || !isRight) {
    throw requestFailed(`The $bit modifier needs {and|or|xor: <int or long>} for the field ${path}`)
  }
}

const wholeOf = (value: unknown): bigint | undefined => {
  const exact = typed(value)?.value
  return typeof exact === 'bigint' ? exact : undefined
}

function applyBits(place: Place, { path, operand }: Step): void {
  const current = place.get() ?? 0
  let result = wholeOf(current)
  if (result === undefined) {
    throw requestFailed(
      `Cannot apply $bit to a value of non-integral type. The field '${path}' has the type ${typeName(current)}`,
    )
  }
  const entries = Object.entries(operand as Document)
  for (const [name, value] of entries) result = bitwise[name]?.(result, wholeOf(value) ?? 0n) ?? result
  const isLong = [current, ...entries.map(([, value]) => value)].some(
    (value) => typed(value)?.kind === 'long',
  )
  place.set(isLong ? makeLong(BigInt.asIntN(64, result)) : Number(result))
}

function numeric(name: string) {
  return ({ path, operand }: Step): void => {
    if (plainNumber(operand) !== undefined) return
    const verb = name === '$inc' ? 'increment' : 'multiply'
    throw requestFailed(`Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`)
  }
}

function arithmetic(name: string, operation: '+' | '*') {
  return (place: Place, { path, operand }: Step): void => {
    const current = place.get()
    if (current === undefined) {
      place.set(operation === '+' ? operand : zeroLike(operand))
      return
    }
    if (plainNumber(current) === undefined) {
      throw requestFailed(
        `Cannot apply ${name} to a value of non-numeric type. The field '${path}' has the type ${typeName(current)}`,
      )
    }
    place.set(combine(name, operation, current, operand))
  }
}

function combine(name: string, operation: '+' | '*', current: unknown, operand: unknown): unknown {
  const [left, right] = [typed(current), typed(operand)]
  if (!left || !right) {
    const [a, b] = [plainNumber(current) ?? NaN, plainNumber(operand) ?? NaN]
    return Decimal128.fromStringWithRounding(String(operation === '+' ? a + b : a * b))
  }
  try {
    return calculate(operation, left, right)
  } catch {
    throw requestFailed(`Failed to apply ${name} operations to current value: integer overflow`)
  }
}

/** 0 in the type of the operand, as MongoDB makes it of a missing field. */
function zeroLike(operand: unknown): unknown {
  const number = typed(operand)
  if (!number) return bsonType(operand) === 'Decimal128' ? Decimal128.fromString('0') : 0
  return calculate('*', number, { kind: 'int', value: 0n })
}

function extreme(sign: 1 | -1) {
  return (place: Place, { operand }: Step): void => {
    const current = place.get()
    if (current === undefined || compareValues(operand, current) * sign > 0) place.set(clone(operand))
  }
}
