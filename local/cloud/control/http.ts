import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { StartError, WireError } from '../errors'
import { readBody } from '../wire/body'
import { isOurHost } from '../wire/server'
import { BadImport } from './lines'

/** A request that is refused, with the sentence that the client is told. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Throws a Refusal unless the request comes to the loopback by its own name, from no other page, and with the token. */
export function checkAccess(request: IncomingMessage, token: string): void {
  checkPlace(request)
  const given = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const expected = Buffer.from(token)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refusal(401, 'The control needs its token: Authorization: Bearer …')
  }
}

/** Throws a Refusal unless the request comes to the loopback by its own name, and from no other page. */
export function checkPlace(request: IncomingMessage): void {
  const { origin, host = '' } = request.headers
  if (!isOurHost(request)) throw new Refusal(403, 'Requests to this host are not served.')
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new Refusal(403, 'Requests of other pages are not served.')
  }
}

const maxBytes = 16 * 1024 * 1024

/** The body as an object; an empty one is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await readBody(request, maxBytes)).toString('utf8')
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'The body must be a JSON object.')
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value ?? null)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}

/** Says what went wrong, in a sentence where it was the client's doing. */
export function sendError(response: ServerResponse, error: unknown, onError: (error: unknown) => void): void {
  if (response.headersSent) return void response.destroy()
  const status = statusOf(error)
  if (status === 500) onError(error)
  sendJson(response, status, { error: error instanceof Error ? error.message : String(error) })
}

function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status
  const isTheirs =
    error instanceof BadImport ||
    error instanceof WireError ||
    error instanceof StartError ||
    error instanceof RangeError
  return isTheirs ? 400 : 500
}
