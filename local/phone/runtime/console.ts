import { noteLog } from './inspect/journal'
import { lineOf } from './inspect/text'
import { emit } from './link'

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const

let listening = false

/** From now on, what the mini-program logs is also raised as the event App.logAdded. */
export function enableLog(): void {
  listening = true
}

let shared: Console | undefined

/** The console of product code: the browser's own, and an ear on it. What WeChat itself warns of goes there too. */
export function productConsole(): Console {
  return (shared ??= makeConsole())
}

function makeConsole(): Console {
  const own = Object.create(console) as Console
  for (const level of LEVELS) {
    own[level] = (...args: unknown[]) => {
      console[level](...args)
      noteLog({ level, text: lineOf(args), stack: stackAbove(own[level]), thrown: false })
      if (listening) emit('App.logAdded', { type: level, args: args.map(plain) })
    }
  }
  return own
}

/** Who called `below`, line by line. */
function stackAbove(below: (...args: never[]) => void): string {
  const here: { stack?: string } = {}
  const { captureStackTrace } = Error as { captureStackTrace?(on: object, below: unknown): void }
  captureStackTrace?.(here, below)
  return here.stack?.split('\n').slice(1).join('\n') ?? ''
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
