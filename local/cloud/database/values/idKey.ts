import { createHash, randomBytes } from 'node:crypto'
import { EJSON } from 'bson'
import { requestFailed } from '../../errors'
import { isDocument } from './document'
import { plainNumber } from './numbers'

/** lmdb's keys hold less than 2 KB together with the collection's name; a longer id is kept by its hash. */
const DIRECT_BYTES = 800

/** An `_id` as text, equal for equal ids: the int 1 and the double 1.0 are the same id, the string '1' is another. */
export function idKey(id: unknown): string {
  if (typeof id === 'string') return textKey('s', id)
  const number = plainNumber(id)
  if (number !== undefined) return `n${Object.is(number, -0) ? 0 : number}`
  return textKey('e', EJSON.stringify(id, { relaxed: false }))
}

function textKey(kind: string, text: string): string {
  if (text.length * 3 <= DIRECT_BYTES && !text.includes('\u0000')) return `${kind}:${text}`
  return `${kind}#${createHash('sha256').update(text).digest('hex')}`
}

/** Throws unless the value may be an `_id`. */
export function checkId(id: unknown, maxBytes: number): void {
  if (Array.isArray(id) || id instanceof RegExp || id === undefined) {
    throw requestFailed(`The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`)
  }
  if (isDocument(id) && Object.keys(id).some((key) => key.startsWith('$'))) {
    throw requestFailed("_id fields may not contain '$'-prefixed fields")
  }
  if (typeof id === 'string' && Buffer.byteLength(id) > maxBytes) {
    throw requestFailed(`_id is longer than ${maxBytes} bytes`)
  }
}

/** An id as WeChat Cloud makes them: 32 hexadecimal digits. */
export const newId = (): string => randomBytes(16).toString('hex')
