import { Decimal128, type ObjectId } from 'bson'
import { bsonType, isDocument, type Document } from './document'
import { isNumber, plainNumber, typed } from './numbers'

/** MongoDB's order of types; values of one rank are compared with each other. */
export function typeRank(value: unknown): number {
  if (value === undefined) return 1
  if (value === null) return 2
  if (isNumber(value)) return 3
  if (typeof value === 'string') return 4
  if (Array.isArray(value)) return 6
  if (typeof value === 'boolean') return 9
  if (value instanceof Date) return 10
  if (value instanceof RegExp) return 12
  return isDocument(value) ? 5 : (bsonRanks[bsonType(value) ?? ''] ?? 13)
}

const bsonRanks: Record<string, number> = {
  MinKey: 0,
  BSONSymbol: 4,
  Binary: 7,
  ObjectId: 8,
  Timestamp: 11,
  BSONRegExp: 12,
  MaxKey: 14,
}

/** Negative, zero or positive, as MongoDB orders any two values. */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0
  const rank = typeRank(left)
  const other = typeRank(right)
  if (rank !== other) return rank - other
  switch (rank) {
    case 3:
      return compareNumbers(left, right)
    case 4:
      return compareText(String(left), String(right))
    case 5:
      return compareDocuments(left as Document, right as Document)
    case 6:
      return compareArrays(left as unknown[], right as unknown[])
    case 8:
      return compareText((left as ObjectId).toHexString(), (right as ObjectId).toHexString())
    case 9:
    case 10:
      return Number(left) - Number(right)
    default:
      return rank <= 2 ? 0 : compareText(String(left), String(right))
  }
}

/** Equal as MongoDB's `$eq` has it for whole values: 1 equals 1.0; the order of an object's fields counts. */
export const equalValues = (left: unknown, right: unknown): boolean => compareValues(left, right) === 0

/** By code points, as the bytes of UTF-8 are ordered: an emoji comes after every sign of two bytes in UTF-16. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const [a, b] = [left.charCodeAt(i), right.charCodeAt(i)]
    if (a !== b) return byCodePoint(a) - byCodePoint(b)
  }
  return left.length - right.length
}

const byCodePoint = (unit: number): number =>
  unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800

function compareNumbers(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return comparePlain(left, right)
  const [a, b] = [typed(left), typed(right)]
  if (a && b && typeof a.value === 'bigint' && typeof b.value === 'bigint') {
    return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
  }
  if (left instanceof Decimal128 && right instanceof Decimal128 && String(left) === String(right)) return 0
  return comparePlain(plainNumber(left) ?? NaN, plainNumber(right) ?? NaN)
}

/** NaN comes before every other number. */
function comparePlain(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(y)) - Number(Number.isNaN(x))
  return x < y ? -1 : x > y ? 1 : 0
}

function compareArrays(left: unknown[], right: unknown[]): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareValues(left[i], right[i])
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareDocuments(left: Document, right: Document): number {
  const [a, b] = [Object.keys(left), Object.keys(right)]
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? '']
    const order =
      typeRank(left[x]) - typeRank(right[y]) || compareText(x, y) || compareValues(left[x], right[y])
    if (order !== 0) return order
  }
  return a.length - b.length
}
