import { requestFailed } from '../../errors'
import { elementTest } from '../match/compile'
import { isDocument, type Document } from '../values/document'

/** A path with `$` and `$[]` replaced by the positions that they stand for in this document. */
export function positionsOf(
  doc: Document,
  parts: readonly string[],
  query: Document,
): readonly (readonly string[])[] {
  const at = parts.findIndex((part) => part === '$' || part === '$[]')
  if (at < 0) return [parts]
  const above = parts.slice(0, at)
  const array = arrayAt(doc, above)
  const positions = parts[at] === '$' ? [matchedPosition(array, above.join('.'), query)] : [...array.keys()]
  return positions.flatMap((position) =>
    positionsOf(doc, [...above, String(position), ...parts.slice(at + 1)], query),
  )
}

function arrayAt(doc: Document, parts: readonly string[]): unknown[] {
  let value: unknown = doc
  for (const part of parts) {
    if (Array.isArray(value)) value = value[Number(part)]
    else value = isDocument(value) ? value[part] : undefined
  }
  if (Array.isArray(value)) return value
  throw requestFailed(`The path '${parts.join('.')}' must exist and be an array to apply array updates`)
}

/** The first element that meets every condition which the query has on the array or on fields of its elements. */
function matchedPosition(array: unknown[], path: string, query: Document): number {
  const tests = testsOn(path, query)
  const found = tests.length === 0 ? -1 : array.findIndex((item) => tests.every((test) => test(item)))
  if (found >= 0) return found
  throw requestFailed('The positional operator did not find the match needed from the query.')
}

function testsOn(path: string, query: Document): ((item: unknown) => boolean)[] {
  const tests: ((item: unknown) => boolean)[] = []
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) tests.push(...testsOn(path, part))
    } else if (key === path) {
      const inner = isDocument(condition) ? condition['$elemMatch'] : undefined
      tests.push(elementTest(inner ?? condition))
    } else if (key.startsWith(`${path}.`)) {
      const field = key.slice(path.length + 1)
      tests.push(elementTest({ [field]: condition }))
    }
  }
  return tests
}
