import type {
  BuildProblem,
  ClockRequest,
  ClockState,
  FunctionLinesReply,
  MessagesReply,
  Trace,
  TraceReply,
  TraceRequest,
  UserRequest,
} from '../protocol'
import { config } from './config'

/** Hands a phone to somebody. `told` says that the phone heard of it and starts again by itself. */
export const handPhone = (request: UserRequest): Promise<{ told: boolean }> =>
  ask('PUT', '/api/user', request)

export const setClock = (request: ClockRequest): Promise<ClockState> => ask('PUT', '/api/clock', request)

/** Stacks in terms of the source files, in their order. */
export async function traceStacks(stacks: string[]): Promise<Trace[]> {
  const body: TraceRequest = { stacks }
  return (await ask<TraceReply>('POST', '/api/trace', body)).traces
}

export const messagesOf = (phone: string): Promise<MessagesReply> =>
  ask('GET', `/api/messages?phone=${phone}`)

export async function linesOf(requestId: string): Promise<FunctionLinesReply['lines']> {
  return (await ask<FunctionLinesReply>('GET', `/api/lines?request=${encodeURIComponent(requestId)}`)).lines
}

/** @throws Error with the server's sentence when it refuses */
async function ask<T>(method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'x-phone-token': config.token, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { error?: { message: string } }
  if (!response.ok) throw new Error(answer.error?.message ?? `${method} ${path} ${response.status}`)
  return answer
}

export interface BuildNews {
  ok: boolean
  errors: BuildProblem[]
  milliseconds: number
}

export interface Listener {
  onBuild(news: BuildNews): void
  /** Somebody else, such as a test, handed a phone over. */
  onHolder(news: { phone: string; user: string }): void
  onClock(news: ClockState): void
  onLost(): void
}

/** Hears the server's news. A server that was started again has another token: the desk is then loaded again. */
export function listen({ onBuild, onHolder, onClock, onLost }: Listener): void {
  const events = new EventSource(`/api/events?token=${config.token}`)
  const hear = <T>(name: string, listener: (news: T) => void): void =>
    events.addEventListener(name, (event) => listener(JSON.parse(event.data as string) as T))
  hear('build', onBuild)
  hear('holder', onHolder)
  hear('clock', onClock)
  events.addEventListener('error', () => {
    onLost()
    if (events.readyState === EventSource.CLOSED) location.reload()
  })
}
