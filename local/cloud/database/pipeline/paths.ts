import { isDocument, type Document } from '../values/document'

/** A copy with another value at a path; objects on the way are made, arrays on the way are gone through. */
export function withValue(doc: unknown, parts: readonly string[], value: unknown): unknown {
  const [name, ...rest] = parts
  if (name === undefined) return value
  if (Array.isArray(doc)) return doc.map((item: unknown) => withValue(item, parts, value))
  const copy: Document = isDocument(doc) ? { ...doc } : {}
  const inner = withValue(copy[name], rest, value)
  if (inner === undefined) delete copy[name]
  else copy[name] = inner
  return copy
}

/** The value at a path through objects only. */
export function plainValueAt(doc: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(
    (value, part) => (isDocument(value) && Object.hasOwn(value, part) ? value[part] : undefined),
    doc,
  )
}
