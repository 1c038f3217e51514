import type { Collection } from './collection'
import type { Row } from './row'
import type { Selector } from './query'

/** Where an operation reads from: what is current, or the snapshot of a transaction with its own writes on top. */
export interface Reader {
  get(collection: Collection, key: string): Row | undefined
  /** Rows that match, in no particular order. */
  find(collection: Collection, selector: Selector): Iterable<Row>
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
