/** Plain records that the cloud hands out; the console in the browser knows them too. */

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

export interface ServedRequest {
  /** e.g. 'database.modifyDocument'. */
  action: string
  /** The invocation it belonged to, '' from outside a function. */
  invocationId: string
  at: number
}
