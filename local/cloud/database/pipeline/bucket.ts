import { requestFailed } from '../../errors'
import { compileExpression } from '../expression/compile'
import { compareValues, typeRank } from '../values/compare'
import type { Document } from '../values/document'
import { plainNumber } from '../values/numbers'
import { gatheredOf, Group, type Gathered } from './group'
import { type Rounder, rounderOf } from './granularity'
import { checkFields, needDocument, needWhole, type StageMaker } from './stage'

const outputOf = (operand: unknown, names: readonly string[]): Gathered[] =>
  gatheredOf(operand === undefined ? { count: { $sum: 1 } } : needDocument('output', operand), names)

export const bucket: StageMaker = (operand, { variables }) => {
  const fields = needDocument('$bucket', operand)
  checkFields('$bucket', fields, ['groupBy', 'boundaries', 'default', 'output'])
  const names = Object.keys(variables)
  const by = groupByOf('$bucket', fields, names)
  const boundaries = boundariesOf(fields['boundaries'])
  const otherwise = fields['default']
  checkDefault(otherwise, boundaries)
  const output = outputOf(fields['output'], names)
  return (input) => {
    const groups = new Map<number, Group>()
    for (const root of input) {
      const at = bucketOf(by({ root, variables }), boundaries)
      if (at < 0 && otherwise === undefined) {
        throw requestFailed(
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
      }
      const found = groups.get(at) ?? new Group(at < 0 ? otherwise : boundaries[at], output)
      groups.set(at, found)
      found.add({ root, variables })
    }
    return [...groups.values()]
      .map((found) => found.result())
      .sort((a, b) => compareValues(a['_id'], b['_id']))
  }
}

function groupByOf(name: string, fields: Document, names: readonly string[]) {
  const { groupBy } = fields
  if (
    typeof groupBy === 'string' ? !groupBy.startsWith('$') : typeof groupBy !== 'object' || groupBy === null
  ) {
    throw requestFailed(`The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression`)
  }
  return compileExpression(groupBy, names)
}

function boundariesOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length < 2) {
    throw requestFailed("The $bucket 'boundaries' field must be an array with at least 2 values")
  }
  for (let i = 1; i < value.length; i++) {
    if (typeRank(value[i]) !== typeRank(value[i - 1])) {
      throw requestFailed("All values in the 'boundaries' option to $bucket must have the same type")
    }
    if (compareValues(value[i - 1], value[i]) >= 0) {
      throw requestFailed("The 'boundaries' option to $bucket must be sorted in ascending order")
    }
  }
  return value
}

function checkDefault(otherwise: unknown, boundaries: readonly unknown[]): void {
  if (otherwise === undefined || bucketOf(otherwise, boundaries) < 0) return
  throw requestFailed(
    "The $bucket 'default' field must be less than the lowest boundary or not less than the highest",
  )
}

/** -1 if it is in none. */
function bucketOf(value: unknown, boundaries: readonly unknown[]): number {
  for (let i = 0; i + 1 < boundaries.length; i++) {
    if (compareValues(value, boundaries[i]) >= 0 && compareValues(value, boundaries[i + 1]) < 0) return i
  }
  return -1
}

export const bucketAuto: StageMaker = (operand, { variables }) => {
  const fields = needDocument('$bucketAuto', operand)
  checkFields('$bucketAuto', fields, ['groupBy', 'buckets', 'output', 'granularity'])
  const rounder = rounding(fields['granularity'])
  const names = Object.keys(variables)
  const by = groupByOf('$bucketAuto', fields, names)
  const count = needWhole('buckets', fields['buckets'], 1)
  const output = outputOf(fields['output'], names)
  return (input) => {
    const rows = [...input].map((root) => ({ root, value: by({ root, variables }) ?? null }))
    rows.sort((a, b) => compareValues(a.value, b.value))
    const pieces = rounder ? cutAt(rows, count, rounder) : cut(rows, count)
    return pieces.map(({ own, min = own[0]?.value, max }) => {
      const found = new Group({ min, max }, output)
      for (const { root } of own) found.add({ root, variables })
      return found.result()
    })
  }
}

interface Valued {
  root: Document
  value: unknown
}

interface Piece {
  own: Valued[]
  /** The first value where it is left out. */
  min?: unknown
  max: unknown
}

function rounding(granularity: unknown): Rounder | undefined {
  if (granularity === undefined) return undefined
  const rounder = rounderOf(granularity)
  if (!rounder) throw requestFailed(`$bucketAuto: unknown rounding granularity '${String(granularity)}'`)
  return rounder
}

/** The same with limits out of a series: a piece takes everything below its rounded end, and the next begins there. */
function cutAt(rows: readonly Valued[], count: number, { up, down }: Rounder): Piece[] {
  const numbers = rows.map(({ value }) => numberOf(value))
  const size = Math.max(1, Math.round(rows.length / count))
  const pieces: Piece[] = []
  for (let start = 0; start < rows.length;) {
    let end = pieces.length === count - 1 ? rows.length : Math.min(start + size, rows.length)
    const max = up(numbers[end - 1] ?? 0)
    while (end < rows.length && ((numbers[end] ?? 0) < max || numbers[end] === 0)) end++
    const min = pieces.at(-1)?.max ?? down(numbers[start] ?? 0)
    pieces.push({ own: rows.slice(start, end), min, max })
    start = end
  }
  return pieces
}

function numberOf(value: unknown): number {
  const number = plainNumber(value)
  if (number === undefined || !(number >= 0))
    throw requestFailed('$bucketAuto can specify a granularity with non-negative numeric boundaries only')
  return number
}

/** Pieces of about the same size; equal values stay together. A piece ends where the next one begins. */
function cut(rows: readonly Valued[], count: number): Piece[] {
  const pieces: Valued[][] = []
  const size = Math.max(1, Math.round(rows.length / count))
  for (let start = 0; start < rows.length;) {
    let end = pieces.length === count - 1 ? rows.length : Math.min(start + size, rows.length)
    while (end < rows.length && compareValues(rows[end]?.value, rows[end - 1]?.value) === 0) end++
    pieces.push(rows.slice(start, end))
    start = end
  }
  return pieces.map((own, i) => ({ own, max: pieces[i + 1]?.[0]?.value ?? own[own.length - 1]?.value }))
}
