import { circleOf } from '../geo/conditions'
import type { Cap } from '../geo/geometry'
import { isDocument, type Document } from '../values/document'
import { idKey } from '../values/idKey'
import type { SortField } from '../sort'
import { conditionsOf, type Conditions, type FieldCondition } from './conditions'
import type { GeoIndex } from './geoIndex'
import type { IndexRange, SortedIndex } from './sortedIndex'

/** How to reach every document that may match a query; the query itself is still tested on each. */
export type Plan =
  | { kind: 'ids'; keys: readonly string[] }
  | { kind: 'index'; index: SortedIndex; ranges: readonly IndexRange[]; backwards?: boolean }
  | { kind: 'geo'; index: GeoIndex; circle: Cap }
  | { kind: 'union'; plans: readonly Plan[] }
  | { kind: 'scan' }

export interface Indexes {
  sorted: readonly SortedIndex[]
  geo: readonly GeoIndex[]
}

/** More combinations of `$in` values than this are not worth looking up one by one. */
const MAX_RANGES = 1_000

/** A circle that is smaller than this (some 600 km) leaves out more than other indexes do, usually. */
const SMALL = 0.1

/** Chooses the index whose first fields the query fixes furthest. */
export function planOf(query: Document, indexes: Indexes): Plan {
  const conditions = conditionsOf(query)
  const ids = conditions.get('_id')?.equal
  if (ids) return { kind: 'ids', keys: [...new Set(ids.map(idKey))] }
  let best: { index: SortedIndex; ranges: IndexRange[] } | undefined
  let bestScore = 0
  for (const index of indexes.sorted) {
    const { ranges, score } = rangesOf(index, conditions)
    if (score > bestScore) [best, bestScore] = [{ index, ranges }, score]
  }
  const geo = geoPlan(query, indexes.geo)
  if (geo && (!best || geo.circle.radius < SMALL)) return geo
  return best ? { kind: 'index', ...best } : (planOfOr(query, indexes) ?? { kind: 'scan' })
}

/**
 * An index that leads to the documents in the order that was asked for, if one does: its fields are fixed up to those
 * of the order, which all go the same way.
 */
export function sortedPlan(
  query: Document,
  order: readonly SortField[],
  indexes: Indexes,
): (Plan & { kind: 'index' }) | undefined {
  const [first] = order
  if (!first || order.some(({ direction }) => direction !== first.direction)) return undefined
  const conditions = conditionsOf(query)
  for (const index of indexes.sorted) {
    const { ranges } = rangesOf(index, conditions)
    const [range, ...more] = ranges
    if (!range || more.length > 0 || index.isMultikey) continue
    const next = index.fields.slice(range.prefix.length, range.prefix.length + order.length)
    const isInOrder = next.length === order.length && order.every(({ path }, i) => path === next[i])
    if (isInOrder) return { kind: 'index', index, ranges, backwards: first.direction === -1 }
  }
  return undefined
}

function geoPlan(query: Document, indexes: readonly GeoIndex[]): (Plan & { kind: 'geo' }) | undefined {
  for (const index of indexes) {
    const condition = query[index.path]
    const circle = isDocument(condition) ? circleOf(condition) : undefined
    if (circle) return { kind: 'geo', index, circle }
  }
  const parts = Array.isArray(query['$and']) ? query['$and'].filter(isDocument) : []
  for (const part of indexes.length > 0 ? parts : []) {
    const plan = geoPlan(part, indexes)
    if (plan) return plan
  }
  return undefined
}

function rangesOf(index: SortedIndex, conditions: Conditions): { ranges: IndexRange[]; score: number } {
  let prefixes: unknown[][] = [[]]
  let score = 0
  for (const field of index.fields) {
    const condition = conditions.get(field)
    const equal = condition?.equal
    if (equal && equal.length * prefixes.length <= MAX_RANGES) {
      prefixes = prefixes.flatMap((prefix) => equal.map((value) => [...prefix, value]))
      score += 2
      continue
    }
    const bounds = condition && boundsOf(index, condition)
    if (bounds) return { ranges: prefixes.map((prefix) => ({ prefix, ...bounds })), score: score + 1 }
    break
  }
  return { ranges: prefixes.map((prefix) => ({ prefix, bounded: false })), score }
}

function boundsOf(
  index: SortedIndex,
  { low, high, ofOne = false }: FieldCondition,
): Omit<IndexRange, 'prefix'> | undefined {
  if (low === undefined && high === undefined) return undefined
  if (low === undefined || high === undefined) return { low, high, bounded: true }
  return (index.isMultikey && !ofOne) || typeof low !== typeof high
    ? { low, bounded: true }
    : { low, high, bounded: true }
}

/** A `$or` is found through indexes if each of its branches is. */
function planOfOr(query: Document, indexes: Indexes): Plan | undefined {
  const branches = query['$or']
  if (!Array.isArray(branches) || branches.length === 0 || !branches.every(isDocument)) return undefined
  const plans = branches.map((branch) => planOf(branch, indexes))
  return plans.some((plan) => plan.kind === 'scan') ? undefined : { kind: 'union', plans }
}
