import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './http'

/** Headers that belong to the line between phone and server, or to one hop only. */
const OWN = new Set(
  'host connection keep-alive transfer-encoding upgrade te trailer content-length content-encoding'.split(
    ' ',
  ),
)

interface Order {
  url: string
  method: string
  headers: Record<string, string>
}

/**
 * What wx.request and its like ask of the net, carried out here: a phone is no web page, and no server tells a web page
 * that it may ask. The order is in headers, the body is the body; so is the answer's.
 */
export async function carryRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url, method, headers } = readOrder(request)
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const answer = await fetch(url, {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody ? { body: await bodyOf(request) } : {}),
  }).catch((error: unknown) => {
    throw new Refusal(502, reasonOf(error))
  })
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-net-status': String(answer.status),
    'x-net-headers': encodeURIComponent(JSON.stringify(headersOf(answer))),
  })
  if (!answer.body) return void response.end()
  await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => undefined)
}

function readOrder({ headers }: IncomingMessage): Order {
  try {
    const order = JSON.parse(decodeURIComponent(String(headers['x-net']))) as Order
    const { protocol } = new URL(order.url)
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(protocol)
    const kept = Object.entries(order.headers).filter(([name]) => !OWN.has(name.toLowerCase()))
    return { ...order, headers: Object.fromEntries(kept) }
  } catch {
    throw new Refusal(400, 'invalid url')
  }
}

async function bodyOf(request: IncomingMessage): Promise<ArrayBuffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  // A copy with a buffer of its own: small ones share theirs.
  return new Uint8Array(Buffer.concat(chunks)).buffer
}

function headersOf({ headers }: Response): { fields: Record<string, string>; cookies: string[] } {
  const fields = Object.fromEntries([...headers].filter(([name]) => !OWN.has(name) && name !== 'set-cookie'))
  return { fields, cookies: headers.getSetCookie() }
}

/** Of a failed fetch, what the system said. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string }
  return cause?.code ?? cause?.message ?? message ?? String(error)
}
