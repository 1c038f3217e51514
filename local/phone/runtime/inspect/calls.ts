/** Writes down the calls that the mini-program makes of `wx`. */
import type { CallArea, CallEntry } from '../../inspector'
import { noteCall, noteEnd } from './journal'
import { jsonOf } from './text'

const NET = new Set(['request', 'downloadFile', 'uploadFile', 'connectSocket'])
/** Too many and too small to be worth a line. */
const UNSEEN = new Set(['nextTick', 'getSystemInfo', 'getSystemInfoAsync', 'pageScrollTo'])

function areaOf(method: string): CallArea {
  if (method.startsWith('cloud.')) return 'cloud'
  if (method === 'requestSubscribeMessage') return 'subscribe'
  return NET.has(method) ? 'net' : 'wx'
}

/** Notes a call now, and what came of it when `outcome` is settled; never changes the outcome. */
export function observe(method: string, options: object, outcome: Promise<unknown>): void {
  if (UNSEEN.has(method)) return
  const started = performance.now()
  const input = plainOptions(options)
  const call = noteCall({ area: areaOf(method), method, name: nameOf(method, input), input: jsonOf(input) })
  outcome.then(
    (value) =>
      end(call, started, {
        state: 'ok',
        output: jsonOf(outputOf(method, value)),
        requestId: method === 'cloud.callFunction' ? requestIdOf(value) : '',
      }),
    (error: unknown) => end(call, started, { state: 'failed', error: reasonOf(error) }),
  )
}

function end(call: CallEntry, started: number, how: Partial<CallEntry>): void {
  noteEnd(call, { ...how, milliseconds: Math.round(performance.now() - started) })
}

type Options = Record<string, unknown>

function plainOptions(options: object): Options {
  const { success: _s, fail: _f, complete: _c, ...rest } = options as Options
  return rest
}

/** What tells one call from another at a glance. */
function nameOf(method: string, options: Options): string {
  const data = options['data'] as { action?: unknown } | undefined
  if (method === 'cloud.callFunction') {
    const action = typeof data?.action === 'string' ? `.${data.action}` : ''
    return `${String(options['name'])}${action}`
  }
  return typeof options['url'] === 'string' ? options['url'] : method
}

/** Of a function, its result; of other calls, everything. */
function outputOf(method: string, value: unknown): unknown {
  if (method !== 'cloud.callFunction') return value
  return (value as { result?: unknown } | undefined)?.result ?? null
}

function requestIdOf(value: unknown): string {
  return String((value as { requestID?: unknown } | undefined)?.requestID ?? '')
}

function reasonOf(error: unknown): string {
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string }
  return errMsg ?? message ?? String(error)
}
