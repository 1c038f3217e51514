import { guard } from '../errors'
import { observe } from '../inspect/calls'
import type { AsyncApi } from './registry'
import { Failure } from './failure'

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

type Outcome = Record<string, unknown> & { errMsg: string }

/**
 * An API in WeChat's style: with one of success, fail and complete it returns nothing and calls them, otherwise it
 * returns a promise. What a callback throws is reported and does not turn success into failure.
 */
export function asyncCall(name: string, api: AsyncApi): (options?: object, ...more: unknown[]) => unknown {
  return (given, ...more) => {
    const options = (given ?? {}) as Callbacks
    const run = Promise.resolve().then(() => api(options as never, ...(more as never[])))
    const outcome = run.then((fields) => succeeded(name, fields))
    observe(name, options, outcome)
    if (!options.success && !options.fail && !options.complete)
      return outcome.catch((error: unknown) => Promise.reject(asError(failed(name, error))))
    outcome.then(
      (result) => finish(name, options.success, options.complete, result),
      (error: unknown) => finish(name, options.fail, options.complete, failed(name, error)),
    )
    return undefined
  }
}

function finish(
  name: string,
  callback: Callbacks['success'],
  complete: Callbacks['complete'],
  result: Outcome,
): void {
  guard(`callback of wx.${name}`, callback, undefined, result)
  guard(`complete of wx.${name}`, complete, undefined, result)
}

function succeeded(name: string, fields: unknown): Outcome {
  const given = fields && typeof fields === 'object' ? (fields as Record<string, unknown>) : {}
  return { errMsg: `${name}:ok`, ...given }
}

function failed(name: string, error: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error)
  const fields = error instanceof Failure ? error.fields : {}
  return { errMsg: message.startsWith(`${name}:`) ? message : `${name}:fail ${message}`, ...fields }
}

/** Promises reject with an Error that bears the fields, so that an unhandled one has a message and a stack. */
function asError(outcome: Outcome): Error {
  return Object.assign(new Error(outcome.errMsg), outcome)
}
