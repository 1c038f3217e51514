import type { Collection } from './collection'
import type { Selector } from './query'
import type { Row } from './row'
import type { SortField } from './sort'

/** Rows that match; `isSorted` when they already come in the order that was asked for. */
export interface Found {
  rows: Iterable<Row>
  isSorted: boolean
}

/** Where an operation reads from: what is current, or the snapshot of a transaction with its own writes on top. */
export interface Reader {
  get(collection: Collection, key: string): Row | undefined
  /** In the wanted order if an index happens to have it, else in no particular order. */
  find(collection: Collection, selector: Selector, order?: readonly SortField[]): Found
}

/** One document to write, or with null to remove. */
export interface Change {
  collection: Collection
  key: string
  row: Row | null
}

/** What a write does, worked out without doing it: it may have to wait for a lock and be worked out again. */
export interface WritePlan<T> {
  changes: Change[]
  result: T
}
