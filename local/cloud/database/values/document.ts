/** A document, or a part of one, in memory. Its numbers are described in `numbers.ts`. */
export type Document = Record<string, unknown>

/** A plain object, as opposed to a date, a regular expression or one of bson's own types. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const proto: unknown = Object.getPrototypeOf(value)
  return proto === Object.prototype || proto === null
}

/** bson's name of a value of one of its own classes: 'ObjectId', 'Long', 'Double' …; undefined for everything else. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const type: unknown = (value as { _bsontype?: unknown })._bsontype
  return typeof type === 'string' && !isDocument(value) ? type : undefined
}

/** A deep copy of plain objects and arrays; every other value is immutable by convention and shared. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => clone(item)) as T
  if (!isDocument(value)) return value
  const copy: Document = {}
  for (const key of Object.keys(value)) copy[key] = clone(value[key])
  return copy as T
}
