/** Calling `wx` from outside, and putting other functions in its place. */
import { host, manifest } from '../host'
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

type Wx = Record<string, unknown>

const ofPlugins = new Map<string, Wx>()

/** The `wx` that is meant: the mini-program's, or the one of a plugin, which has mocks of its own. */
function wxOf({ pluginId }: Params): Wx {
  if (typeof pluginId !== 'string') return host.wx
  const declared = Object.values(manifest().app['plugins'] ?? {}) as { provider?: string }[]
  if (!declared.some(({ provider }) => provider === pluginId))
    throw new Error(`plugin ${pluginId} not exists`)
  const wx = ofPlugins.get(pluginId) ?? (Object.create(host.wx) as Wx)
  ofPlugins.set(pluginId, wx)
  return wx
}

function method(wx: Wx, name: string): WxFunction {
  const found = wx[name]
  if (typeof found !== 'function' || found === Object.prototype[name as keyof object])
    throw new Error(`wx.${name} not exists`)
  return found as WxFunction
}

/** App.callWxMethod. */
export async function callWxMethod(params: Params): Promise<{ result: unknown }> {
  const name = String(params['method'])
  const args = listOf(params['args'])
  const wx = wxOf(params)
  const run = method(wx, name)
  if (isSync(name)) return { result: plain(await run.apply(wx, args)) }
  return { result: plain(await callAsync(name, run.bind(wx), args[0])) }
}

function callAsync(name: string, run: WxFunction, options: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const given = typeof options === 'object' && options !== null ? options : {}
    const fail = (error: unknown): void => reject(new Error(messageOf(name, error)))
    const answer = run({ ...given, success: resolve, fail })
    // A mock may answer by a promise only.
    if (answer instanceof Promise) answer.then(resolve, fail)
  })
}

function messageOf(name: string, error: unknown): string {
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string }
  return (errMsg ?? message ?? String(error)).replace(`${name}:fail `, '')
}

const originals = new WeakMap<Wx, Map<string, WxFunction>>()

/** App.mockWxMethod: a fixed result, a function, or neither, which takes the mock away. */
export function mockWxMethod(params: Params): void {
  const name = String(params['method'])
  const wx = wxOf(params)
  const now = method(wx, name)
  if (/^(on|off)[A-Z]/.test(name)) throw new Error(`wx.${name} can't be mocked`)
  const kept = originals.get(wx) ?? new Map<string, WxFunction>()
  originals.set(wx, kept)
  const isResult = 'result' in params
  const original = kept.get(name) ?? now
  if (isResult || typeof params['functionDeclaration'] === 'string') {
    kept.set(name, original)
    wx[name] = mocked(name, params, original.bind(wx), isResult)
  } else if (kept.delete(name)) wx[name] = original
}

function mocked(name: string, params: Params, origin: WxFunction, isResult: boolean): WxFunction {
  const self = { origin }
  const mock = isResult ? () => plain(params['result']) : rebuild(String(params['functionDeclaration']))
  const extra = listOf(params['args'])
  if (isSync(name)) return (...args) => mock.apply(self, [...args, ...extra])
  return (options, ...rest) =>
    answer(name, (options ?? {}) as Callbacks, (plainOptions) =>
      mock.apply(self, [plainOptions, ...rest, ...extra]),
    )
}

/** What a mock returns is the result; its errMsg, if it has one, says whether it is a success. */
function answer(
  name: string,
  options: Callbacks,
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
