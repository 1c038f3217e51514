import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { PhoneServer, PhoneUser } from '../phone/server/types'
import { Client, refuse } from './client'
import type { Phones } from './openPhones'
import type { Tool } from './tool'
import { readWish } from './whose'

export interface AutomationOptions {
  server: PhoneServer
  /** 9420 by convention; 0 takes a free one. */
  port: number
  /** Opens phones by itself; without it a phone must be open in somebody's browser. */
  phones?: Phones
  /** Who a phone may be somebody's of: the test accounts, and what `?user=` is checked against. */
  users?: readonly PhoneUser[]
  /** What `getTicket()` says until a client sets another. */
  ticket?: string | undefined
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
  const { server, phones = null, port, users = [], ticket = '', onClose = () => undefined } = options
  const tool: Tool = { users, ticket }
  const sockets = new WebSocketServer({ port, host: '127.0.0.1', maxPayload: largestMessage, verifyClient })
  await once(sockets, 'listening')
  sockets.on('connection', (socket, request) => {
    // Too large, not UTF-8, no frame at all: that client is gone, the others stay.
    socket.on('error', () => socket.terminate())
    try {
      new Client(socket, { server, phones, tool, onClose }, readWish(request.url, users))
    } catch (error) {
      refuse(socket, error)
    }
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
