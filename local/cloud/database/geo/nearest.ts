import { requestFailed } from '../../errors'
import { someValue } from '../match/leaves'
import { isDocument, type Document } from '../values/document'
import { geometryOf, nearOperators, readNear, type Near } from './conditions'
import { angleTo } from './relate'

/** What a query wants to be near to: results come in order of the distance. */
export interface Nearest {
  path: string
  near: Near
}

/** The `$near` of a query, at its top or within `$and`. Throws if there are two, or one where it has no meaning. */
export function nearestOf(query: Document): Nearest | undefined {
  const found = collect(query, true)
  if (found.length > 1) throw requestFailed('Too many $near expressions: a query has at most one')
  return found[0]
}

function collect(query: Document, isAllowed: boolean): Nearest[] {
  return Object.entries(query).flatMap(([key, condition]) => {
    if (key === '$and' || key === '$or' || key === '$nor') {
      const parts = Array.isArray(condition) ? condition.filter(isDocument) : []
      return parts.flatMap((part) => collect(part, isAllowed && key === '$and'))
    }
    const operator = isDocument(condition) ? nearOperators.find((name) => name in condition) : undefined
    if (operator === undefined || !isDocument(condition)) return []
    if (!isAllowed) throw requestFailed('$near must be at the top of a query or within $and')
    return [{ path: key, near: readNear(condition[operator], condition) }]
  })
}

/** The least distance of what a document has there, radians; undefined if it has no geometry. */
export function distanceOf(doc: Document, { path, near }: Nearest): number | undefined {
  let least: number | undefined
  someValue(doc, path.split('.'), (value) => {
    const geometry = geometryOf(value)
    if (geometry) least = Math.min(least ?? Infinity, angleTo(near.center, geometry))
    return false
  })
  return least
}
