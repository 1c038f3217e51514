import { emit } from './link'

export type ErrorKind = 'exception' | 'rejection'
type Listener = (message: string, stack: string, kind: ErrorKind) => void
const listeners = new Set<Listener>()
let reporting = false

/** App.onError, wx.onError and the overlay take part. */
export function onReport(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Every exception of the mini-program ends here: life-cycles, handlers, observers, timers, callbacks. It goes to the
 * console, to whoever drives the phone, to the overlay and to App.onError; nothing is swallowed and nothing stops.
 */
export function report(error: unknown, where = '', kind: ErrorKind = 'exception'): void {
  const { message, stack } = describe(error)
  console.error(where ? `[${where}]` : '', error)
  emit('App.exceptionThrown', { message, stack })
  if (reporting) return
  reporting = true
  for (const listener of listeners) {
    try {
      listener(where ? `${message}\n  at ${where}` : message, stack, kind)
    } catch (again) {
      report(again, 'onError')
    }
  }
  reporting = false
}

/** Calls product code. What it throws is reported, and the caller goes on. */
export function guard<A extends unknown[], R>(
  where: string,
  run: ((...args: A) => R) | undefined | null,
  self: unknown,
  ...args: A
): R | undefined {
  if (typeof run !== 'function') return undefined
  try {
    return run.apply(self, args)
  } catch (error) {
    report(error, where)
    return undefined
  }
}

function describe(error: unknown): { message: string; stack: string } {
  if (error && typeof error === 'object') {
    const e = error as { message?: unknown; errMsg?: unknown; stack?: unknown }
    const message = String(e.message ?? e.errMsg ?? JSON.stringify(error))
    return { message, stack: typeof e.stack === 'string' ? e.stack : message }
  }
  return { message: String(error), stack: String(error) }
}

/** Timers and promises have no caller that could catch. */
export function watchWindow(onRejection: (reason: unknown, promise: Promise<unknown>) => void): void {
  window.addEventListener('error', (event) => {
    if (event.error !== undefined || event.message) report(event.error ?? event.message, '')
    event.preventDefault()
  })
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    onRejection(event.reason, event.promise)
    report(event.reason, 'unhandled rejection', 'rejection')
  })
}
