import type { WebSocket } from 'ws'
import { formatProblem } from '../phone/compiler/problems'
import type { PhoneServer } from '../phone/server/types'
import { parseRequest, type Request } from './message'
import type { Phones } from './openPhones'
import { toolMethods, type Tool } from './tool'
import type { Wish } from './whose'

export interface ClientOptions {
  server: PhoneServer
  phones: Phones | null
  tool: Tool
  onClose(): void
}

type Params = Record<string, unknown>

/** What a phone that was loaded anew has forgotten, and is told again. */
const lasting = new Set(['App.enableLog', 'App.addBinding'])

/** How long a phone may be away while it loads itself anew, milliseconds. */
const away = 10_000

/** One connected client and the phone that it drives. Every request is answered, also with an error. */
export class Client {
  private readonly ready: Promise<void>
  private readonly repeated: Request[] = []

  constructor(
    private readonly socket: WebSocket,
    private readonly options: ClientOptions,
    private readonly wish: Wish,
  ) {
    const stop = options.server.onEvent(wish.phone, (name, params) => this.hear(name, params))
    socket.on('close', stop)
    socket.on('message', (data) => void this.receive(String(data)))
    this.ready = this.open()
    this.ready.catch(() => undefined)
  }

  private async open(): Promise<void> {
    const { phones, server } = this.options
    const { phone, user, choices } = this.wish
    const { ok, errors } = server.build()
    // Nothing has ever run, and nothing will until the mistake is mended.
    if (!ok && errors[0] && server.phones().length === 0) throw new Error(formatProblem(errors[0]))
    if (phones) await phones.open(phone, user, choices)
    else if (!server.phones().includes(phone)) {
      throw new Error(`Phone ${phone} is not open. Open ${server.phoneUrl(phone, user)} in a browser.`)
    }
    // Answered when there is a page: from then on everything can be asked.
    await server.request(phone, 'App.getCurrentPage')
  }

  private hear(name: string, params: Params): void {
    if (name === 'Phone.connected') this.repeat()
    if (name.startsWith('App.')) this.send({ method: name, params })
  }

  private repeat(): void {
    const { server } = this.options
    for (const { method, params } of this.repeated)
      server.request(this.wish.phone, method, params).catch(() => undefined)
  }

  private async receive(text: string): Promise<void> {
    const request = parseRequest(text)
    if (!request) return
    const { id, method } = request
    try {
      const result = (await this.answer(request)) ?? {}
      this.send({ id, result })
    } catch (error) {
      this.send({ id, error: { message: error instanceof Error ? error.message : String(error) } })
    }
    if (method === 'Tool.close') this.options.onClose()
  }

  private async answer(request: Request): Promise<unknown> {
    const { method, params } = request
    if (method === 'Tool.close') return {}
    await this.ready
    const { server, phones, tool } = this.options
    const { phone } = this.wish
    const emit = (name: string): void => this.send({ method: name, params: {} })
    const own = toolMethods.get(method)
    if (own) return own({ server, phone, phones, tool, emit }, params)
    await this.untilConnected()
    const result = await server.request(phone, method, params)
    if (lasting.has(method)) this.repeated.push(request)
    return result
  }

  /** A phone that loads itself anew is back in a moment; one that was closed is not. */
  private async untilConnected(): Promise<void> {
    const { server, phones } = this.options
    const { phone } = this.wish
    const end = Date.now() + away
    while (!server.phones().includes(phone)) {
      if (phones?.isClosed(phone) || Date.now() > end)
        throw new Error(`Phone ${phone} was closed. Connect again to open it.`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  private send(message: object): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message))
  }
}

/** For a client whose address names no phone: every request is answered with why. */
export function refuse(socket: WebSocket, reason: unknown): void {
  const message = reason instanceof Error ? reason.message : String(reason)
  socket.on('message', (data) => {
    const request = parseRequest(String(data))
    if (request) socket.send(JSON.stringify({ id: request.id, error: { message } }))
  })
}
