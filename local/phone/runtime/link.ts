/** The phone's line to the server: answers requests, raises events. Lost lines are taken up again. */
import type { FromPhone, FromServer } from '../protocol'
import { host } from './host'

export type Handler = (params: Record<string, unknown>) => unknown

const requests = new Map<string, Handler>()
const events = new Map<string, Handler>()
const waiting: FromPhone[] = []
let socket: WebSocket | undefined
let fallback: ((method: string, params: Record<string, unknown>) => Promise<unknown>) | undefined

/** Answers a request of that name. */
export function onRequest(method: string, handler: Handler): void {
  requests.set(method, handler)
}

/** Answers every request nobody else answers. */
export function onOtherRequests(handler: typeof fallback): void {
  fallback = handler
}

export function onServerEvent(name: string, handler: Handler): void {
  events.set(name, handler)
}

/** Raises an event at the server; kept until there is a line. */
export function emit(name: string, params: Record<string, unknown>): void {
  send({ kind: 'event', name, params })
}

/** Longest queue kept while there is no line. */
const MAX_WAITING = 200

function send(message: FromPhone): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  else if (waiting.push(message) > MAX_WAITING) waiting.shift()
}

export function connect(): void {
  const { phoneId, token } = host.config
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const query = new URLSearchParams({ phone: phoneId, token })
  socket = new WebSocket(`${scheme}://${location.host}/ws?${query}`)
  socket.onopen = () => waiting.splice(0).forEach(send)
  socket.onmessage = (event) => void receive(JSON.parse(String(event.data)) as FromServer)
  socket.onclose = () => setTimeout(connect, 500)
}

async function receive(message: FromServer): Promise<void> {
  if (message.kind === 'event') {
    events.get(message.name)?.(message.params)
    return
  }
  const { id, method, params } = message
  try {
    const own = requests.get(method)
    const result = own ? await own(params) : await (fallback ?? unknownMethod)(method, params)
    send({ kind: 'reply', id, result })
  } catch (error) {
    send({ kind: 'reply', id, error: { message: error instanceof Error ? error.message : String(error) } })
  }
}

function unknownMethod(method: string): Promise<never> {
  return Promise.reject(new Error(`unknown method ${method}`))
}
