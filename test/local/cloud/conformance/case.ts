/** A helper of the SDKs that makes conditions, changes or expressions; its results can be chained. */
export type Made = Record<string, (...values: unknown[]) => unknown>
export type Helpers = Record<string, (...values: unknown[]) => Made>
export type Doc = Record<string, unknown>

interface WxQuery {
  where(condition: unknown): WxQuery
  orderBy(field: string, direction: 'asc' | 'desc'): WxQuery
  skip(count: number): WxQuery
  limit(count: number): WxQuery
  field(projection: object): WxQuery
  get(): Promise<{ data: Doc[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface WxDocument {
  field(projection: object): WxDocument
  get(): Promise<{ data: Doc | null }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  set(options: { data: object }): Promise<{ _id: unknown; stats: { created: number; updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export type Aggregate = Record<string, (...values: unknown[]) => Aggregate> & {
  end(): Promise<{ list: Doc[] }>
}

export interface WxCollection extends WxQuery {
  add(options: { data: object }): Promise<{ _id?: unknown; _ids?: unknown[] }>
  doc(id: unknown): WxDocument
  aggregate(): Aggregate
}

export interface WxTransaction {
  collection(name: string): WxCollection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

/** wx-server-sdk, as far as the cases use it. */
export interface WxDatabase {
  command: Helpers & { aggregate: Helpers; project: Helpers }
  Geo: Record<string, new (...parts: unknown[]) => object>
  RegExp(options: { regexp: string; options?: string }): unknown
  serverDate(options?: { offset: number }): unknown
  createCollection(name: string): Promise<unknown>
  collection(name: string): WxCollection
  startTransaction(): Promise<WxTransaction>
  runTransaction<T>(run: (transaction: WxTransaction) => Promise<T>, times?: number): Promise<T>
}

interface NodeQuery {
  where(condition: unknown): NodeQuery
  options(options: { raw?: boolean; multiple?: boolean }): NodeQuery
  limit(count: number): NodeQuery
  get(): Promise<{ data: Doc[] }>
  update(change: object): Promise<{ updated: number }>
  updateAndReturn(change: object): Promise<{ updated: number; doc: Doc | null }>
  remove(): Promise<{ deleted: number }>
  add(data: object): Promise<{ id?: unknown; ids?: unknown[] }>
  doc(id: unknown): {
    get(): Promise<{ data: Doc[] }>
    set(doc: object): Promise<{ updated: number; upsertedId: unknown }>
    update(change: object): Promise<{ updated: number }>
  }
  aggregate(stages?: object[]): { end(): Promise<{ data: Doc[] }> }
}

/** @cloudbase/node-sdk, as far as the cases use it: it can send what the other one has no words for. */
export interface NodeDatabase {
  collection(name: string): NodeQuery
  ObjectId(options: { id: string }): unknown
  startTransaction(): Promise<{
    collection(name: string): NodeQuery
    commit(): Promise<unknown>
    rollback(): Promise<unknown>
  }>
}

/** What a case has at hand. */
export interface Tools {
  db: WxDatabase
  node: NodeDatabase
  _: WxDatabase['command']
  $: Helpers
  things: WxCollection
  /** Without the SDK's own language: MongoDB's, as it is. */
  raw: NodeQuery
  names: { things: string; others: string; missing: string }
}

/** One behaviour of the database, checked through the SDKs alone. */
export interface Case {
  /** Heading of the table in docs/cloud.md. */
  area: string
  operator: string
  what: string
  docs: readonly Doc[]
  others?: readonly Doc[]
  run(tools: Tools): Promise<unknown>
  expected: unknown
  /** Where the local cloud is meant to be other than WeChat's. */
  differs?: string
}

/** What a case expects that fails: the server's code. */
export const failure = (code: string): { failure: string } => ({ failure: code })

export const REFUSED = failure('DATABASE_REQUEST_FAILED')

/** Documents with ids '0', '1' … and one field `v` each. */
export const valued = (...values: unknown[]): Doc[] => values.map((v, i) => ({ _id: String(i), v }))

/** Documents with ids '0', '1' … */
export const numbered = (...docs: Doc[]): Doc[] => docs.map((doc, i) => ({ _id: String(i), ...doc }))

type FindRow = [what: string, docs: Doc[], where: (tools: Tools) => unknown, ids: string, differs?: string]

/** Queries that find documents; `ids` are those of the found ones, joined. */
export const finds = (area: string, operator: string, rows: FindRow[]): Case[] =>
  rows.map(([what, docs, where, ids, differs]) => ({
    ...{ area, operator, what, docs, differs },
    expected: ids,
    run: async (tools) => idsOf((await tools.things.where(where(tools)).get()).data, true),
  }))

/** The same with a condition of MongoDB's own, which the SDK sends as it is. */
export const findsRaw = (area: string, operator: string, rows: [string, Doc[], object, unknown][]): Case[] =>
  rows.map(([what, docs, where, expected]) => ({
    ...{ area, operator, what, docs, expected },
    run: async ({ raw }) => idsOf((await raw.where(where).get()).data, true),
  }))

/** Queries that cannot be right. */
export const refuses = (area: string, operator: string, rows: [string, object, string?][]): Case[] =>
  rows.map(([what, where, code]) => ({
    ...{ area, operator, what, docs: valued(1), expected: failure(code ?? 'DATABASE_REQUEST_FAILED') },
    run: async ({ raw }) => (await raw.where(where).get()).data,
  }))

export const idsOf = (docs: readonly Doc[], inAnyOrder = false): string => {
  const ids = docs.map(({ _id }) => String(_id))
  return (inAnyOrder ? ids.sort() : ids).join('')
}

type ChangeRow = [what: string, doc: Doc, change: (tools: Tools) => object, after: unknown, differs?: string]

/** Updates of one document: what it is afterwards (without `_id`), or how it fails, and then it must be as before. */
export const changes = (area: string, operator: string, rows: ChangeRow[]): Case[] =>
  rows.map(([what, doc, change, expected, differs]) => ({
    ...{ area, operator, what, docs: [{ _id: '0', ...doc }], expected, differs },
    run: async (tools) => {
      try {
        await tools.things.doc('0').update({ data: change(tools) })
      } catch (error) {
        await unchanged(tools, doc)
        throw error
      }
      return withoutId(await tools.things.doc('0').get())
    },
  }))

/** The same with an update of MongoDB's own. */
export const changesRaw = (area: string, operator: string, rows: [string, Doc, object, unknown][]): Case[] =>
  rows.map(([what, doc, change, expected]) => ({
    ...{ area, operator, what, docs: [{ _id: '0', ...doc }], expected },
    run: async (tools) => {
      try {
        await tools.raw.where({ _id: '0' }).update(change)
      } catch (error) {
        await unchanged(tools, doc)
        throw error
      }
      return withoutId(await tools.things.doc('0').get())
    },
  }))

async function unchanged({ things }: Tools, doc: Doc): Promise<void> {
  expect(withoutId(await things.doc('0').get())).toEqual(doc)
}

const withoutId = ({ data }: { data: Doc | null }): Doc => {
  const { _id, ...rest } = data ?? {}
  return _id === undefined ? {} : rest
}

type ExpressionRow = [
  what: string,
  doc: Doc,
  expression: ($: Helpers) => unknown,
  value: unknown,
  differs?: string,
]

/** Expressions, computed by a projection of one document; undefined is a missing value. */
export const computes = (area: string, operator: string, rows: ExpressionRow[]): Case[] =>
  rows.map(([what, doc, expression, expected, differs]) => ({
    ...{ area, operator, what, docs: [{ _id: '0', ...doc }], expected, differs },
    run: async ({ things, $ }) => {
      const aggregate = things.aggregate()
      const result = await aggregate['project']?.({ _id: 0, value: expression($) }).end()
      return result?.list[0]?.['value']
    },
  }))

type StageRow = [
  what: string,
  docs: Doc[],
  stages: (aggregate: Aggregate, tools: Tools) => Aggregate,
  list: unknown,
  more?: { others?: Doc[]; differs?: string },
]

/** Aggregates: the list that they end with. */
export const aggregates = (area: string, operator: string, rows: StageRow[]): Case[] =>
  rows.map(([what, docs, stages, expected, more]) => ({
    ...{ area, operator, what, docs, expected, ...more },
    run: async (tools) => (await stages(tools.things.aggregate(), tools).end()).list,
  }))

/** Anything else. */
export const does = (
  area: string,
  operator: string,
  rows: [
    what: string,
    docs: Doc[],
    run: (tools: Tools) => Promise<unknown>,
    expected: unknown,
    differs?: string,
  ][],
): Case[] =>
  rows.map(([what, docs, run, expected, differs]) => ({ area, operator, what, docs, run, expected, differs }))
