import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { baseEnvironment } from '../environment'
import { WireError } from '../errors'
import type { Limits } from '../limits'
import type { SharedClock } from '../clock'
import type { FunctionSpec } from './config'

/** One call of a function. */
export interface Call {
  /** JSON text. */
  event: string
  requestId: string
  env: Record<string, string | undefined>
  onLog(level: LogLevel, text: string): void
}

/** `uncaught` is an error that the function threw or died of; the others are its own words. */
export type LogLevel = 'debug' | 'log' | 'info' | 'warn' | 'error' | 'uncaught'

export interface InstanceOptions {
  spec: FunctionSpec
  /** Where the SDK finds the cloud. */
  url: string
  clock: SharedClock
  limits: Limits
}

type Message =
  | { type: 'ready' }
  | { type: 'result'; text: string }
  | { type: 'error' | 'broken'; message: string; stack: string }
  | { type: 'log'; level: LogLevel; text: string }

interface Pending {
  call: Call
  lines: number
  done(text: string): void
  fail(error: WireError): void
}

const workerFile = join(__dirname, 'worker.cjs')

/** So that a bundle outside of the project finds the SDK too, as it would in the real service. */
const modules = dirname(dirname(createRequire(__filename).resolve('wx-server-sdk')))

const executeFail = (message: string): WireError => new WireError('FUNCTIONS_EXECUTE_FAIL', message)

/** Time and memory have one code, as in WeChat: the limits of config.json. */
const limitExceeded = (message: string): WireError => new WireError('FUNCTIONS_TIME_LIMIT_EXCEEDED', message)

/** Why a thread is at its end, and as what that is told. */
interface Death {
  reason: string
  fail: (reason: string) => WireError
}

interface Broken {
  message: string
  stack: string
  fail?: Death['fail']
}

/** A warm instance of a function: a thread that has loaded the bundle and serves one call after the other. */
export class Instance {
  /** Set when the thread can serve no more calls. */
  dead = false
  private readonly worker: Worker
  private pending: Pending | undefined
  private broken: Broken | undefined
  private readonly loaded: Promise<void>

  constructor(private readonly options: InstanceOptions) {
    const { spec, url, clock, limits } = options
    this.worker = new Worker(workerFile, {
      workerData: {
        file: spec.file,
        clock: clock.memory,
        logLineChars: limits.logLineChars,
        memoryMb: spec.memoryMb,
      },
      // Without what this process was started with: a function needs no compiler of ours.
      execArgv: [],
      env: { ...baseEnvironment(url), ...spec.envVariables, NODE_PATH: modules },
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    })
    this.loaded = new Promise((done) => {
      const timer = setTimeout(
        () => this.die({ reason: 'loading the function took too long', fail: executeFail }, done),
        limits.functionMaxMs,
      )
      const end = (): void => {
        clearTimeout(timer)
        done()
      }
      this.worker.on('message', (message: Message) => this.receive(message, end))
      this.worker.on('error', (error) => this.die(describeCrash(error, spec), end))
      this.worker.on('exit', (code) => this.die(describeExit(code, spec), end))
    })
  }

  /** Resolves with the result as JSON text. Rejects with what `callFunction` is to be told. */
  async run(call: Call): Promise<string> {
    await this.loaded
    if (this.broken || this.dead) throw this.loadError(call)
    const { timeoutMs } = this.options.spec
    return new Promise<string>((done, fail) => {
      const timer = setTimeout(() => this.timeOut(), timeoutMs)
      const end = (): void => {
        clearTimeout(timer)
        this.pending = undefined
      }
      this.pending = {
        call,
        lines: 0,
        done: (text) => (end(), done(text)),
        fail: (error) => (end(), fail(error)),
      }
      this.worker.postMessage({ event: call.event, context: this.contextOf(call), env: call.env })
    })
  }

  async stop(): Promise<void> {
    this.dead = true
    await this.worker.terminate()
  }

  /** Ends the thread; the call that it serves fails with the reason. */
  kill(reason: string): void {
    this.die({ reason, fail: executeFail }, () => undefined)
  }

  private receive(message: Message, loaded: () => void): void {
    if (message.type === 'ready') loaded()
    else if (message.type === 'broken') {
      this.broken = message
      this.dead = true
      loaded()
      void this.worker.terminate()
    } else if (message.type === 'log') this.log(message.level, message.text)
    else if (message.type === 'result') this.pending?.done(message.text)
    else {
      this.log('uncaught', message.stack)
      this.pending?.fail(executeFail(message.message))
    }
  }

  private log(level: LogLevel, text: string): void {
    const { pending } = this
    if (!pending || pending.lines >= this.options.limits.logLines) return
    pending.lines++
    pending.call.onLog(level, text)
  }

  private loadError(call: Call): WireError {
    const cannotStart = { message: 'the function could not be started', stack: '' }
    const { message, stack, fail = executeFail }: Broken = this.broken ?? cannotStart
    call.onLog('uncaught', stack || message)
    return fail(message)
  }

  private timeOut(): void {
    const seconds = this.options.spec.timeoutMs / 1000
    const message = `Invoking task timed out after ${seconds} seconds`
    this.log('uncaught', message)
    this.dead = true
    this.pending?.fail(limitExceeded(message))
    void this.worker.terminate()
  }

  private die({ reason, fail }: Death, loaded: () => void): void {
    const wasDead = this.dead
    this.dead = true
    if (!wasDead) this.broken ??= { message: reason, stack: reason, fail }
    loaded()
    this.log('uncaught', reason)
    this.pending?.fail(fail(reason))
    void this.worker.terminate()
  }

  private contextOf({ requestId }: Call): Record<string, unknown> {
    const { spec } = this.options
    return {
      callbackWaitsForEmptyEventLoop: false,
      memory_limit_in_mb: spec.memoryMb,
      time_limit_in_ms: spec.timeoutMs,
      request_id: requestId,
      function_name: spec.name,
      function_version: '$LATEST',
      namespace: 'local-env',
      environ: '',
    }
  }
}

const tooMuchMemory = ({ name, memoryMb }: FunctionSpec): Death => ({
  reason: `Function ${name} used more than ${memoryMb} MB of memory`,
  fail: limitExceeded,
})

/** See `memory.cjs`. */
const memoryExitCode = 137

const describeExit = (code: number, spec: FunctionSpec): Death =>
  code === memoryExitCode
    ? tooMuchMemory(spec)
    : { reason: 'the process of the function exited', fail: executeFail }

function describeCrash(error: Error, spec: FunctionSpec): Death {
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuchMemory(spec)
  return { reason: `${error.name}: ${error.message}`, fail: executeFail }
}
