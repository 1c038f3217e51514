import { requestFailed } from '../../errors'
import { isDocument, type Document } from '../values/document'

/** A place in a document that an operator reads and writes. */
export interface Place {
  /** undefined if the field does not exist. */
  get(): unknown
  set(value: unknown): void
  /** Removes a field; an element of an array becomes null, so that its neighbours keep their positions. */
  unset(): void
}

/** More elements than this between the end of an array and the index written to are taken for a mistake. */
const MAX_GAP = 1_500_000

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/** Checks a path that a client sent. */
export function checkPath(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) {
    throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  const bad = parts.find((part) => part.startsWith('$') && part !== '$' && part !== '$[]')
  if (bad !== undefined)
    throw requestFailed(`The dollar ($) prefixed field '${bad}' in '${path}' is not allowed.`)
  if (parts[0] === '$' || parts[0] === '$[]')
    throw requestFailed(`the update path '${path}' begins with ${parts[0]}`)
  return parts
}

/**
 * The place at the end of a path. `create` builds missing objects on the way when a value is set; a scalar on the way
 * is an error then, and without it there is simply no place.
 */
export function placeAt(root: Document, parts: readonly string[], create: boolean): Place | undefined {
  let holder: unknown = root
  for (let i = 0; i < parts.length - 1; i++) {
    const next = child(holder, parts[i] ?? '')
    if (next === undefined || (next === null && !create)) {
      return create ? lazyPlace(holder, parts, i) : undefined
    }
    if (!isDocument(next) && !Array.isArray(next)) {
      if (!create) return undefined
      throw cannotCreate(parts[i + 1] ?? '', parts[i] ?? '', next)
    }
    holder = next
  }
  return placeIn(holder, parts[parts.length - 1] ?? '', parts, create)
}

function child(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) return isIndex(part) ? (holder[Number(part)] as unknown) : undefined
  return isDocument(holder) && Object.hasOwn(holder, part) ? holder[part] : undefined
}

function placeIn(
  holder: unknown,
  name: string,
  parts: readonly string[],
  create: boolean,
): Place | undefined {
  if (Array.isArray(holder) && !isIndex(name)) {
    if (!create) return undefined
    throw cannotCreate(name, parts[parts.length - 2] ?? '', holder)
  }
  return {
    get: () => child(holder, name),
    set: (value) => write(holder, name, value),
    unset: () => {
      if (Array.isArray(holder) && Number(name) < holder.length) holder[Number(name)] = null
      else if (isDocument(holder)) delete holder[name]
    },
  }
}

/** Objects on the way are made only when there is something to put in them. */
function lazyPlace(holder: unknown, parts: readonly string[], from: number): Place {
  const name = parts[from] ?? ''
  if (Array.isArray(holder) && !isIndex(name)) throw cannotCreate(name, parts[from - 1] ?? '', holder)
  return {
    get: () => undefined,
    unset: () => undefined,
    set: (value) => {
      let inner = value
      for (let i = parts.length - 1; i > from; i--) inner = { [parts[i] ?? '']: inner }
      write(holder, name, inner)
    },
  }
}

function write(holder: unknown, name: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    ;(holder as Document)[name] = value
    return
  }
  const index = Number(name)
  if (index - holder.length > MAX_GAP) throw requestFailed(`the array index ${name} is too large`)
  while (holder.length < index) holder.push(null)
  holder[index] = value
}

function cannotCreate(field: string, parent: string, value: unknown): Error {
  return requestFailed(`Cannot create field '${field}' in element {${parent}: ${JSON.stringify(value)}}`)
}
