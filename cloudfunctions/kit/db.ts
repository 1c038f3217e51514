/**
 * The database as actions see it: by id, by an indexed query, or one conditional update. Nothing else is offered, so
 * that nothing slow or unsafe can be written by accident. `wxDb.ts` is the one adapter, on wx-server-sdk.
 */
export interface Db {
  /** null when there is none. */
  get<T>(collection: string, id: string): Promise<T | null>
  find<T>(collection: string, where: Condition, page: Page): Promise<T[]>
  /** False when a document with this `_id` is there already; nothing changes then. */
  add<T extends { _id: string }>(collection: string, doc: T): Promise<boolean>
  /**
   * Changes one document if, at the moment of writing, it meets the condition; test and change are one step on the
   * server. False when it did not meet it, or is not there.
   */
  changeIf(collection: string, id: string, condition: Condition, change: Change): Promise<boolean>
  /** Operators to write conditions and changes with. */
  op: Operators
}

/** Field paths, dots for depth, to a value or an operator's result. */
export type Condition = Readonly<Record<string, unknown>>
export type Change = Readonly<Record<string, unknown>>

export interface Page {
  /** At most 100. */
  limit: number
  order?: { field: string; direction: 'asc' | 'desc' }
}

export interface Operators {
  in(values: readonly unknown[]): unknown
  /** Of an array field: none of these is in it. */
  nin(values: readonly unknown[]): unknown
  exists(yes: boolean): unknown
  gte(value: unknown): unknown
  /** The value as a whole, not merged field by field. */
  set(value: unknown): unknown
  /** Appends each of the values to an array field. */
  pushEach(values: readonly unknown[]): unknown
  pullAll(values: readonly unknown[]): unknown
  addToSet(value: unknown): unknown
}
