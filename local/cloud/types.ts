import type { Faults } from './control/faults'
import type { Limits } from './limits'
import type {
  CheckRule,
  CollectionSchema,
  Consent,
  FunctionLog,
  InvocationRecord,
  MediaCheck,
  OpenApiRecord,
  SentMessage,
  ServedRequest,
} from './records'
import type { StorageService } from './storage/service'
import type { Timers } from './timers/timers'

export type * from './records'

/** What the rest of `local/` knows of the local cloud. */

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
  /** Function that is told of what WeChat pushes to mini-programs (results of mediaCheckAsync); none by default. */
  pushFunction?: string
  /** Hears every line that functions print. By default only uncaught errors are printed, on stderr. */
  onLog?(line: FunctionLog): void
  /** Hears of what works but should not stay so, e.g. a query without an index. By default printed on stderr. */
  onWarning?(sentence: string): void
  /** The store failed (a full disk): nothing more is answered and the process should end. By default it does. */
  onFailure?(error: Error): void
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
  /** Calls of functions that have ended, newest last (bounded). */
  invocations(): readonly InvocationRecord[]
  storage: StorageService
  openapi: CloudOpenApi
  timers: Pick<Timers, 'list' | 'history' | 'run' | 'settled'>
  /** Moves the clock on and lets the functions' timers run at their instants; resolves when they have. */
  advance(ms: number): Promise<void>
  faults: Pick<Faults, 'add' | 'list' | 'clear'>
  /** As at the very first start: declared collections, nothing in them, the machine's time. */
  reset(): Promise<void>
  /** Writes the whole environment to a folder of JSON lines, which must be empty. */
  exportTo(folder: string): Promise<void>
  /** Puts such a folder in the place of everything; changes nothing if it is not whole. */
  importFrom(folder: string): Promise<void>
  /** Where tests and people steer this cloud: `<url>clock` and so on with the token, `<console>` in a browser. */
  control: { url: string; token: string; console: string }
  /** What a call printed, while it is among the last that are remembered. */
  logs(requestId: string): readonly FunctionLog[]
  /** Stops accepting, lets work finish, closes the store. */
  stop(): Promise<void>
}

/** What surrounds `cloud.openapi`: what people allow, and what was sent and asked. */
export interface CloudOpenApi {
  /** A person allows `count` (1) more messages of a template, as by wx.requestSubscribeMessage. */
  grant(openid: string, templateId: string, count?: number): Promise<void>
  consents(): readonly Consent[]
  /** Messages that arrived, oldest first. */
  sent(): readonly SentMessage[]
  /** Every call, also those that were refused (bounded). */
  calls(): readonly OpenApiRecord[]
  rules(): readonly CheckRule[]
  setRules(rules: readonly CheckRule[]): Promise<void>
  mediaChecks(): readonly MediaCheck[]
  /** A code for `phonenumber.getPhoneNumber`, as a phone gets it when its owner agrees. */
  issuePhoneCode(phoneNumber: string): string
}
