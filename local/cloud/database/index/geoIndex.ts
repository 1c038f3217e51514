import { requestFailed } from '../../errors'
import type { IndexSchema } from '../../types'
import { geometryOf } from '../geo/conditions'
import { GeometryError, readGeometry, type Cap } from '../geo/geometry'
import { areApart } from '../geo/relate'
import { someValue } from '../match/leaves'
import type { Row } from '../row'
import type { Document } from '../values/document'
import { SortedList } from './sortedList'

interface Entry {
  /** Latitude of the middle, radians. */
  latitude: number
  cap: Cap
  row: Row
}

/** Geometries that reach further from their middle than this (some 60 km) are looked at one by one. */
const WIDE = 0.01

/** The places of a collection in order of latitude: two are never nearer than their latitudes. */
export class GeoIndex {
  private readonly entries = new SortedList<Entry>(compare)
  private readonly wide = new Map<string, Entry[]>()

  constructor(
    readonly schema: IndexSchema,
    readonly path: string,
  ) {}

  load(rows: Iterable<Row>): void {
    const near: Entry[] = []
    for (const row of rows) {
      for (const entry of this.entriesOf(row)) if (!this.keepWide(entry)) near.push(entry)
    }
    this.entries.load(near)
  }

  add(row: Row): void {
    for (const entry of this.entriesOf(row)) if (!this.keepWide(entry)) this.entries.add(entry)
  }

  remove(row: Row): void {
    this.wide.delete(row.key)
    for (const entry of this.entriesOf(row)) if (entry.cap.radius <= WIDE) this.entries.remove(entry)
  }

  /** Throws what MongoDB says of a place that an index cannot take. */
  check(doc: Document): void {
    someValue(doc, this.path.split('.'), (value) => {
      if (typeof value === 'object' && value !== null && !isListOfPlaces(value)) this.checkValue(value)
      return false
    })
  }

  /** Rows that may have something in the circle. */
  *rowsIn(circle: Cap): Generator<Row> {
    const middle = Math.asin(Math.max(-1, Math.min(1, circle.center[2])))
    const reach = circle.radius + WIDE
    for (const entry of this.entries.from(({ latitude }) => latitude >= middle - reach)) {
      if (entry.latitude > middle + reach) break
      if (!areApart(entry.cap, circle)) yield entry.row
    }
    for (const entries of this.wide.values()) {
      for (const entry of entries) if (!areApart(entry.cap, circle)) yield entry.row
    }
  }

  private checkValue(value: object): void {
    try {
      readGeometry(value)
    } catch (error) {
      if (!(error instanceof GeometryError)) throw error
      throw requestFailed(`Can't extract geo keys: ${error.message} (index ${this.schema.name})`)
    }
  }

  private keepWide(entry: Entry): boolean {
    if (entry.cap.radius <= WIDE) return false
    this.wide.set(entry.row.key, [...(this.wide.get(entry.row.key) ?? []), entry])
    return true
  }

  private entriesOf(row: Row): Entry[] {
    const entries: Entry[] = []
    someValue(row.doc, this.path.split('.'), (value) => {
      const cap = geometryOf(value)?.cap
      if (cap) entries.push({ row, cap, latitude: Math.asin(Math.max(-1, Math.min(1, cap.center[2]))) })
      return false
    })
    return entries
  }
}

const isListOfPlaces = (value: object): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null)

const compare = (left: Entry, right: Entry): number =>
  left.latitude - right.latitude || (left.row.key < right.row.key ? -1 : left.row.key > right.row.key ? 1 : 0)
