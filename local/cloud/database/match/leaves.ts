import { isDocument } from '../values/document'

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/**
 * Calls `visit` with each value that a path leads to, until it says true; says whether it did. Arrays on the way are
 * opened: their objects, and the element that a number in the path names. A missing field is visited as undefined; an
 * array at the end is visited as it is.
 */
export function someLeaf(
  value: unknown,
  parts: readonly string[],
  at: number,
  visit: (leaf: unknown) => boolean,
): boolean {
  const part = parts[at]
  if (part === undefined) return visit(value)
  if (Array.isArray(value)) return someInArray(value, parts, at, visit)
  if (!isDocument(value)) return visit(undefined)
  return someLeaf(ownField(value, part), parts, at + 1, visit)
}

const ownField = (value: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined

function someInArray(
  array: readonly unknown[],
  parts: readonly string[],
  at: number,
  visit: (leaf: unknown) => boolean,
): boolean {
  const part = parts[at] ?? ''
  if (isIndex(part) && Number(part) < array.length && someLeaf(array[Number(part)], parts, at + 1, visit)) {
    return true
  }
  return array.some((item) => isDocument(item) && someLeaf(ownField(item, part), parts, at + 1, visit))
}

/** The same, and an array at the end is visited element by element first, then as a whole. */
export function someValue(
  doc: unknown,
  parts: readonly string[],
  visit: (value: unknown) => boolean,
): boolean {
  return someLeaf(doc, parts, 0, (leaf) => (Array.isArray(leaf) && leaf.some(visit)) || visit(leaf))
}
