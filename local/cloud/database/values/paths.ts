import { isDocument } from './document'

/** Stands in a list of values for an empty array: there is no value, and yet the field is not missing. */
export const EMPTY = undefined

const isIndex = (part: string): boolean => /^\d+$/.test(part)

/**
 * All values that a dotted path leads to, the way an index sees them: arrays on the way and at the end are opened, a
 * missing field counts as null, an empty array as `EMPTY`.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  if (!path.includes('.') && isDocument(document)) return openLast(document[path])
  const values: unknown[] = []
  collect(document, path.split('.'), 0, values)
  return values
}

function openLast(value: unknown): unknown[] {
  if (!Array.isArray(value)) return [value ?? null]
  return value.length === 0 ? [EMPTY] : value
}

function collect(value: unknown, parts: readonly string[], at: number, into: unknown[]): void {
  const part = parts[at]
  if (part === undefined) into.push(...openLast(value))
  else if (Array.isArray(value)) collectInArray(value, parts, at, into)
  else collect(isDocument(value) ? value[part] : undefined, parts, at + 1, into)
}

function collectInArray(array: unknown[], parts: readonly string[], at: number, into: unknown[]): void {
  const before = into.length
  const part = parts[at] ?? ''
  if (isIndex(part)) collect(array[Number(part)], parts, at + 1, into)
  for (const item of array) if (isDocument(item)) collect(item, parts, at, into)
  if (into.length === before) into.push(null)
}
