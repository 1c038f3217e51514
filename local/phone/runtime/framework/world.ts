/**
 * Globals of product code that would lead to the browser's window if they were the browser's own. Code is strict, so
 * `this` leads nowhere; what is left are functions made from text and callbacks that the browser calls on its window.
 */
import { productConsole } from '../console'
import type { AnyFunction } from './functions'

/** The browser would call these on its window, and run text. */
function timer(start: (run: () => void, delay?: number) => number): AnyFunction {
  return (run, delay, ...args) => {
    if (typeof run !== 'function') {
      productConsole().warn('A timer takes a function.')
      return 0
    }
    return start(() => void (run as AnyFunction)(...args), delay as number)
  }
}

/** Timers and the like, as product code has them. */
export function worldFunctions(): Record<string, unknown> {
  return {
    setTimeout: timer((run, delay) => window.setTimeout(run, delay)),
    setInterval: timer((run, delay) => window.setInterval(run, delay)),
    clearTimeout: (id?: number) => window.clearTimeout(id),
    clearInterval: (id?: number) => window.clearInterval(id),
    queueMicrotask: (run: AnyFunction) => window.queueMicrotask(() => void run()),
    requirePlugin: plugin,
    requireMiniProgram: () => plugin('requireMiniProgram'),
    definePlugin: () => undefined,
  }
}

const told = new Set<string>()

/** There are no plugins here. What one asks of them does nothing, so that the rest of the mini-program goes on. */
function plugin(name: unknown): unknown {
  if (!told.has(String(name)))
    productConsole().warn(`The phone runs no plugins: what ${String(name)} is asked for does nothing.`)
  told.add(String(name))
  return nothing
}

const nothing: object = new Proxy(function () {}, {
  get: (_, member) => (member === 'then' || typeof member === 'symbol' ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
  set: () => true,
})
