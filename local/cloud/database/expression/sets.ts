import { hashOf } from '../values/hash'
import { isTruthy, listed, listedOrNull, needArray, type OperatorMaker, type Operators } from './values'

/** Arrays as sets: every value once, in the order in which it was met first. */
export const setOperators: Operators = {
  $allElementsTrue: listed('$allElementsTrue', 1, 1, ([value]) =>
    needArray('$allElementsTrue', value).every(isTruthy),
  ),
  $anyElementTrue: listed('$anyElementTrue', 1, 1, ([value]) =>
    needArray('$anyElementTrue', value).some(isTruthy),
  ),
  $setDifference: listedOrNull('$setDifference', 2, 2, ([left, right]) => {
    const other = hashesOf('$setDifference', right)
    return distinct(needArray('$setDifference', left)).filter((item) => !other.has(hashOf(item)))
  }),
  $setEquals: compared('$setEquals', (sets) =>
    sets.every((set) => set.size === sets[0]?.size && [...set].every((hash) => sets[0]?.has(hash))),
  ),
  $setIsSubset: compared('$setIsSubset', ([left, right]) =>
    [...(left ?? [])].every((hash) => right?.has(hash)),
  ),
  $setIntersection: listedOrNull('$setIntersection', 0, Infinity, (values) => {
    const [first = [], ...others] = values.map((value) => needArray('$setIntersection', value))
    const sets = others.map((other) => new Set(other.map(hashOf)))
    return distinct(first).filter((item) => sets.every((set) => set.has(hashOf(item))))
  }),
  $setUnion: listedOrNull('$setUnion', 0, Infinity, (values) =>
    distinct(values.flatMap((value) => needArray('$setUnion', value))),
  ),
}

const hashesOf = (name: string, value: unknown): Set<string> => new Set(needArray(name, value).map(hashOf))

function compared(name: string, holds: (sets: Set<string>[]) => boolean): OperatorMaker {
  const most = name === '$setIsSubset' ? 2 : Infinity
  return listed(name, 2, most, (values) => holds(values.map((value) => hashesOf(name, value))))
}

/** Each value once. */
export function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Set<string>()
  return values.filter((value) => {
    const hash = hashOf(value)
    if (seen.has(hash)) return false
    seen.add(hash)
    return true
  })
}
