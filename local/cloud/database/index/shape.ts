import { isDocument, type Document } from '../values/document'

/** A query without its values, e.g. `{"day":?,"status":{"$in":?}}`: equal for queries that one index would serve. */
export function shapeOf(query: Document): string {
  return `{${Object.keys(query)
    .map((key) => `${key}:${shapeOfValue(query[key])}`)
    .join(', ')}}`
}

function shapeOfValue(value: unknown): string {
  if (isDocument(value) && Object.keys(value).some((key) => key.startsWith('$'))) return shapeOf(value)
  if (Array.isArray(value) && value.some(isDocument)) {
    return `[${value.map((item) => (isDocument(item) ? shapeOf(item) : '?')).join(', ')}]`
  }
  return '?'
}
