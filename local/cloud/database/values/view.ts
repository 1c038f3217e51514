import { bsonType, isDocument, type Document } from './document'
import { plainNumber } from './numbers'

/** Whether queries must see another form of the value: it holds a number in one of bson's wrappers. */
function hasWrappedNumber(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasWrappedNumber)
  if (isDocument(value)) return Object.values(value).some(hasWrappedNumber)
  return bsonType(value) !== undefined && plainNumber(value) !== undefined
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap)
  if (isDocument(value)) {
    const copy: Document = {}
    for (const key of Object.keys(value)) copy[key] = unwrap(value[key])
    return copy
  }
  return bsonType(value) === undefined ? value : (plainNumber(value) ?? value)
}

/** The value with plain numbers only: the same object when it has no others, which is nearly always. */
export function viewOf<T>(value: T): T {
  return hasWrappedNumber(value) ? (unwrap(value) as T) : value
}
