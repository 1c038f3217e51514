import { cpus } from 'node:os'
import type { SharedClock } from '../clock'
import { callEnvironment } from '../environment'
import { invalid, WireError } from '../errors'
import type { Limits } from '../limits'
import type { Caller, FunctionLog, InvocationRecord } from '../types'
import { loadSpec, loadSpecs, type FunctionSpec } from './config'
import { Pool } from './pool'

export interface RunnerOptions {
  functionsDir?: string
  clock: SharedClock
  limits: Limits
  /** The most instances of one function at a time; the service allows 20, a small machine bears fewer. */
  maxInstances?: number
  onLog(line: FunctionLog): void
  /** Told of each call when it has ended. */
  onEnd?(record: InvocationRecord): void
}

export interface Invocation {
  name: string
  /** JSON text. */
  event: string
  caller?: Caller
  requestId: string
  /** What calls it, if not a person or another function. */
  trigger?: 'timer'
}

interface Running {
  name: string
  caller: Caller | undefined
}

/** A token that says which call a request of the SDK belongs to, see `callEnvironment`. */
const tokenPrefix = 'invocation-'

/** The invocation that a session token stands for, '' if it is none. */
export const invocationOf = (token: unknown): string =>
  typeof token === 'string' && token.startsWith(tokenPrefix) ? token.slice(tokenPrefix.length) : ''

/** Two for each processor: enough to overlap waiting, few enough to start quickly. */
const defaultInstances = (): number => Math.max(2, cpus().length * 2)

/** Runs built functions. */
export class FunctionRunner {
  private readonly pools = new Map<string, Pool>()
  private readonly running = new Map<string, Running>()
  private readonly retiring = new Set<Promise<void>>()
  private url = ''
  private stopped = false

  constructor(private readonly options: RunnerOptions) {}

  /** Must be called before the first invocation. */
  connectTo(url: string): void {
    this.url = url
  }

  /** On whose behalf a running invocation acts. */
  callerOf(invocationId: string): Caller | undefined {
    return this.running.get(invocationId)?.caller
  }

  /** The name of a running invocation's function, '' if none is running under this id. */
  nameOf(invocationId: string): string {
    return this.running.get(invocationId)?.name ?? ''
  }

  /** The function that a running invocation is of; undefined for one that is not running. */
  functionOf(invocationId: string): FunctionSpec | undefined {
    const name = this.running.get(invocationId)?.name
    return name === undefined ? undefined : loadSpec(this.options.functionsDir, name, this.options.limits)
  }

  specs(): FunctionSpec[] {
    return loadSpecs(this.options.functionsDir, this.options.limits)
  }

  /** Ends the thread of a running invocation, as a crash of its machine would. False if it is not running. */
  kill(invocationId: string, reason = 'the process of the function was killed'): boolean {
    const name = this.running.get(invocationId)?.name
    if (name !== undefined) this.pools.get(name)?.kill(invocationId, reason)
    return name !== undefined
  }

  /** Resolves with the result as JSON text. Throws WireError. */
  async invoke(invocation: Invocation): Promise<string> {
    const { clock, onEnd } = this.options
    const { name, requestId, caller, trigger } = invocation
    const [at, start] = [clock.now(), performance.now()]
    const end = (error?: unknown): void =>
      onEnd?.({
        function: name,
        requestId,
        openid: caller?.openid ?? '',
        trigger: trigger ?? '',
        at,
        ms: Math.round(performance.now() - start),
        error: error === undefined ? '' : error instanceof Error ? error.message : String(error),
      })
    try {
      const text = await this.run(invocation)
      end()
      return text
    } catch (error) {
      end(error)
      throw error
    }
  }

  private async run({ name, event, caller, requestId, trigger }: Invocation): Promise<string> {
    const { limits } = this.options
    if (this.stopped) throw new WireError('FUNCTIONS_REQUEST_FAIL', 'the cloud is stopping')
    if (Buffer.byteLength(event) > limits.callFunctionBytes) {
      throw invalid(`the data of callFunction is larger than ${limits.callFunctionBytes / 1024} KB`)
    }
    this.running.set(requestId, { name, caller })
    try {
      const result = await this.poolOf(name).run({
        event: withUser(event, caller),
        requestId,
        env: callEnvironment(caller, tokenPrefix + requestId, trigger),
        onLog: (level, text) =>
          this.options.onLog({ function: name, requestId, level, text, at: this.options.clock.now() }),
      })
      return checkAnswer(result, limits)
    } finally {
      this.running.delete(requestId)
    }
  }

  /** Later calls get new instances with the new bundle. */
  reload(): void {
    for (const pool of this.pools.values()) {
      const end = pool.retire().finally(() => this.retiring.delete(end))
      this.retiring.add(end)
    }
    this.pools.clear()
  }

  /** Lets running calls finish and takes no more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.reload()
    await Promise.all(this.retiring)
  }

  private poolOf(name: string): Pool {
    const found = this.pools.get(name)
    if (found) return found
    const { functionsDir, limits, clock, maxInstances = defaultInstances() } = this.options
    const spec = loadSpec(functionsDir, name, limits)
    const most = Math.min(maxInstances, limits.functionInstances)
    const pool = new Pool({ spec, url: this.url, clock, limits }, most)
    this.pools.set(name, pool)
    return pool
  }
}

/** WeChat adds who is calling to the event of a call that comes from a mini-program. */
function withUser(event: string, caller: Caller | undefined): string {
  const parsed = parseEvent(event)
  if (!caller || typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return JSON.stringify(parsed)
  return JSON.stringify({ ...parsed, userInfo: { appId: caller.appid, openId: caller.openid } })
}

function parseEvent(event: string): unknown {
  try {
    return event === '' ? {} : (JSON.parse(event) as unknown)
  } catch {
    throw invalid('the data of callFunction is not JSON')
  }
}

function checkAnswer(text: string, limits: Limits): string {
  if (Buffer.byteLength(text) <= limits.answerBytes) return text
  throw new WireError(
    'FUNCTIONS_EXECUTE_FAIL',
    `the result of the function is larger than ${limits.answerBytes} bytes`,
  )
}
