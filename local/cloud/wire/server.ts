import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { invalid, StartError } from '../errors'
import { parseBody, readBody } from './body'
import type { Body } from './fields'
import { errorReply, Unanswered, type Reply } from './reply'

export interface WireServerOptions {
  port: number
  maxBytes: number
  /** Bytes are answered as they are. */
  handle(body: Body, requestId: string): Promise<Reply | Buffer>
  /** Serves what is not the wire (files, control) and says true, or leaves it alone and says false. */
  other?(request: IncomingMessage, response: ServerResponse): boolean
  /** Errors that are nobody's fault but ours. */
  onError(error: unknown): void
}

export interface WireServer {
  port: number
  /** Takes no new requests and resolves when those under way are answered. */
  close(): Promise<void>
}

const PATH = '/admin'

/** Serves the SDK's wire on the loopback. */
export async function startWireServer(options: WireServerOptions): Promise<WireServer> {
  const server = createServer((request, response) => void serve(options, request, response))
  server.keepAliveTimeout = 60_000
  await listen(server, options.port)
  return { port: (server.address() as AddressInfo).port, close: () => close(server) }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE'
      fail(new StartError(busy ? `Port ${port} is in use. Choose another one with --port.` : error.message))
    })
    server.listen(port, '127.0.0.1', () => done())
  })
}

/** A client that has sent half a request does not hold it up for ever. */
const PATIENCE_MS = 5_000

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    // Those that are answered meanwhile become idle, and would be kept open for the client's next request.
    const sweeping = setInterval(() => server.closeIdleConnections(), 20)
    const giveUp = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearInterval(sweeping)
      clearTimeout(giveUp)
      done()
    })
    server.closeIdleConnections()
  })
}

async function serve(
  options: WireServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (options.other?.(request, response) === true) return
  const requestId = randomUUID()
  let reply: Reply | Buffer
  try {
    const bytes = await readBody(request, options.maxBytes)
    checkOrigin(request)
    reply = await options.handle(parseBody(bytes, request.headers['content-type']), requestId)
  } catch (error) {
    if (error instanceof Unanswered) return void response.destroy()
    reply = errorReply(error)
    if (reply['code'] === 'SYS_ERR') options.onError(error)
  }
  if (Buffer.isBuffer(reply)) sendBytes(response, reply)
  else send(response, { requestId, ...reply })
}

/** A page in a browser must not reach the database, even by a name that was made to point here. */
function checkOrigin(request: IncomingMessage): void {
  if (request.headers.origin !== undefined) throw invalid('requests from web pages are not served')
  if (!isOurHost(request)) throw invalid('requests to this host are not served')
  if (request.method !== 'POST') throw invalid('only POST is served')
  if ((request.url ?? '').split('?', 1)[0] !== PATH) throw invalid(`only ${PATH} is served`)
}

/** False for a name that was made to point at the loopback. */
export function isOurHost(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  return host === '127.0.0.1' || host === 'localhost'
}

function sendBytes(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
  response.end(bytes)
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return
  const text = JSON.stringify(reply)
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
