import type { Limits } from './limits'

/** What the rest of `local/` knows of the local cloud. */

/** One collection as `cloudfunctions/schema/` declares it. */
export interface CollectionSchema {
  name: string
  indexes: readonly IndexSchema[]
}

/** Keys in order, as in MongoDB: 1 ascending, -1 descending, '2dsphere' for places. */
export interface IndexSchema {
  name: string
  keys: Readonly<Record<string, 1 | -1 | '2dsphere'>>
  unique?: boolean
}

export interface CloudOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  port?: number
  /** Folder of the durable store; null keeps everything in memory. */
  dataDir: string | null
  /** Folder of built functions, `<dir>/<name>/{index.js,config.json}`; without it nothing can be invoked. */
  functionsDir?: string
  /** Collections to create at start, with their indexes. */
  schema: readonly CollectionSchema[]
  /** Made by `createClock()`; by default one that runs with the machine's. */
  clock?: Clock
  /** Other limits than WeChat's, for tests. */
  limits?: Partial<Limits>
  /** The most instances of one function at a time: two for each processor by default, 20 at most. */
  maxInstances?: number
  /** Hears every line that functions print. By default only uncaught errors are printed, on stderr. */
  onLog?(line: FunctionLog): void
  /** Hears of what works but should not stay so, e.g. a query without an index. By default printed on stderr. */
  onWarning?(sentence: string): void
  /** The store failed (a full disk): nothing more is answered and the process should end. By default it does. */
  onFailure?(error: Error): void
}

/** One line of a function's output. `uncaught` is what it threw or died of. */
export interface FunctionLog {
  function: string
  requestId: string
  level: 'debug' | 'log' | 'info' | 'warn' | 'error' | 'uncaught'
  text: string
  /** Epoch milliseconds of the cloud's clock. */
  at: number
}

/** One call of a function that has ended. */
export interface InvocationRecord {
  function: string
  requestId: string
  /** '' when it was not called for a person. */
  openid: string
  /** 'timer', or '' for a call. */
  trigger: string
  /** When it began, epoch milliseconds of the cloud's clock. */
  at: number
  /** How long it took, in real milliseconds. */
  ms: number
  /** '' if it succeeded. */
  error: string
}

/** The caller that WeChat itself would vouch for. */
export interface Caller {
  openid: string
  appid: string
}

/** The time that functions and the server live in. Shared with every worker; moves on its own unless frozen. */
export interface Clock {
  now(): number
  /** Jump to an instant (epoch milliseconds). */
  set(at: number): void
  advance(ms: number): void
  /** Stops it, here or at an instant. */
  freeze(at?: number): void
  /** Lets it move on from where it stands. */
  resume(): void
}

export interface InvokeResult {
  result: unknown
  requestId: string
}

export interface Cloud {
  /** e.g. http://127.0.0.1:41234/admin, what `TCB_CONTEXT_CNFG` points at. */
  url: string
  clock: Clock
  /** Environment variables that let any process use the unmodified SDK against this cloud. */
  sdkEnv(caller?: Caller): Record<string, string>
  /** Runs a built function as `wx.cloud.callFunction` would. Rejects with a CloudError. */
  invoke(name: string, event: unknown, caller: Caller): Promise<InvokeResult>
  /** Replaces warm workers after a rebuild; those at work finish first. */
  reloadFunctions(): void
  /** Wire actions served since the start, newest last, for tests and benches (bounded). */
  requests(): readonly ServedRequest[]
  /** What a call printed, while it is among the last that are remembered. */
  logs(requestId: string): readonly FunctionLog[]
  /** Stops accepting, lets work finish, closes the store. */
  stop(): Promise<void>
}

export interface ServedRequest {
  /** e.g. 'database.modifyDocument'. */
  action: string
  /** The invocation it belonged to, '' from outside a function. */
  invocationId: string
  at: number
}
