/** wx.connectSocket on the browser's own sockets, which any server takes. */
import { networkMode } from '../../network'
import { asyncCall } from '../call'
import { Failure } from '../failure'
import { Listeners } from '../listeners'
import type { Area } from '../registry'

interface Connect {
  url: string
  protocols?: string[]
}

const all = {
  open: new Listeners<object>('onSocketOpen'),
  message: new Listeners<{ data: string | ArrayBuffer }>('onSocketMessage'),
  error: new Listeners<{ errMsg: string }>('onSocketError'),
  close: new Listeners<{ code: number; reason: string }>('onSocketClose'),
}

let newest: SocketTask | undefined

type SocketTask = ReturnType<typeof openSocket>

function openSocket({ url, protocols }: Connect) {
  const socket = new WebSocket(url, protocols ?? [])
  socket.binaryType = 'arraybuffer'
  const own = {
    open: new Listeners<object>('onOpen'),
    message: new Listeners<{ data: string | ArrayBuffer }>('onMessage'),
    error: new Listeners<{ errMsg: string }>('onError'),
    close: new Listeners<{ code: number; reason: string }>('onClose'),
  }
  const raise = <K extends keyof typeof own>(kind: K, value: never) => {
    own[kind].call(value)
    all[kind].call(value)
  }
  socket.onopen = () => raise('open', { header: {} } as never)
  socket.onmessage = (event) => raise('message', { data: event.data as string } as never)
  socket.onerror = () => raise('error', { errMsg: 'connect failed' } as never)
  socket.onclose = ({ code, reason }) => raise('close', { code, reason } as never)
  return {
    send: asyncCall('sendSocketMessage', ({ data }: { data: string | ArrayBuffer }) => {
      if (socket.readyState !== WebSocket.OPEN) throw new Failure('SocketTask.readyState is not OPEN')
      socket.send(data)
    }),
    close: asyncCall('closeSocket', ({ code = 1000, reason = '' }: { code?: number; reason?: string }) =>
      socket.close(code, reason),
    ),
    onOpen: own.open.add,
    onMessage: own.message.add,
    onError: own.error.add,
    onClose: own.close.add,
    get readyState() {
      return socket.readyState
    },
    CONNECTING: 0,
    OPEN: 1,
    CLOSING: 2,
    CLOSED: 3,
  }
}

/** @throws Error for an address that no socket has */
function connectSocket(
  options: Connect & { success?(it: object): void; complete?(it: object): void },
): SocketTask {
  if (networkMode() === 'offline') throw new Failure('connectSocket:fail net::ERR_INTERNET_DISCONNECTED')
  newest = openSocket(options)
  const result = { errMsg: 'connectSocket:ok' }
  setTimeout(() => {
    options.success?.(result)
    options.complete?.(result)
  }, 0)
  return newest
}

const toNewest = (method: 'send' | 'close') => async (options: object) => {
  if (!newest) throw new Failure('WebSocket is not connected')
  await newest[method](withoutCallbacks(options))
}

function withoutCallbacks(options: object): object {
  const { success: _s, fail: _f, complete: _c, ...rest } = options as Record<string, unknown>
  return rest
}

export const sockets: Area = {
  async: { sendSocketMessage: toNewest('send'), closeSocket: toNewest('close') },
  sync: {
    connectSocket,
    onSocketOpen: all.open.add,
    onSocketMessage: all.message.add,
    onSocketError: all.error.add,
    onSocketClose: all.close.add,
  },
}
