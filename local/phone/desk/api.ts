import type { BuildProblem, UserRequest } from '../protocol'
import { config } from './config'

/** Hands a phone to somebody. `told` says that the phone heard of it and starts again by itself. */
export async function handPhone(request: UserRequest): Promise<{ told: boolean }> {
  const response = await fetch('/api/user', {
    method: 'PUT',
    headers: { 'x-phone-token': config.token, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  if (!response.ok) throw new Error(`PUT /api/user ${response.status}`)
  return (await response.json()) as { told: boolean }
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
  onLost(): void
}

/** Hears the server's news. A server that was started again has another token: the desk is then loaded again. */
export function listen({ onBuild, onHolder, onLost }: Listener): void {
  const events = new EventSource(`/api/events?token=${config.token}`)
  events.addEventListener('build', (event) => onBuild(JSON.parse(event.data as string) as BuildNews))
  events.addEventListener('holder', (event) =>
    onHolder(JSON.parse(event.data as string) as { phone: string; user: string }),
  )
  events.addEventListener('error', () => {
    onLost()
    if (events.readyState === EventSource.CLOSED) location.reload()
  })
}
