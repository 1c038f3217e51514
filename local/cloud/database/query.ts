import { Query } from 'mingo'
import { requestFailed, WireError } from '../errors'
import type { Row } from './row'
import { isDocument, type Document } from './values/document'
import { viewOf } from './values/view'

/** A query that was checked and can be tested on documents. */
export interface Selector {
  /** The query with plain numbers. */
  readonly query: Document
  matches(row: Row): boolean
}

/** Throws DATABASE_INVALID_OPERRATOR for an operator that does not exist. */
export function selectorOf(query: Document): Selector {
  const view = viewOf(query)
  if (Object.keys(view).length === 0) return { query: view, matches: () => true }
  const byId = idSelector(view)
  if (byId) return byId
  const { matches } = testOf(view)
  return { query: view, matches: (row) => matches(row.view) }
}

/** The most frequent query of all, `{_id: 'text'}`, needs no compiling. */
function idSelector(query: Document): Selector | undefined {
  const { _id: id } = query
  if (typeof id !== 'string' || Object.keys(query).length !== 1) return undefined
  return { query, matches: (row) => row.doc['_id'] === id }
}

const logical = new Set(['$and', '$or', '$nor', '$expr'])

/** A test for one element of an array, as `$pull` and a projection's `$elemMatch` need it. */
export function elementTest(condition: unknown): (element: unknown) => boolean {
  const isWholeDocument =
    isDocument(condition) && Object.keys(condition).every((key) => !key.startsWith('$') || logical.has(key))
  if (isWholeDocument) {
    const { matches } = testOf(condition)
    return (element) => isDocument(element) && matches(viewOf(element))
  }
  const { matches } = testOf({ value: condition })
  return (element) => matches({ value: viewOf(element) })
}

function testOf(condition: Document): { matches(view: Document): boolean } {
  const compiled = guarded(() => new Query(viewOf(condition)))
  return { matches: (view) => guarded(() => compiled.test(view)) }
}

/** Runs mingo and turns what it throws into an answer. */
export function guarded<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof WireError) throw error
    const message = error instanceof Error ? error.message : String(error)
    if (/unknown (query|top level) operator/.test(message)) {
      throw new WireError('DATABASE_INVALID_OPERRATOR', message)
    }
    throw requestFailed(message)
  }
}
