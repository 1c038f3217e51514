import * as wxServerSdk from 'wx-server-sdk'

/**
 * The unmodified SDK, with the types that the tests need: its own declarations say that every answer may be void, and
 * know neither transactions nor lists.
 */
export interface Sdk {
  init(options: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  database(options?: { throwOnNotFound?: boolean }): Db
  callFunction(options: { name: string; data: unknown }): Promise<{ result: unknown; requestID: string }>
}

export interface Db {
  command: Command
  Geo: Record<string, new (...parts: unknown[]) => object>
  RegExp(options: { regexp: string; options?: string }): unknown
  serverDate(options?: { offset: number }): unknown
  createCollection(name: string): Promise<unknown>
  collection(name: string): Collection
  startTransaction(): Promise<Transaction>
  runTransaction<T>(run: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>
}

type CommandName =
  | (
      | 'eq'
      | 'neq'
      | 'gt'
      | 'gte'
      | 'lt'
      | 'lte'
      | 'in'
      | 'nin'
      | 'and'
      | 'or'
      | 'nor'
      | 'not'
      | 'exists'
      | 'mod'
    )
  | ('all' | 'size' | 'elemMatch' | 'expr' | 'geoNear' | 'geoWithin' | 'geoIntersects')
  | ('set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename' | 'push' | 'pop' | 'shift' | 'unshift')
  | ('pull' | 'pullAll' | 'addToSet' | 'slice' | 'sum' | 'arrayElemAt')

/** Makes conditions and changes, which can be chained. */
export type Command = Record<CommandName, (...values: unknown[]) => Command> & {
  aggregate: Command
  project: Command
}

export type Doc = Record<string, unknown>

export interface Query {
  where(condition: unknown): Query
  orderBy(field: string, order: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: object): Query
  get(): Promise<{ data: Doc[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface Collection extends Query {
  add(options: { data: object }): Promise<{ _id: string; _ids?: string[] }>
  doc(id: unknown): DocumentReference
  aggregate(): Aggregate
}

export interface DocumentReference {
  field(projection: object): DocumentReference
  get(): Promise<{ data: Doc | null }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  set(options: { data: object }): Promise<{ _id: unknown; stats: { created: number; updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

type StageName =
  'match' | 'group' | 'sort' | 'project' | 'lookup' | 'unwind' | 'count' | 'addFields' | 'limit'

export type Aggregate = Record<StageName, (...values: unknown[]) => Aggregate> & {
  end(): Promise<{ list: Doc[] }>
}

export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

/** Reads the environment at every call, so it is always about the cloud that was started last. */
export function sdk(): Sdk {
  const cloud = wxServerSdk as unknown as Sdk
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  return cloud
}
