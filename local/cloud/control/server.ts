import type { IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { servePage } from '../console/server'
import type { Cloud } from '../types'
import type { Control } from './control'
import { checkAccess, readJson, Refusal, sendError, sendJson } from './http'
import { parseLine, type Line } from './lines'
import { routes } from './routes'
import { splitLines } from './splitLines'

export interface ControlServerOptions {
  control: Control
  /** Known only when the server that this is a part of has started. */
  cloud(): Cloud
  token: string
  onError(error: unknown): void
}

/** Serves `/control/…` and `/console/…`; false if the request is for something else. */
export function controlServer(options: ControlServerOptions) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    // Looked at as it is first: not everything that a client may send can be read as an address.
    const target = request.url ?? '/'
    const isControl = target.startsWith('/control/')
    if (!isControl && !/^\/console([/?]|$)/.test(target)) return false
    const url = new URL(target, 'http://127.0.0.1')
    const serving = isControl ? serve(options, request, response, url) : servePage(request, response, url)
    serving.catch((error: unknown) => {
      sendError(response, error, options.onError)
      request.resume()
    })
    return true
  }
}

async function serve(
  options: ControlServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  checkAccess(request, options.token)
  const name = `${request.method} ${url.pathname}`
  if (name === 'GET /control/export') return sendLines(options.control.exportLines(), response)
  if (name === 'POST /control/import') {
    await options.control.importLines(linesOf(request))
    return sendJson(response, 200, {})
  }
  const route = routes[name]
  if (!route) throw new Refusal(404, `There is no ${name}.`)
  const body = request.method === 'GET' ? {} : await readJson(request)
  const { control } = options
  sendJson(
    response,
    200,
    await route({ request, query: url.searchParams, body, control, cloud: options.cloud() }),
  )
}

async function sendLines(lines: AsyncIterable<string>, response: ServerResponse): Promise<void> {
  response.writeHead(200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  })
  for await (const line of lines) {
    if (response.destroyed) return
    if (!response.write(`${line}\n`)) await Promise.race([once(response, 'drain'), once(response, 'close')])
  }
  response.end()
}

async function* linesOf(request: IncomingMessage): AsyncGenerator<Line> {
  let number = 0
  for await (const text of splitLines(request)) yield parseLine(text, ++number)
}
