/** Calling `wx` from outside, and putting other functions in its place. */
import { host } from '../host'
import { rebuild } from './evaluate'
import { listOf, plain } from './values'

type Params = Record<string, unknown>
type WxFunction = (this: unknown, ...args: unknown[]) => unknown

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** Called and answered at once, without success and fail. */
const synchronous = new Set(
  'canIUse createSelectorQuery navigateBack pageScrollTo hideToast hideLoading stopPullDownRefresh'.split(
    ' ',
  ),
)

function isSync(method: string): boolean {
  return method.endsWith('Sync') || synchronous.has(method) || /^create\w+Context$/.test(method)
}

function method(name: string): WxFunction {
  const found = host.wx[name]
  if (typeof found !== 'function') throw new Error(`wx.${name} not exists`)
  return found as WxFunction
}

/** App.callWxMethod. */
export async function callWxMethod(params: Params): Promise<{ result: unknown }> {
  const name = String(params['method'])
  const args = listOf(params['args'])
  const run = method(name)
  if (isSync(name)) return { result: plain(await run.apply(host.wx, args)) }
  return { result: plain(await callAsync(name, run, args[0])) }
}

function callAsync(name: string, run: WxFunction, options: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const given = typeof options === 'object' && options !== null ? options : {}
    const fail = (error: unknown): void => reject(new Error(messageOf(name, error)))
    const answer = run.call(host.wx, { ...given, success: resolve, fail })
    // A mock may answer by a promise only.
    if (answer instanceof Promise) answer.then(resolve, fail)
  })
}

function messageOf(name: string, error: unknown): string {
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string }
  return (errMsg ?? message ?? String(error)).replace(`${name}:fail `, '')
}

const originals = new Map<string, unknown>()

/** App.mockWxMethod: a fixed result, a function, or neither, which takes the mock away. */
export function mockWxMethod(params: Params): void {
  const name = String(params['method'])
  const original = method(name)
  if (/^(on|off)[A-Z]/.test(name)) throw new Error(`wx.${name} can't be mocked`)
  const isResult = 'result' in params
  if (!isResult && typeof params['functionDeclaration'] !== 'string') return restore(name)
  if (!originals.has(name)) originals.set(name, host.wx[name])
  const self = { origin: (originals.get(name) as WxFunction | undefined)?.bind(host.wx) ?? original }
  const mock = isResult ? () => plain(params['result']) : rebuild(String(params['functionDeclaration']))
  const extra = listOf(params['args'])
  host.wx[name] = isSync(name)
    ? (...args: unknown[]) => mock.apply(self, [...args, ...extra])
    : (options?: Callbacks, ...rest: unknown[]) =>
        answer(name, options, (plainOptions) => mock.apply(self, [plainOptions, ...rest, ...extra]))
}

function restore(name: string): void {
  if (!originals.has(name)) return
  host.wx[name] = originals.get(name)
  originals.delete(name)
}

/** What a mock returns is the result; its errMsg, if it has one, says whether it is a success. */
function answer(
  name: string,
  options: Callbacks = {},
  run: (options: object) => unknown,
): Promise<unknown> | undefined {
  const { success, fail, complete, ...rest } = options
  const result = Promise.resolve(run(rest)).then((value) => {
    if (isGood(name, value)) return value
    throw value
  })
  if (!success && !fail && !complete) return result
  result.then(
    (value) => (success?.(value), complete?.(value)),
    (error: unknown) => (fail?.(error), complete?.(error)),
  )
  return undefined
}

function isGood(name: string, value: unknown): boolean {
  const { errMsg } = (value ?? {}) as { errMsg?: unknown }
  return errMsg === undefined || String(errMsg).includes(`${name}:ok`)
}
