import { guard } from '../errors'

type Listener = (...args: unknown[]) => void

/** Between a page and the page that opened it: what one emits, the other hears. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  private peer: EventChannel | undefined

  /** Both ends of a new channel. */
  static pair(): [EventChannel, EventChannel] {
    const [a, b] = [new EventChannel(), new EventChannel()]
    a.peer = b
    b.peer = a
    return [a, b]
  }

  emit(name: string, ...args: unknown[]): void {
    this.peer?.hear(name, args)
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true)
  }

  /** Without a listener: all of that name. */
  off(name: string, listener?: Listener): void {
    const rest = listener
      ? (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener)
      : []
    this.listeners.set(name, rest)
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }])
  }

  private hear(name: string, args: unknown[]): void {
    const entries = this.listeners.get(name) ?? []
    this.listeners.set(
      name,
      entries.filter((entry) => !entry.once),
    )
    for (const { listener } of entries) guard(`eventChannel ${name}`, listener, undefined, ...args)
  }
}
