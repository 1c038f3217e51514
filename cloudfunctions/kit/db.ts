/**
 * The database as actions see it: by id, by an indexed query, or one conditional update. Nothing else is offered, so
 * that nothing slow or unsafe can be written by accident. `wxDb.ts` is the one adapter, on wx-server-sdk.
 */
export interface Db {
  /** null when there is none. */
  get<T>(collection: string, id: string): Promise<T | null>
  find<T>(collection: string, where: Condition, page: Page): Promise<T[]>
  /** Documents that meet one of the conditions; each of them needs an index. */
  findAny<T>(collection: string, conditions: readonly Condition[], page: Page): Promise<T[]>
  /** Of a list: documents that meet one of the conditions. */
  count(collection: string, where: Condition | readonly Condition[]): Promise<number>
  /** How many documents meet the condition for each value of a field, at most 1,000 values. */
  countBy(collection: string, where: Condition, field: string): Promise<ReadonlyMap<string, number>>
  /** False when a document with this `_id` is there already; nothing changes then. */
  add<T extends { _id: string }>(collection: string, doc: T): Promise<boolean>
  /** The document as a whole, whether it was there or not. */
  put<T extends { _id: string }>(collection: string, doc: T): Promise<void>
  /**
   * Changes one document if, at the moment of writing, it meets the condition; test and change are one step on the
   * server. False when it did not meet it, or is not there.
   */
  changeIf(collection: string, id: string, condition: Condition, change: Change): Promise<boolean>
  /** Adds all of them, or none: false when one `_id` is there already. At most 500. */
  addMany<T extends { _id: string }>(collection: string, docs: readonly T[]): Promise<boolean>
  /** False when it was not there. */
  remove(collection: string, id: string): Promise<boolean>
  /** The sum of a number field for each value of another, written as a text ('true', 'o_1'); at most 1,000 values. */
  sumBy(
    collection: string,
    where: Condition,
    field: string,
    number: string,
  ): Promise<ReadonlyMap<string, number>>
  /** Changes every document that meets the condition; says how many are different now. Not one step: repeat it. */
  changeAll(collection: string, where: Condition, change: Change): Promise<number>
  /** For sweepers, of what has served its time: removes every document that meets the condition and says how many. */
  removeAll(collection: string, where: Condition): Promise<number>
  /**
   * Several documents by id, all or nothing, for cold moves: whoever meets another's transaction is refused and tries
   * again, so nothing that many people do at once may stand in one. `run` may run more than once.
   */
  transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
  /** Operators to write conditions and changes with. */
  op: Operators
}

/** What a transaction offers: documents by id. Queries would be sent outside of it by the SDK. */
export interface Transaction {
  get<T>(collection: string, id: string): Promise<T | null>
  /** The document as a whole, whether it was there or not. */
  put<T extends { _id: string }>(collection: string, doc: T): Promise<void>
  /** Nothing happens when it is not there. */
  remove(collection: string, id: string): Promise<void>
}

/** Field paths, dots for depth, to a value or an operator's result. */
export type Condition = Readonly<Record<string, unknown>>
export type Change = Readonly<Record<string, unknown>>

export interface Page {
  /** At most 100 in answers to people, 1,000 in steps of a job. */
  limit: number
  skip?: number
  /** Only these fields, and the `_id`; all without it. */
  fields?: readonly string[]
  order?: { field: string; direction: 'asc' | 'desc' }
}

export interface Operators {
  in(values: readonly unknown[]): unknown
  /** Of an array field: none of these is in it. */
  nin(values: readonly unknown[]): unknown
  exists(yes: boolean): unknown
  gt(value: unknown): unknown
  gte(value: unknown): unknown
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  /** Both are inside. Not for array fields: two elements may meet a bound each. */
  between(low: unknown, high: unknown): unknown
  /** A text that begins so. */
  startsWith(prefix: string): unknown
  /** One element of an array field meets all of this. */
  elemMatch(condition: Condition): unknown
  /** Of a field that holds a point and has a `2dsphere` index: all of them, nearest first. No order may be asked for. */
  near(place: { lat: number; lng: number }): unknown
  inc(by: number): unknown
  /** The value as a whole, not merged field by field. */
  set(value: unknown): unknown
  /** Appends each of the values to an array field. */
  pushEach(values: readonly unknown[]): unknown
  pullAll(values: readonly unknown[]): unknown
  addToSet(value: unknown): unknown
  /** Adds to an array field each of the values that is not in it. */
  addEach(values: readonly unknown[]): unknown
  /** The field goes. */
  remove(): unknown
  /** An array field that has all of these; the first should be the rarest, it is what an index is asked for. */
  all(values: readonly unknown[]): unknown
  /** An array field with a text in it that begins so. */
  someStartsWith(prefix: string): unknown
}
