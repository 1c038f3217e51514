import type { WebSocket } from 'ws'
import type { FromPhone, FromServer } from '../protocol'
import type { PhoneEventListener, ServerEventName } from './types'

const longestAnswer = 60_000

type Params = Record<string, unknown>

interface Waiting {
  socket: WebSocket
  resolve(result: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/**
 * The open lines to the phones. The same phone may be open in two windows, and for a moment it is while it reloads:
 * events go to all its lines, requests to the newest.
 */
export class Lines {
  private readonly sockets = new Map<string, WebSocket[]>()
  private readonly waiting = new Map<number, Waiting>()
  private readonly listeners = new Map<string, Set<PhoneEventListener>>()
  private lastId = 0

  /** @param improve sees every event of a phone before those who hear it, e.g. to say where in the source it was */
  constructor(private readonly improve: (name: string, params: Params) => Params = (_, params) => params) {}

  connect(phone: string, socket: WebSocket): void {
    this.sockets.set(phone, [...(this.sockets.get(phone) ?? []), socket])
    socket.on('message', (data) => this.receive(phone, socket, String(data)))
    socket.on('close', () => this.disconnect(phone, socket))
    socket.on('error', () => socket.terminate())
    this.raise(phone, 'Phone.connected', {})
  }

  phones(): string[] {
    return [...this.sockets.keys()]
  }

  request(phone: string, method: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const socket = this.sockets.get(phone)?.at(-1)
    if (!socket) return Promise.reject(new Error(`Phone ${phone} is not connected.`))
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      const late = () =>
        this.settle(id, (it) => it.reject(new Error(`Phone ${phone} did not answer ${method}.`)))
      this.waiting.set(id, { socket, resolve, reject, timer: setTimeout(late, longestAnswer) })
      send(socket, { kind: 'request', id, method, params })
    })
  }

  /** To one phone, or to all. Returns how many lines there were. */
  tell(name: ServerEventName, params: Record<string, unknown>, phone?: string): number {
    const sockets = phone === undefined ? [...this.sockets.values()].flat() : (this.sockets.get(phone) ?? [])
    for (const socket of sockets) send(socket, { kind: 'event', name, params })
    return sockets.length
  }

  /** As if every phone had said it. */
  raiseAll(name: string, params: Params): void {
    for (const phone of this.listeners.keys()) this.raise(phone, name, params)
  }

  on(phone: string, listener: PhoneEventListener): () => void {
    const listeners = this.listeners.get(phone) ?? new Set()
    this.listeners.set(phone, listeners.add(listener))
    return () => void listeners.delete(listener)
  }

  close(): void {
    for (const socket of [...this.sockets.values()].flat()) socket.terminate()
    for (const id of [...this.waiting.keys()])
      this.settle(id, (it) => it.reject(new Error('The phone server stops.')))
  }

  private receive(phone: string, socket: WebSocket, text: string): void {
    const message = parse(text)
    if (message?.kind === 'event') this.raise(phone, message.name, this.improve(message.name, message.params))
    if (message?.kind !== 'reply') return
    const { id, result, error } = message
    if (this.waiting.get(id)?.socket !== socket) return
    this.settle(id, (it) => (error ? it.reject(new Error(error.message)) : it.resolve(result)))
  }

  private raise(phone: string, name: string, params: Record<string, unknown>): void {
    for (const listener of [...(this.listeners.get(phone) ?? [])]) listener(name, params)
  }

  private disconnect(phone: string, socket: WebSocket): void {
    const left = (this.sockets.get(phone) ?? []).filter((it) => it !== socket)
    if (left.length > 0) this.sockets.set(phone, left)
    else this.sockets.delete(phone)
    for (const [id, waiting] of [...this.waiting]) {
      if (waiting.socket === socket)
        this.settle(id, (it) => it.reject(new Error(`Phone ${phone} went away.`)))
    }
    if (left.length === 0) this.raise(phone, 'Phone.disconnected', {})
  }

  private settle(id: number, how: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(id)
    if (!waiting) return
    this.waiting.delete(id)
    clearTimeout(waiting.timer)
    how(waiting)
  }
}

function send(socket: WebSocket, message: FromServer): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}

/** A phone is a page that anybody may have changed: what is not a message is dropped. */
function parse(text: string): FromPhone | null {
  try {
    const message = JSON.parse(text) as FromPhone | null
    return message && typeof message === 'object' ? message : null
  } catch {
    return null
  }
}
