import { EJSON, Long } from 'bson'
import { invalid } from '../errors'
import { limits } from '../limits'
import { makeDouble, makeLong } from '../database/values/numbers'
import { isDocument, type Document } from '../database/values/document'

/** Values that bson itself can read; anything else that begins with '$' is an operator and stays as it is. */
const ownTypes = new Set([
  '$oid',
  '$binary',
  '$uuid',
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$code',
  '$symbol',
  '$dbPointer',
])

/** Reads canonical EJSON text. `now` (epoch ms) is what a server date without offset becomes. Throws INVALID_PARAM. */
export function decodeText(text: string, now: number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalid('malformed EJSON: not JSON')
  }
  return decode(parsed, now, 0)
}

/** The same, where an object is expected. An empty text stands for an empty object. */
export function decodeDocument(text: string, now: number): Document {
  const value = text === '' ? {} : decodeText(text, now)
  if (!isDocument(value)) throw invalid('malformed EJSON: an object was expected')
  return value
}

/** Canonical EJSON, as the SDK reads it. */
export const encode = (value: unknown): string => EJSON.stringify(value, { relaxed: false })

function decode(value: unknown, now: number, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > limits.documentDepth) throw invalid(`nested deeper than ${limits.documentDepth} levels`)
  if (Array.isArray(value)) return value.map((item: unknown) => decode(item, now, depth + 1))
  const source = value as Document
  const keys = Object.keys(source)
  const first = keys[0]
  if (first?.startsWith('$')) {
    const tagged = decodeTagged(source, keys, first, now)
    if (tagged !== undefined) return tagged.value
  }
  const result: Document = {}
  for (const key of keys) {
    if (key === '__proto__') throw invalid('the field name __proto__ is not allowed')
    result[key] = decode(source[key], now, depth + 1)
  }
  return result
}

function decodeTagged(
  source: Document,
  keys: string[],
  tag: string,
  now: number,
): { value: unknown } | undefined {
  const inner = source[tag]
  if (keys.length > 1 && !(tag === '$code' && keys.includes('$scope'))) return undefined
  switch (tag) {
    case '$numberInt':
      return { value: decodeInteger(tag, inner, -(2n ** 31n), 2n ** 31n - 1n) }
    case '$numberLong':
      return { value: decodeInteger(tag, inner, -(2n ** 63n), 2n ** 63n - 1n) }
    case '$numberDouble':
      return { value: decodeDouble(inner) }
    case '$date':
      return { value: decodeDate(inner) }
    case '$regularExpression':
      return { value: decodeRegex(inner) }
    case '$undefined':
      return { value: null }
    case '$tcb_server_date':
      return { value: decodeServerDate(inner, now) }
    default:
      return ownTypes.has(tag) ? { value: decodeOther(source) } : undefined
  }
}

function decodeInteger(tag: string, text: unknown, min: bigint, max: bigint): unknown {
  if (typeof text !== 'string' || !/^[+-]?\d{1,19}$/.test(text)) throw invalid(`malformed ${tag}`)
  const value = BigInt(text)
  if (value < min || value > max) throw invalid(`${tag} out of range`)
  return tag === '$numberInt' ? Number(value) : makeLong(value)
}

function decodeDouble(text: unknown): unknown {
  const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN
  if (Number.isNaN(value) && text !== 'NaN') throw invalid('malformed $numberDouble')
  return makeDouble(value)
}

function decodeDate(inner: unknown): Date {
  const value = isDocument(inner) ? Number(inner['$numberLong'] ?? NaN) : inner
  const date = new Date(typeof value === 'string' || typeof value === 'number' ? value : NaN)
  if (Number.isNaN(date.getTime())) throw invalid('malformed $date')
  return date
}

function decodeRegex(inner: unknown): unknown {
  const { pattern, options = '' } = isDocument(inner) ? inner : {}
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw invalid('malformed $regularExpression')
  if (/[^imsxlu]/.test(options)) throw invalid(`invalid regular expression options: ${options}`)
  if (/[xlu]/.test(options)) return decodeOther({ $regularExpression: { pattern, options } })
  try {
    return new RegExp(pattern, options)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'invalid regular expression')
  }
}

function decodeServerDate(inner: unknown, now: number): Date {
  const offset = isDocument(inner) ? decode(inner['offset'] ?? 0, now, 0) : NaN
  const ms = Long.isLong(offset) ? offset.toNumber() : Number(offset)
  const date = new Date(now + ms)
  if (Number.isNaN(date.getTime())) throw invalid('malformed server date')
  return date
}

function decodeOther(source: Document): unknown {
  try {
    return EJSON.deserialize(source, { relaxed: false })
  } catch (error) {
    throw invalid(`malformed EJSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
