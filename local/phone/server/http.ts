import type { IncomingMessage, ServerResponse } from 'node:http'

/** A refusal that its reader should see: a status and one sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const largestBody = 1024 * 1024
/** Beyond this the line is cut instead of being read to its end. */
const hopelessBody = 64 * largestBody

/** The JSON object of a request. Too big a body is read to its end but not kept, so that the answer can be heard. */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > hopelessBody) break
    if (size <= largestBody) chunks.push(chunk)
  }
  if (size > largestBody)
    throw new Refusal(413, 'The request is over 1 MB; a call carries at most that much.')
  return parseObject(Buffer.concat(chunks).toString('utf8'))
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'The request has to be one JSON object.')
}

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...noStore, 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

export function sendText(response: ServerResponse, type: string, text: string, kept = false): void {
  const cache = kept ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}
  response.writeHead(200, { ...noStore, ...cache, 'content-type': `${type}; charset=utf-8` })
  response.end(text)
}

export function sendRefusal(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refusal ? error.status : 500
  const message = error instanceof Error ? error.message : String(error)
  if (response.headersSent) response.destroy()
  else sendJson(response, status, { error: { message } })
}
