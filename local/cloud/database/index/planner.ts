import { isDocument, type Document } from '../values/document'
import { idKey } from '../values/idKey'
import { conditionsOf, type Conditions } from './conditions'
import type { IndexRange, SortedIndex } from './sortedIndex'

/** How to reach every document that may match a query; the query itself is still tested on each. */
export type Plan =
  | { kind: 'ids'; keys: readonly string[] }
  | { kind: 'index'; index: SortedIndex; ranges: readonly IndexRange[] }
  | { kind: 'union'; plans: readonly Plan[] }
  | { kind: 'scan' }

/** More combinations of `$in` values than this are not worth looking up one by one. */
const MAX_RANGES = 1_000

/** Chooses the index whose first fields the query fixes furthest. */
export function planOf(query: Document, indexes: readonly SortedIndex[]): Plan {
  const conditions = conditionsOf(query)
  const ids = conditions.get('_id')?.equal
  if (ids) return { kind: 'ids', keys: [...new Set(ids.map(idKey))] }
  let best: { index: SortedIndex; ranges: IndexRange[] } | undefined
  let bestScore = 0
  for (const index of indexes) {
    const { ranges, score } = rangesOf(index, conditions)
    if (score > bestScore) [best, bestScore] = [{ index, ranges }, score]
  }
  return best ? { kind: 'index', ...best } : (planOfOr(query, indexes) ?? { kind: 'scan' })
}

function rangesOf(index: SortedIndex, conditions: Conditions): { ranges: IndexRange[]; score: number } {
  let prefixes: unknown[][] = [[]]
  let score = 0
  for (const field of index.fields) {
    const condition = index.schema.keys[field] === '2dsphere' ? undefined : conditions.get(field)
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
  { low, high }: { low?: unknown; high?: unknown },
): Omit<IndexRange, 'prefix'> | undefined {
  if (low === undefined && high === undefined) return undefined
  if (low === undefined || high === undefined) return { low, high, bounded: true }
  return index.isMultikey || typeof low !== typeof high
    ? { low, bounded: true }
    : { low, high, bounded: true }
}

/** A `$or` is found through indexes if each of its branches is. */
function planOfOr(query: Document, indexes: readonly SortedIndex[]): Plan | undefined {
  const branches = query['$or']
  if (!Array.isArray(branches) || branches.length === 0 || !branches.every(isDocument)) return undefined
  const plans = branches.map((branch) => planOf(branch, indexes))
  return plans.some((plan) => plan.kind === 'scan') ? undefined : { kind: 'union', plans }
}
