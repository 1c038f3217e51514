import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { PhoneServer } from '../phone/server/types'
import { Client } from './client'
import type { Phones } from './openPhones'
import type { Choices } from './phones'

export interface AutomationOptions {
  server: PhoneServer
  /** 9420 by convention; 0 takes a free one. */
  port: number
  /** Opens phones by itself; without it a phone must be open in somebody's browser. */
  phones?: Phones
  /** The client asked to close the tool (`miniProgram.close()`), and has been answered. */
  onClose?: (() => void) | undefined
}

export interface Automation {
  /** `ws://127.0.0.1:<port>`; `?phone=b&user=member2&font=1.4` chooses a phone, whose it is and how it is set. */
  url: string
  port: number
  close(): Promise<void>
}

/** As large as a client may send. */
const largestMessage = 100 * 1024 * 1024

/** Speaks DevTools' automation protocol, as the official client does. Rejects when the port is taken. */
export async function startAutomation(options: AutomationOptions): Promise<Automation> {
  const { server, phones = null, port, onClose = () => undefined } = options
  const sockets = new WebSocketServer({ port, host: '127.0.0.1', maxPayload: largestMessage, verifyClient })
  await once(sockets, 'listening')
  sockets.on('connection', (socket, request) => {
    const { searchParams } = new URL(request.url ?? '/', 'ws://127.0.0.1')
    const { phone = 'a', user, ...choices } = Object.fromEntries<string | undefined>(searchParams)
    new Client(socket, { server, phones, onClose, phone, user, choices: choices as Choices })
  })
  const { port: taken } = sockets.address() as AddressInfo
  return { url: `ws://127.0.0.1:${taken}`, port: taken, close: () => close(sockets) }
}

/** Browsers always say where a page is from. None of them may drive the phone: this is for programs. */
function verifyClient({ origin }: { origin?: string }): boolean {
  return !origin
}

async function close(sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate()
  await new Promise((resolve) => sockets.close(resolve))
}
