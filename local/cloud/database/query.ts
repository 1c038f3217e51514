import { distanceOf, nearestOf, type Nearest } from './geo/nearest'
import { compileQuery, type Variables } from './match/compile'
import type { Row } from './row'
import type { Document } from './values/document'

/** A query that was checked and can be tested on documents. */
export interface Selector {
  readonly query: Document
  /** Where results should be near to: they come in order of the distance. */
  readonly nearest?: Nearest
  matches(row: Row): boolean
}

/** Throws DATABASE_INVALID_OPERRATOR for an operator that does not exist. */
export function selectorOf(query: Document, variables: Variables = {}): Selector {
  if (Object.keys(query).length === 0) return { query, matches: () => true }
  const byId = idSelector(query)
  if (byId) return byId
  const test = compileQuery(query, variables)
  const nearest = nearestOf(query)
  return { query, ...(nearest ? { nearest } : {}), matches: (row) => test(row.doc) }
}

/** The most frequent query of all, `{_id: 'text'}`, needs no compiling. */
function idSelector(query: Document): Selector | undefined {
  const { _id: id } = query
  if (typeof id !== 'string' || Object.keys(query).length !== 1) return undefined
  return { query, matches: (row) => row.doc['_id'] === id }
}

/** The nearest first. */
export function nearestFirst(rows: readonly Row[], nearest: Nearest): Row[] {
  return rows
    .map((row) => ({ row, distance: distanceOf(row.doc, nearest) ?? Infinity }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ row }) => row)
}
