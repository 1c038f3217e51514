import type { WebSocket } from 'ws'
import type { PhoneServer } from '../phone/server/types'
import type { Phones } from './openPhones'
import type { Choices } from './phones'
import { toolMethods, type Answer } from './tool'

export interface ClientOptions {
  server: PhoneServer
  phones: Phones | null
  phone: string
  user: string | undefined
  choices: Choices
  onClose(): void
}

type Params = Record<string, unknown>

interface Request {
  id: string
  method: string
  params: Params
}

/** One connected client and the phone that it drives. Every request is answered, also with an error. */
export class Client {
  private readonly ready: Promise<void>

  constructor(
    private readonly socket: WebSocket,
    private readonly options: ClientOptions,
  ) {
    const stop = options.server.onEvent(options.phone, (name, params) => this.forward(name, params))
    socket.on('close', stop)
    socket.on('error', () => socket.terminate())
    socket.on('message', (data) => void this.receive(String(data)))
    this.ready = this.open()
    this.ready.catch(() => undefined)
  }

  private async open(): Promise<void> {
    const { phones, server, phone, user, choices } = this.options
    if (phones) await phones.open(phone, user, choices)
    else if (!server.phones().includes(phone)) {
      throw new Error(`Phone ${phone} is not open. Open ${server.phoneUrl(phone, user)} in a browser.`)
    }
    // Answered when there is a page: from then on everything can be asked.
    await server.request(phone, 'App.getCurrentPage')
  }

  private forward(name: string, params: Params): void {
    if (name.startsWith('App.')) this.send({ method: name, params })
  }

  private async receive(text: string): Promise<void> {
    const request = parse(text)
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

  private async answer({ method, params }: Request): Promise<unknown> {
    const { server, phone, phones } = this.options
    if (method === 'Tool.close') return {}
    await this.ready
    const own: Answer | undefined = toolMethods[method]
    if (own)
      return own({ server, phone, phones, emit: (name) => this.send({ method: name, params: {} }) }, params)
    return server.request(phone, method, params)
  }

  private send(message: object): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message))
  }
}

function parse(text: string): Request | null {
  try {
    const message = JSON.parse(text) as Partial<Request> | null
    if (typeof message?.id !== 'string' || typeof message.method !== 'string') return null
    return { id: message.id, method: message.method, params: message.params ?? {} }
  } catch {
    return null
  }
}
