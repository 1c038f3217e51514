import { requestFailed } from '../../errors'
import { equalValues } from '../values/compare'
import { isDocument, type Document } from '../values/document'
import {
  checkNamed,
  isNullish,
  listed,
  listedOrNull,
  needArray,
  needInteger,
  unary,
  wrongType,
  type OperatorMaker,
  type Operators,
} from './values'

/** The most numbers that one $range makes. */
const MAX_RANGE = 1_000_000

export const arrayOperators: Operators = {
  $arrayElemAt: listedOrNull('$arrayElemAt', 2, 2, ([array, index]) =>
    needArray('$arrayElemAt', array).at(needInteger('$arrayElemAt', index)),
  ),
  $first: firstOrLast('$first', 0),
  $last: firstOrLast('$last', -1),
  $arrayToObject: unary('$arrayToObject', (value) => (isNullish(value) ? null : toObject(value))),
  $objectToArray: unary('$objectToArray', (value) => {
    if (isNullish(value)) return null
    if (!isDocument(value)) throw wrongType('$objectToArray', 'an object', value)
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  $concatArrays: listedOrNull('$concatArrays', 0, Infinity, (values) =>
    values.flatMap((value) => needArray('$concatArrays', value)),
  ),
  $in: listed('$in', 2, 2, ([value, array]) =>
    needArray('$in', array).some((item) => equalValues(item, value)),
  ),
  $indexOfArray: listed('$indexOfArray', 2, 4, ([array, value, ...bounds]) =>
    isNullish(array) ? null : indexIn(needArray('$indexOfArray', array), value, bounds),
  ),
  $isArray: listed('$isArray', 1, 1, ([value]) => Array.isArray(value)),
  $range: listed('$range', 2, 3, range),
  $reverseArray: unary('$reverseArray', (value) =>
    isNullish(value) ? null : [...needArray('$reverseArray', value)].reverse(),
  ),
  $size: unary('$size', (value) => needArray('$size', value).length),
  $slice: listedOrNull('$slice', 2, 3, slice),
  $zip: (...parts) => zip(...parts),
}

function firstOrLast(name: string, at: number): OperatorMaker {
  return unary(name, (value) => (isNullish(value) ? null : needArray(name, value).at(at)))
}

function toObject(value: unknown): Document {
  const result: Document = {}
  for (const item of needArray('$arrayToObject', value)) {
    const [key, inner] = Array.isArray(item)
      ? (item as unknown[])
      : isDocument(item)
        ? [item['k'], item['v']]
        : []
    if (typeof key !== 'string') throw requestFailed('$arrayToObject needs pairs of a string and a value')
    if (key.includes('\u0000') || key === '__proto__')
      throw requestFailed('$arrayToObject: a key is not allowed')
    result[key] = inner ?? null
  }
  return result
}

function indexIn(array: unknown[], value: unknown, bounds: unknown[]): number {
  const [start = 0, end = array.length] = bounds.map((bound) => needInteger('$indexOfArray', bound))
  if (start < 0 || end < 0) throw requestFailed('$indexOfArray needs bounds of 0 or more')
  for (let i = start; i < Math.min(end, array.length); i++) if (equalValues(array[i], value)) return i
  return -1
}

function range([from, to, by = 1]: unknown[]): number[] {
  const [start, end, step] = [from, to, by].map((part) => needInteger('$range', part)) as [
    number,
    number,
    number,
  ]
  if (step === 0) throw requestFailed('$range requires a non-zero step value')
  const length = Math.max(0, Math.ceil((end - start) / step))
  if (length > MAX_RANGE) throw requestFailed(`$range makes at most ${MAX_RANGE} numbers`)
  return Array.from({ length }, (_value, i) => start + i * step)
}

function slice([value, first, second]: unknown[]): unknown[] {
  const array = needArray('$slice', value)
  const at = needInteger('$slice', first)
  if (second === undefined) return at < 0 ? array.slice(at) : array.slice(0, at)
  const count = needInteger('$slice', second)
  if (count <= 0) throw requestFailed('Third argument to $slice must be positive')
  const start = at < 0 ? Math.max(array.length + at, 0) : at
  return array.slice(start, start + count)
}

const zip: OperatorMaker = (operand, compile) => {
  const fields = checkNamed('$zip', operand, ['inputs'], ['useLongestLength', 'defaults'])
  const { useLongestLength = false } = fields
  if (typeof useLongestLength !== 'boolean') throw requestFailed('useLongestLength must be a bool')
  if (fields['defaults'] !== undefined && !useLongestLength) {
    throw requestFailed('cannot specify defaults unless useLongestLength is true')
  }
  const inputs = compile(fields['inputs'])
  const defaults = compile(fields['defaults'] ?? [])
  return (scope) => {
    const lists = needArray('$zip', inputs(scope))
    if (lists.some(isNullish)) return null
    const arrays = lists.map((list) => needArray('$zip', list))
    const lengths = arrays.map(({ length }) => length)
    const length = useLongestLength ? Math.max(0, ...lengths) : Math.min(...lengths)
    const missing = needArray('$zip', defaults(scope))
    return Array.from({ length }, (_value, i) => arrays.map((array, j) => array[i] ?? missing[j] ?? null))
  }
}
