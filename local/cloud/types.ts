import type { Faults } from './control/faults'
import type { Limits } from './limits'
import type { StorageService } from './storage/service'
import type { Timers } from './timers/timers'

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
  /** Function that is told of what WeChat pushes to mini-programs (results of mediaCheckAsync); none by default. */
  pushFunction?: string
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

/** How many messages of a template a person still allows. */
export interface Consent {
  openid: string
  templateId: string
  count: number
}

/** A subscription message that a person got. */
export interface SentMessage {
  msgid: number
  openid: string
  templateId: string
  page: string
  data: Readonly<Record<string, { value: string }>>
  /** 'developer', 'trial' or 'formal'. */
  state: string
  lang: string
  /** Who sent it: '' for a process outside of functions. */
  function: string
  requestId: string
  at: number
}

/** What WeChat's checks say; `label` is WeChat's number of a reason, 100 for none. */
export interface Verdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
}

/** A text that contains `match`, or a picture or sound whose address, name or SHA-256 does, gets this verdict. */
export interface CheckRule extends Verdict {
  kind: 'text' | 'media'
  match: string
}

/** One mediaCheckAsync. */
export interface MediaCheck {
  traceId: string
  mediaUrl: string
  openid: string
  result: Verdict
  at: number
  /** The function that was told of the result, '' for none. */
  toldTo: string
}

/** One call of an open interface, whatever came of it. */
export interface OpenApiRecord {
  api: string
  data: Readonly<Record<string, unknown>>
  errcode: number
  function: string
  requestId: string
  at: number
}

/** A timer of a function's config.json. */
export interface TimerInfo {
  function: string
  name: string
  /** Second, minute, hour, day, month, weekday, year; China's time. */
  config: string
  /** Epoch milliseconds; null if it is never due again. */
  next: number | null
  running: boolean
  last: TimerRun | null
}

/** One time that a timer was due. */
export interface TimerRun {
  function: string
  name: string
  /** For when it was planned. */
  at: number
  requestId: string
  /** '' if it succeeded. */
  error: string
  /** The run before was not over. */
  skipped: boolean
}

/** A mishap for requests to come. */
export interface FaultOrder {
  /** Of the wire, e.g. 'database.modifyDocument', 'database.*', 'storage.put', 'functions.invokeFunction'. */
  action: string
  /** Only requests of this function; for 'functions.invokeFunction', only calls of it. */
  function?: string
  /** Which of the next such requests: 1, the default, is the very next. */
  nth?: number
  /** How many from then on; 1 by default. */
  times?: number
  /**
   * `fail` answers with `code` and `message`; `delay` waits `ms` first; `drop` breaks the connection off; `kill` ends
   * the function that sent the request, or, for 'functions.invokeFunction', the one that it calls, after `ms`.
   */
  effect: 'fail' | 'delay' | 'drop' | 'kill'
  code?: string
  message?: string
  ms?: number
  /** For `drop` and `kill`: whether the request is carried out first. Before, by default. */
  when?: 'before' | 'after'
}

export interface Fault extends FaultOrder {
  id: string
  nth: number
  times: number
  /** Requests that it was meant for so far, and those that it happened to. */
  seen: number
  hits: number
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

export interface ServedRequest {
  /** e.g. 'database.modifyDocument'. */
  action: string
  /** The invocation it belonged to, '' from outside a function. */
  invocationId: string
  at: number
}
