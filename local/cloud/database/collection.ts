import type { IndexSchema } from '../types'
import { requestFailed } from '../errors'
import { GeoIndex } from './index/geoIndex'
import { planOf, sortedPlan, type Plan } from './index/planner'
import { SortedIndex } from './index/sortedIndex'
import { History } from './history'
import type { Row } from './row'
import type { SortField } from './sort'
import type { Document } from './values/document'

/** The documents of one collection with their indexes, in memory. */
export class Collection {
  readonly rows = new Map<string, Row>()
  readonly history = new History()
  readonly indexes: readonly SortedIndex[]
  readonly geoIndexes: readonly GeoIndex[]

  constructor(
    readonly name: string,
    readonly schemas: readonly IndexSchema[],
  ) {
    this.indexes = schemas.flatMap(sortedPartOf)
    this.geoIndexes = schemas.flatMap(geoPartOf)
  }

  /** Takes over documents that were stored before. Only for an empty collection. */
  load(rows: Iterable<Row>): void {
    for (const row of rows) this.rows.set(row.key, row)
    for (const index of this.indexes) index.load(this.rows.values())
    for (const index of this.geoIndexes) index.load(this.rows.values())
  }

  /** The same for documents that come from elsewhere. Throws E11000 if an `_id` or a unique value is there twice. */
  fill(rows: readonly Row[]): void {
    this.load(rows)
    if (this.rows.size < rows.length) throw duplicate(this.name, '_id_', '_id')
    const conflict = this.findDuplicate(this.rows)
    if (conflict) throw conflict
  }

  plan(query: Document): Plan {
    if (Object.keys(query).length === 0) return { kind: 'scan' }
    return planOf(query, { sorted: this.indexes, geo: this.geoIndexes })
  }

  /** A plan that keeps to an order, if an index has it. */
  planInOrder(query: Document, order: readonly SortField[]): ReturnType<typeof sortedPlan> {
    return sortedPlan(query, order, { sorted: this.indexes, geo: this.geoIndexes })
  }

  /** Throws if an index cannot take the document. */
  check(doc: Document): void {
    for (const index of this.geoIndexes) index.check(doc)
  }

  /** Every row that the plan leads to, each once. */
  *rowsOf(plan: Plan): Iterable<Row> {
    if (plan.kind === 'scan') yield* this.rows.values()
    else if (plan.kind === 'ids') {
      for (const key of plan.keys) {
        const row = this.rows.get(key)
        if (row) yield row
      }
    } else yield* this.distinct(plan)
  }

  private *distinct(plan: Plan & { kind: 'index' | 'union' | 'geo' }): Iterable<Row> {
    const seen = new Set<string>()
    const sources = plan.kind === 'union' ? plan.plans.map((part) => this.rowsOf(part)) : indexed(plan)
    for (const source of sources) {
      for (const row of source) {
        if (seen.has(row.key)) continue
        seen.add(row.key)
        yield row
      }
    }
  }

  /**
   * Replaces rows; null removes one. Throws E11000, and has then changed nothing, if a unique index would hold the same
   * values twice.
   */
  apply(changes: ReadonlyMap<string, Row | null>): void {
    const before = new Map<string, Row | null>()
    for (const key of changes.keys()) before.set(key, this.rows.get(key) ?? null)
    this.swap(changes)
    const duplicate = this.findDuplicate(changes)
    if (!duplicate) return
    this.swap(before)
    throw duplicate
  }

  private swap(changes: ReadonlyMap<string, Row | null>): void {
    for (const [key, row] of changes) {
      const old = this.rows.get(key)
      for (const index of [...this.indexes, ...this.geoIndexes]) {
        if (old) index.remove(old)
        if (row) index.add(row)
      }
      if (row) this.rows.set(key, row)
      else this.rows.delete(key)
    }
  }

  private findDuplicate(changes: ReadonlyMap<string, Row | null>): Error | undefined {
    for (const index of this.indexes) {
      if (index.schema.unique !== true) continue
      for (const row of changes.values()) {
        const conflict = row && index.conflict(row)
        if (conflict) return duplicateKey(this.name, index, conflict.values)
      }
    }
    return undefined
  }
}

function* indexed(plan: Plan & { kind: 'index' | 'geo' }): Iterable<Iterable<Row>> {
  if (plan.kind === 'geo') yield plan.index.rowsIn(plan.circle)
  else for (const range of plan.ranges) yield plan.index.rowsIn(range, plan.backwards)
}

/** The fields before the first one of places; an index of places alone has none. */
function sortedPartOf(schema: IndexSchema): SortedIndex[] {
  const names = Object.keys(schema.keys)
  const places = names.findIndex((name) => schema.keys[name] === '2dsphere')
  const fields = places < 0 ? names : names.slice(0, places)
  return fields.length > 0 ? [new SortedIndex(schema, fields)] : []
}

const geoPartOf = (schema: IndexSchema): GeoIndex[] =>
  Object.keys(schema.keys)
    .filter((name) => schema.keys[name] === '2dsphere')
    .map((name) => new GeoIndex(schema, name))

function duplicateKey(collection: string, index: SortedIndex, values: readonly unknown[]): Error {
  const key = index.fields.map((field, i) => `${field}: ${JSON.stringify(values[i])}`).join(', ')
  return duplicate(collection, index.schema.name, key)
}

/** In MongoDB's words, which callers look for. */
export const duplicate = (collection: string, index: string, key: string): Error =>
  requestFailed(`E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${key} }`)
