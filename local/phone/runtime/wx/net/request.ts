import { Failure } from '../failure'
import { exchange } from './transport'
import type { Running } from './task'

interface RequestOptions {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  timeout?: number
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
  enableChunked?: boolean
}

const METHODS = new Set('OPTIONS GET HEAD POST PUT DELETE TRACE CONNECT PATCH'.split(' '))

/** wx.request. */
export async function request(options: RequestOptions, running: Running): Promise<object> {
  const method = (options.method ?? 'GET').toUpperCase()
  if (!METHODS.has(method)) throw new Failure(`invalid method "${method}"`)
  const headers = lowered(options.header)
  const isBare = method === 'GET' || method === 'HEAD'
  headers['content-type'] ??= 'application/json'
  const body = isBare ? undefined : bodyOf(options.data, headers['content-type'])
  const { timeout } = options
  const answer = await exchange(
    {
      url: isBare ? withQuery(options.url, options.data) : options.url,
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(timeout === undefined ? {} : { timeout }),
      onHeaders: (header, statusCode, cookies) => running.headers.call({ header, statusCode, cookies }),
      onPart: (part) => running.chunks.call({ data: part.slice().buffer }),
    },
    running.signal,
  )
  const { statusCode, header, cookies, bytes } = answer
  return { data: readData(bytes, options), statusCode, header, cookies }
}

/** What came, as the call wants it: bytes, a text, or what the text says in JSON. */
export function readData(
  bytes: Uint8Array,
  {
    responseType,
    dataType = 'json',
    enableChunked,
  }: Pick<RequestOptions, 'responseType' | 'dataType' | 'enableChunked'>,
): unknown {
  if (enableChunked) return ''
  if (responseType === 'arraybuffer') return bytes.slice().buffer
  const text = new TextDecoder().decode(bytes)
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function lowered(header: Record<string, unknown> = {}): Record<string, string> {
  const fields = Object.entries(header).filter(([name]) => name.toLowerCase() !== 'referer')
  return Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** Fields of `data` as a query; an object inside is JSON. */
function pairs(data: object): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = value && typeof value === 'object' ? JSON.stringify(value) : String(value)
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`
    })
    .join('&')
}

export function withQuery(url: string, data: unknown): string {
  const query = data && typeof data === 'object' ? pairs(data) : typeof data === 'string' ? data : ''
  if (!query) return url
  const [address = '', hash] = url.split('#')
  return `${address}${address.includes('?') ? '&' : '?'}${query}${hash === undefined ? '' : `#${hash}`}`
}

function bodyOf(data: unknown, type: string): BodyInit | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string' || data instanceof ArrayBuffer || ArrayBuffer.isView(data))
    return data as BodyInit
  return type.includes('x-www-form-urlencoded') ? pairs(data as object) : JSON.stringify(data)
}
