import { requestFailed } from '../errors'
import { compareValues } from './values/compare'
import type { Document } from './values/document'
import { plainNumber } from './values/numbers'
import { valuesAt } from './values/paths'

export interface SortField {
  path: string
  direction: 1 | -1
}

/** Reads `{field: 1 | -1, …}`. */
export function sortFields(order: Document): SortField[] {
  return Object.entries(order).map(([path, value]) => {
    if (path === '' || path.startsWith('$')) throw requestFailed(`bad sort field '${path}'`)
    const direction = plainNumber(value)
    if (direction !== 1 && direction !== -1) throw requestFailed(`bad sort specification for ${path}`)
    return { path, direction }
  })
}

/** A new array in order; what is equal keeps its order. */
export function sortBy<T>(
  items: readonly T[],
  fields: readonly SortField[],
  docOf: (item: T) => Document,
): T[] {
  if (fields.length === 0) return [...items]
  const keyed = items.map((item) => ({ item, key: fields.map((field) => sortKey(docOf(item), field)) }))
  keyed.sort((left, right) => {
    for (const [i, { direction }] of fields.entries()) {
      const order = compareValues(left.key[i], right.key[i])
      if (order !== 0) return order * direction
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}

export const sortDocuments = (docs: readonly Document[], fields: readonly SortField[]): Document[] =>
  sortBy(docs, fields, (doc) => doc)

/** Of an array the least element when ascending, the greatest when descending. */
export function sortKey(document: unknown, { path, direction }: SortField): unknown {
  const values = valuesAt(document, path)
  let key = values[0]
  for (const value of values) if (compareValues(value, key) * direction < 0) key = value
  return key
}
