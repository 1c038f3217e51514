import { requestFailed } from '../../errors'
import {
  addNumbers,
  calculate,
  makeDouble,
  makeLong,
  plainNumber,
  typed,
  type TypedNumber,
} from '../values/numbers'
import { isNullish, listedOrNull, unary, wrongType, type OperatorMaker, type Operators } from './values'

/** Sums and products keep int and long apart from double as MongoDB does. */
export const arithmeticOperators: Operators = {
  $abs: number('$abs', ({ kind, value }) => ofKind(kind, value < 0 ? negative(value) : value)),
  $ceil: number('$ceil', (operand) => rounded(operand, Math.ceil)),
  $floor: number('$floor', (operand) => rounded(operand, Math.floor)),
  $exp: real('$exp', Math.exp),
  $ln: real('$ln', (value) => (value > 0 ? Math.log(value) : fail('$ln needs a positive number'))),
  $log10: real('$log10', (value) => (value > 0 ? Math.log10(value) : fail('$log10 needs a positive number'))),
  $sqrt: real('$sqrt', (value) => (value >= 0 ? Math.sqrt(value) : fail('$sqrt needs a number, 0 or more'))),
  $sin: real('$sin', Math.sin),
  $cos: real('$cos', Math.cos),
  $tan: real('$tan', Math.tan),
  $asin: real('$asin', Math.asin),
  $acos: real('$acos', Math.acos),
  $atan: real('$atan', Math.atan),
  $degreesToRadians: real('$degreesToRadians', (value) => value * (Math.PI / 180)),
  $radiansToDegrees: real('$radiansToDegrees', (value) => value * (180 / Math.PI)),
  $add: listedOrNull('$add', 0, Infinity, add),
  $multiply: listedOrNull('$multiply', 0, Infinity, (values) =>
    values.reduce((product, value) => multiplied(product, value), 1),
  ),
  $subtract: listedOrNull('$subtract', 2, 2, ([left, right]) => subtract(left, right)),
  $divide: listedOrNull('$divide', 2, 2, ([left, right]) => {
    const divisor = needNumber('$divide', right)
    if (divisor === 0) throw requestFailed("can't $divide by zero")
    return makeDouble(needNumber('$divide', left) / divisor)
  }),
  $mod: listedOrNull('$mod', 2, 2, ([left, right]) => modulo(left, right)),
  $log: listedOrNull('$log', 2, 2, ([left, right]) => {
    const [value, base] = [needNumber('$log', left), needNumber('$log', right)]
    if (value <= 0) throw requestFailed("$log's argument must be a positive number")
    if (base <= 0 || base === 1) throw requestFailed("$log's base must be a positive number not equal to 1")
    return makeDouble(Math.log(value) / Math.log(base))
  }),
  $pow: listedOrNull('$pow', 2, 2, ([left, right]) => power(left, right)),
  $round: listedOrNull('$round', 1, 2, ([value, place = 0]) => toPlace('$round', value, place, halfEven)),
  $trunc: listedOrNull('$trunc', 1, 2, ([value, place = 0]) => toPlace('$trunc', value, place, Math.trunc)),
}

function fail(message: string): never {
  throw requestFailed(message)
}

function needNumber(name: string, value: unknown): number {
  const plain = plainNumber(value)
  if (plain === undefined) throw wrongType(name, 'numbers', value)
  return plain
}

function needTyped(name: string, value: unknown): TypedNumber {
  const found = typed(value)
  if (found) return found
  return { kind: 'double', value: needNumber(name, value) }
}

const ofKind = (kind: TypedNumber['kind'], value: bigint | number): unknown =>
  kind === 'double' ? makeDouble(Number(value)) : kind === 'long' ? makeLong(BigInt(value)) : Number(value)

const negative = (value: bigint | number): bigint | number => (typeof value === 'bigint' ? -value : -value)

function number(name: string, run: (value: TypedNumber) => unknown): OperatorMaker {
  return unary(name, (value) => (isNullish(value) ? null : run(needTyped(name, value))))
}

function real(name: string, run: (value: number) => number): OperatorMaker {
  return unary(name, (value) => (isNullish(value) ? null : makeDouble(run(needNumber(name, value)))))
}

const rounded = ({ kind, value }: TypedNumber, round: (value: number) => number): unknown =>
  kind === 'double' ? makeDouble(round(Number(value))) : ofKind(kind, value)

/** Numbers, or one date and milliseconds. */
function add(values: unknown[]): unknown {
  const dates = values.filter((value) => value instanceof Date)
  const [date] = dates
  if (dates.length > 1) throw requestFailed('only one date allowed in an $add expression')
  const sum = values
    .filter((value) => value !== date)
    .reduce((total: unknown, value) => addNumbers(total, checked('$add', value)), 0)
  return date ? new Date(date.getTime() + Math.round(Number(plainNumber(sum)))) : sum
}

function checked(name: string, value: unknown): unknown {
  needNumber(name, value)
  return value
}

function multiplied(left: unknown, right: unknown): unknown {
  const [a, b] = [needTyped('$multiply', left), needTyped('$multiply', right)]
  try {
    return calculate('*', a, b)
  } catch {
    return makeDouble(Number(a.value) * Number(b.value))
  }
}

function subtract(left: unknown, right: unknown): unknown {
  if (left instanceof Date) {
    if (right instanceof Date) return makeLong(BigInt(left.getTime() - right.getTime()))
    return new Date(left.getTime() - Math.round(needNumber('$subtract', right)))
  }
  const { kind, value } = needTyped('$subtract', right)
  return addNumbers(checked('$subtract', left), ofKind(kind, negative(value)))
}

function modulo(left: unknown, right: unknown): unknown {
  const [a, b] = [needTyped('$mod', left), needTyped('$mod', right)]
  if (Number(b.value) === 0) throw requestFailed("can't $mod by zero")
  if (typeof a.value === 'bigint' && typeof b.value === 'bigint') {
    return ofKind(a.kind === 'long' || b.kind === 'long' ? 'long' : 'int', a.value % b.value)
  }
  return makeDouble(Number(a.value) % Number(b.value))
}

function power(left: unknown, right: unknown): unknown {
  const [a, b] = [needTyped('$pow', left), needTyped('$pow', right)]
  if (Number(a.value) === 0 && Number(b.value) < 0)
    throw requestFailed('$pow cannot raise 0 to a negative exponent')
  const isWhole = typeof a.value === 'bigint' && typeof b.value === 'bigint' && b.value >= 0n
  const result = Number(a.value) ** Number(b.value)
  if (!isWhole || !Number.isSafeInteger(result)) return makeDouble(result)
  const isLong = a.kind === 'long' || b.kind === 'long' || Math.abs(result) > 2 ** 31 - 1
  return ofKind(isLong ? 'long' : 'int', BigInt(result))
}

function toPlace(name: string, value: unknown, place: unknown, round: (value: number) => number): unknown {
  const digits = needNumber(name, place)
  if (!Number.isInteger(digits) || digits < -20 || digits > 100)
    throw requestFailed(`${name}: place must be from -20 to 100`)
  const operand = needTyped(name, value)
  const plain = Number(operand.value)
  if (!Number.isFinite(plain)) return ofKind(operand.kind, operand.value)
  if (operand.kind !== 'double' && digits >= 0) return ofKind(operand.kind, operand.value)
  const result = shifted(round(shifted(plain, digits)), -digits)
  return operand.kind === 'double' ? makeDouble(result) : ofKind(operand.kind, BigInt(Math.round(result)))
}

/** By way of text, so that 1.005 moved by two places is 100.5 and not a little less. */
function shifted(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(exponent) + digits}`)
}

function halfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
