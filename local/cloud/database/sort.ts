import { requestFailed } from '../errors'
import type { Row } from './row'
import { compareValues } from './values/compare'
import type { Document } from './values/document'
import { plainNumber } from './values/numbers'
import { valuesAt } from './values/paths'

interface SortField {
  path: string
  direction: 1 | -1
}

/** Reads `{field: 1 | -1, …}`. */
export function sortFields(order: Document): SortField[] {
  return Object.entries(order).map(([path, value]) => {
    const direction = plainNumber(value)
    if (direction !== 1 && direction !== -1) throw requestFailed(`bad sort specification for ${path}`)
    return { path, direction }
  })
}

/** A new array in order; rows that are equal keep theirs. */
export function sortRows(rows: readonly Row[], order: Document): readonly Row[] {
  const fields = sortFields(order)
  if (fields.length === 0) return rows
  const keyed = rows.map((row) => ({ row, key: fields.map((field) => sortKey(row.view, field)) }))
  keyed.sort((left, right) => {
    for (const [i, { direction }] of fields.entries()) {
      const order = compareValues(left.key[i], right.key[i])
      if (order !== 0) return order * direction
    }
    return 0
  })
  return keyed.map(({ row }) => row)
}

/** Of an array the least element when ascending, the greatest when descending. */
export function sortKey(document: unknown, { path, direction }: SortField): unknown {
  const values = valuesAt(document, path)
  let key = values[0]
  for (const value of values) if (compareValues(value, key) * direction < 0) key = value
  return key
}
