import type { IndexSchema } from '../../types'
import type { Row } from '../row'
import { compareValues, typeRank } from '../values/compare'
import { valuesAt } from '../values/paths'
import { SortedList } from './sortedList'

/** What of an index a query needs: fixed values for its first fields and perhaps bounds for the next one. */
export interface IndexRange {
  prefix: readonly unknown[]
  /** Both bounds are of one type; rows with another type there are left out, as in MongoDB. */
  low?: unknown
  high?: unknown
  bounded: boolean
}

interface Entry {
  values: readonly unknown[]
  row: Row
}

/** The rows of a collection in the order of some fields. A row stands in it once for each value of an array field. */
export class SortedIndex {
  private readonly entries = new SortedList<Entry>(compareEntries)
  private arrays = 0

  /** `fields` are the first of the schema's, as far as they can be put in order. */
  constructor(
    readonly schema: IndexSchema,
    readonly fields: readonly string[] = Object.keys(schema.keys),
  ) {}

  /** Whether some row has an array: two bounds may then be met by two different elements. */
  get isMultikey(): boolean {
    return this.arrays > 0
  }

  /** Fills an empty index; much faster than adding one by one. */
  load(rows: Iterable<Row>): void {
    const entries: Entry[] = []
    for (const row of rows) for (const entry of this.entriesOf(row)) entries.push(entry)
    this.entries.load(entries)
  }

  add(row: Row): void {
    for (const entry of this.entriesOf(row)) this.entries.add(entry)
  }

  remove(row: Row): void {
    const entries = this.keysOf(row).map((values) => ({ values, row }))
    if (entries.length > 1) this.arrays--
    for (const entry of entries) this.entries.remove(entry)
  }

  /** A row other than this one that has the same values in all fields. */
  conflict(row: Row): { other: Row; values: readonly unknown[] } | undefined {
    for (const values of this.keysOf(row)) {
      for (const other of this.rowsIn({ prefix: values, bounded: false })) {
        if (other.key !== row.key) return { other, values }
      }
    }
    return undefined
  }

  *rowsIn(range: IndexRange, backwards = false): Generator<Row> {
    const position = (entry: Entry): number => comparePosition(entry.values, range)
    if (backwards) {
      for (const entry of this.entries.before((other) => position(other) > 0)) {
        if (position(entry) < 0) return
        yield entry.row
      }
      return
    }
    for (const entry of this.entries.from((other) => position(other) >= 0)) {
      if (position(entry) > 0) return
      yield entry.row
    }
  }

  private entriesOf(row: Row): Entry[] {
    const keys = this.keysOf(row)
    if (keys.length > 1) this.arrays++
    return keys.map((values) => ({ values, row }))
  }

  /** Every combination of the fields' values, each once. */
  private keysOf(row: Row): unknown[][] {
    let keys: unknown[][] = [[]]
    for (const field of this.fields) {
      const values = valuesAt(row.doc, field)
      keys = keys.flatMap((key) => values.map((value) => [...key, value]))
    }
    if (keys.length < 2) return keys
    keys.sort(compareKeys)
    return keys.filter((key, i) => i === 0 || compareKeys(key, keys[i - 1] ?? []) !== 0)
  }
}

function compareKeys(left: readonly unknown[], right: readonly unknown[]): number {
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = compareValues(left[i], right[i])
    if (order !== 0) return order
  }
  return 0
}

function compareEntries(left: Entry, right: Entry): number {
  const order = compareKeys(left.values, right.values)
  if (order !== 0) return order
  return left.row.key < right.row.key ? -1 : left.row.key > right.row.key ? 1 : 0
}

/** Negative before the range, zero in it, positive behind it. */
function comparePosition(values: readonly unknown[], range: IndexRange): number {
  const order = compareKeys(values, range.prefix)
  if (order !== 0 || !range.bounded) return order
  const value = values[range.prefix.length]
  const byType = typeRank(value) - typeRank(range.low ?? range.high)
  if (byType !== 0) return byType
  if (range.low !== undefined && compareValues(value, range.low) < 0) return -1
  return range.high !== undefined && compareValues(value, range.high) > 0 ? 1 : 0
}
