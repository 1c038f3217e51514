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
  clock?: Clock
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
