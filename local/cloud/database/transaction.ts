import { WireError } from '../errors'
import type { Collection } from './collection'
import type { Database } from './database'
import type { Selector } from './query'
import type { Change, Found, Reader, WritePlan } from './reader'
import type { Row } from './row'

/** The service's own wording, which callers may look for. */
const conflict = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )

/**
 * A view of the database as it was at the transaction's first operation, with its own writes on top. A document that
 * somebody else holds, or has changed since, cannot be written.
 */
export class Transaction implements Reader {
  private readonly writes = new Map<Collection, Map<string, Change>>()
  private snapshot: number | undefined

  constructor(
    readonly id: string,
    private readonly database: Database,
  ) {
    database.openSnapshot()
  }

  get(collection: Collection, key: string): Row | undefined {
    const own = this.writes.get(collection)?.get(key)
    if (own) return own.row ?? undefined
    const earlier = collection.history.at(key, this.snapshotVersion())
    return (earlier === undefined ? collection.rows.get(key) : earlier) ?? undefined
  }

  /** Indexes know only what is current, so documents that were changed since the snapshot are looked at as well. */
  find(collection: Collection, selector: Selector): Found {
    return { rows: this.matching(collection, selector), isSorted: false }
  }

  private *matching(collection: Collection, selector: Selector): Iterable<Row> {
    const keys = new Set<string>()
    this.snapshotVersion()
    for (const { key } of collection.rowsOf(collection.plan(selector.query))) keys.add(key)
    for (const key of collection.history.keys()) keys.add(key)
    for (const key of this.writes.get(collection)?.keys() ?? []) keys.add(key)
    for (const key of keys) {
      const row = this.get(collection, key)
      if (row && selector.matches(row)) yield row
    }
  }

  /** Locks the documents and keeps the changes for the commit. Throws a conflict if one is not to be had. */
  write<T>({ changes, result }: WritePlan<T>): T {
    const { locks } = this.database
    const since = this.snapshotVersion()
    const isTaken = locks.holderOf(changes, this.id) !== undefined
    if (isTaken || changes.some(({ collection, key }) => collection.history.changedSince(key, since))) {
      throw conflict()
    }
    locks.take(changes, this.id)
    for (const change of changes) {
      const writes = this.writes.get(change.collection) ?? new Map<string, Change>()
      this.writes.set(change.collection, writes.set(change.key, change))
    }
    return result
  }

  /** Makes all writes visible and durable at once. */
  async commit(): Promise<void> {
    const changes = [...this.writes.values()].flatMap((writes) => [...writes.values()])
    try {
      await this.applied(changes)
    } catch (error) {
      throw error instanceof WireError && error.message.includes('E11000') ? conflict() : error
    }
  }

  /** Gives locks and snapshot back. Whatever was not committed is gone. */
  end(): void {
    this.database.locks.releaseAll(this.id)
    this.database.closeSnapshot()
  }

  /** Locks are released as soon as the memory has the writes; waiting for the disk holds nobody else up. */
  private applied(changes: Change[]): Promise<void> {
    try {
      return this.database.commit(changes)
    } finally {
      this.end()
    }
  }

  private snapshotVersion(): number {
    return (this.snapshot ??= this.database.currentVersion)
  }
}
