import { invalid, requestFailed, StartError, WireError } from '../errors'
import type { Limits } from '../limits'
import type { Store, StoredChange } from '../store/store'
import type { CollectionSchema, IndexSchema } from '../types'
import { decodeDocument } from '../wire/ejson'
import { Collection } from './collection'
import { Locks } from './locks'
import type { Selector } from './query'
import type { Change, Found, Reader, WritePlan } from './reader'
import { makeRow, type Row } from './row'
import type { SortField } from './sort'

export interface DatabaseOptions {
  store: Store
  schema: readonly CollectionSchema[]
  limits: Limits
  /** Told about each shape of query that no index serves. */
  onScan?: (collection: string, selector: Selector) => void
}

/**
 * All collections. Every operation reads and changes the memory within one turn of the event loop, so operations cannot
 * interleave; only waiting for a lock or for the disk takes longer.
 */
export class Database implements Reader {
  readonly locks = new Locks()
  readonly limits: Limits
  private readonly collections = new Map<string, Collection>()
  private readonly store: Store
  private version = 0
  private durableVersion = 0
  private flushing: Promise<void> = Promise.resolve()
  private snapshots = 0

  private constructor(private readonly options: DatabaseOptions) {
    this.store = options.store
    this.limits = options.limits
  }

  /** Reads the store and creates what the schema names and is not there yet. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const database = new Database(options)
    await database.load()
    return database
  }

  collection(name: unknown): Collection {
    if (typeof name !== 'string' || name === '') throw invalid('collectionName is missing')
    const found = this.collections.get(name)
    if (found) return found
    throw new WireError(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
    )
  }

  async addCollection(name: unknown): Promise<void> {
    if (typeof name !== 'string' || !/^[a-zA-Z0-9_-]{1,128}$/.test(name))
      throw invalid('invalid collectionName')
    // CloudBase's own tests create what is there already, again and again: that is no error, and changes nothing.
    if (this.collections.has(name)) return
    if (this.collections.size >= this.limits.collections) {
      throw requestFailed(
        `there are ${this.limits.collections} collections already, the most that are allowed`,
      )
    }
    this.create(name)
    await this.store.addCollection(name)
  }

  /** All collections, in order. */
  names(): string[] {
    return [...this.collections.keys()].sort()
  }

  /**
   * Puts other collections in the place of all that there are. Throws, and has then changed nothing, if they would
   * break a unique index. No transaction may be open.
   */
  async replaceAll(contents: readonly CollectionContents[]): Promise<void> {
    const replacing = contents.map(({ name, indexes, rows }) => {
      const collection = new Collection(name, indexes)
      collection.fill(rows)
      return collection
    })
    const removed = [...this.collections.values()]
    const kept = new Set(replacing.map(({ name }) => name))
    this.collections.clear()
    for (const collection of replacing) this.collections.set(collection.name, collection)
    this.version++
    const changes = [...removed.flatMap(removalsOf), ...replacing.flatMap(additionsOf)]
    const gone = removed.filter(({ name }) => !kept.has(name))
    await Promise.all([
      ...replacing.map(({ name }) => this.store.addCollection(name)),
      this.store.commit(changes),
      ...gone.map(({ name }) => this.store.removeCollection(name)),
    ])
  }

  get(collection: Collection, key: string): Row | undefined {
    return collection.rows.get(key)
  }

  find(collection: Collection, selector: Selector, order: readonly SortField[] = []): Found {
    const plan = collection.plan(selector.query)
    const inOrder = plan.kind === 'ids' ? undefined : collection.planInOrder(selector.query, order)
    const hasCondition = Object.keys(selector.query).length > 0
    if (plan.kind === 'scan' && hasCondition) this.options.onScan?.(collection.name, selector)
    const isBetter =
      inOrder && (plan.kind === 'scan' || (plan.kind === 'index' && plan.index === inOrder.index))
    const rows = collection.rowsOf(isBetter ? inOrder : plan)
    return { rows: matching(rows, selector), isSorted: isBetter === true }
  }

  /** The counter that the next write will carry on from: what a snapshot is of. */
  get currentVersion(): number {
    return this.version
  }

  /** While a snapshot is open, replaced documents are kept. */
  openSnapshot(): void {
    this.snapshots++
  }

  closeSnapshot(): void {
    this.snapshots--
    if (this.snapshots === 0) for (const { history } of this.collections.values()) history.clear()
  }

  /** Carries a plain write out: waits while a transaction holds one of its documents, then writes and makes durable. */
  async write<T>(plan: () => WritePlan<T>): Promise<T> {
    const deadline = Date.now() + this.limits.lockWaitMs
    let { changes, result } = plan()
    while (this.locks.holderOf(changes) !== undefined) {
      const left = deadline - Date.now()
      if (left <= 0 || !(await this.locks.released(left))) {
        throw requestFailed('the document is held by a transaction; the write waited for it in vain')
      }
      ;({ changes, result } = plan())
    }
    await this.commit(changes)
    return result
  }

  /** Applies changes to the memory at once, all or none; resolves when they are durable. */
  commit(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return this.durable(this.version)
    const version = this.version + 1
    const replaced = this.applyAll(changes, version)
    this.version = version
    if (this.snapshots > 0) this.record(replaced)
    this.flushing = this.store
      .commit(
        changes.map(({ collection, key, row }) => ({
          collection: collection.name,
          key,
          text: row?.text ?? null,
        })),
      )
      .then(() => void (this.durableVersion = Math.max(this.durableVersion, version)))
    return this.flushing
  }

  /** Resolves when everything up to this write is on the disk: nobody may be told of what a crash could still undo. */
  durable(version: number): Promise<void> {
    return version <= this.durableVersion ? Promise.resolve() : this.flushing
  }

  /** Returns what stood there before. */
  private applyAll(changes: readonly Change[], version: number): Replaced {
    const replaced: Replaced = new Map<Collection, Map<string, Row | null>>()
    for (const [collection, rows] of groupByCollection(changes, version)) {
      const before = new Map([...rows.keys()].map((key) => [key, collection.rows.get(key) ?? null]))
      try {
        collection.apply(rows)
      } catch (error) {
        for (const [other, old] of replaced) other.apply(old)
        throw error
      }
      replaced.set(collection, before)
    }
    return replaced
  }

  private record(replaced: Replaced): void {
    for (const [{ history }, rows] of replaced) {
      for (const [key, row] of rows) history.record(key, row, this.version)
    }
  }

  private create(name: string): Collection {
    const schema = this.options.schema.find((entry) => entry.name === name)
    const collection = new Collection(name, schema?.indexes ?? [])
    this.collections.set(name, collection)
    return collection
  }

  private async load(): Promise<void> {
    const rows = new Map<string, Row[]>()
    for (const name of this.store.collections()) rows.set(name, [])
    for (const { collection, text } of this.store.documents()) {
      rows.get(collection)?.push(readRow(collection, text))
    }
    for (const [name, list] of rows) this.create(name).load(list)
    const missing = this.options.schema.filter(({ name }) => !this.collections.has(name))
    for (const { name } of missing) this.create(name)
    await Promise.all(missing.map(({ name }) => this.store.addCollection(name)))
  }
}

function readRow(collection: string, text: string): Row {
  try {
    return makeRow(decodeDocument(text, 0), text)
  } catch {
    throw new StartError(
      `The collection ${collection} of the data folder holds a damaged document. Move the folder away and start again.`,
    )
  }
}

function* matching(rows: Iterable<Row>, selector: Selector): Iterable<Row> {
  for (const row of rows) if (selector.matches(row)) yield row
}

export interface CollectionContents {
  name: string
  indexes: readonly IndexSchema[]
  rows: readonly Row[]
}

const removalsOf = ({ name, rows }: Collection): StoredChange[] =>
  [...rows.keys()].map((key) => ({ collection: name, key, text: null }))

const additionsOf = ({ name, rows }: Collection): StoredChange[] =>
  [...rows.values()].map(({ key, text }) => ({ collection: name, key, text }))

type Replaced = Map<Collection, Map<string, Row | null>>

function groupByCollection(changes: readonly Change[], version: number): Replaced {
  const groups: Replaced = new Map<Collection, Map<string, Row | null>>()
  for (const { collection, key, row } of changes) {
    const group = groups.get(collection) ?? new Map<string, Row | null>()
    groups.set(collection, group.set(key, row && { ...row, version }))
  }
  return groups
}
