import { emit } from './link'

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const

let listening = false

/** From now on, what the mini-program logs is also raised as the event App.logAdded. */
export function enableLog(): void {
  listening = true
}

/** The console of product code: the browser's own, and an ear on it. */
export function productConsole(): Console {
  const own = Object.create(console) as Console
  for (const level of LEVELS) {
    own[level] = (...args: unknown[]) => {
      console[level](...args)
      if (listening) emit('App.logAdded', { type: level, args: args.map(plain) })
    }
  }
  return own
}

/** An argument as it survives JSON. */
function plain(value: unknown): unknown {
  if (value instanceof Error) return value.stack ?? value.message
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null') as unknown
  } catch {
    return String(value)
  }
}
