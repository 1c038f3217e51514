import { emit } from './link'

export type ErrorKind = 'exception' | 'rejection'
type Listener = (message: string, stack: string, kind: ErrorKind) => void
const listeners = new Set<Listener>()
const productListeners = new Set<Listener>()
let telling = false

/** The overlay and the journal take part. */
export function onReport(listener: Listener): void {
  listeners.add(listener)
}

/** So do App.onError and wx.onError: the mini-program's own, a moment later, as they may do anything. */
export function onReportToProduct(listener: Listener): void {
  productListeners.add(listener)
}

/**
 * Every exception of the mini-program ends here: life-cycles, handlers, observers, timers, callbacks. It goes to the
 * console, to whoever drives the phone, to the overlay and to App.onError; nothing is swallowed and nothing stops.
 */
export function report(error: unknown, where = '', kind: ErrorKind = 'exception'): void {
  const { message, stack } = describe(error)
  console.error(where ? `[${where}]` : '', error)
  emit('App.exceptionThrown', { message, stack })
  const said = where ? `${message}\n  at ${where}` : message
  for (const listener of listeners) listener(said, stack, kind)
  // What goes wrong in the mini-program's own listeners is not for them again.
  if (!telling) queueMicrotask(() => tellProduct(said, stack, kind))
}

function tellProduct(message: string, stack: string, kind: ErrorKind): void {
  telling = true
  for (const listener of productListeners) guard('onError', listener, undefined, message, stack, kind)
  telling = false
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
