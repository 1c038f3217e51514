/** One document that was written (canonical EJSON) or removed (null). */
export interface StoredChange {
  collection: string
  /** The document's `_id` as text, see `database/values/idKey.ts`. */
  key: string
  text: string | null
}

export interface StoredDocument {
  collection: string
  key: string
  text: string
}

/**
 * Where the cloud keeps what must outlive it. The database holds everything in memory as well and asks the store only
 * once, at the start; from then on it hands over changes in the order in which they happened.
 */
export interface Store {
  collections(): Iterable<string>
  documents(): Iterable<StoredDocument>
  addCollection(name: string): Promise<void>
  /** Forgets a collection that has no documents. */
  removeCollection(name: string): Promise<void>
  /** All of the changes or none of them; resolves when they would survive a crash of the machine. */
  commit(changes: readonly StoredChange[]): Promise<void>
  /** Calls back once if a write fails: what is in memory is then ahead of the disk, and nothing more may be answered. */
  onFailure(listener: (error: Error) => void): void
  close(): Promise<void>
}
