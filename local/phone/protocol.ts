import type { NetworkMode, Theme } from './inspector'

/**
 * What a phone in the browser and the phone server say to each other over one WebSocket (`/ws?phone=<id>&token=<token>`).
 * Requests carry an `id` and are answered by exactly one reply with the same id; events carry none.
 */
export type FromServer =
  | { kind: 'request'; id: number; method: string; params: Record<string, unknown> }
  | {
      kind: 'event'
      name: 'reload' | 'buildFailed' | 'userChanged' | 'clockChanged'
      params: Record<string, unknown>
    }

export type FromPhone =
  | { kind: 'reply'; id: number; result?: unknown; error?: { message: string } }
  /** Automation events such as App.logAdded, App.exceptionThrown, App.bindingCalled, and 'Phone.ready'. */
  | { kind: 'event'; name: string; params: Record<string, unknown> }

/** One person one can be on the phone. `openid` never leaves the server. */
export interface TestUser {
  /** Short name for URLs: 'resident', 'member', 'member2', 'keeper'. */
  id: string
  name: string
  /** What the bar shows under the name, e.g. '党员 · 第三支部'. */
  about: string
}

/** Put into the page as `window.__PHONE_CONFIG__` by the server before any script runs. */
export interface PhoneConfig {
  phoneId: string
  token: string
  user: TestUser
  users: TestUser[]
  /** Server time minus the browser's time, milliseconds; the runtime shifts the Date that page code sees by it. */
  clockOffset: number
  /** Where the phone says it is (gcj02 degrees). */
  location: { latitude: number; longitude: number }
  device: { width: number; height: number }
  /** 1, 1.4 …: WeChat's own font setting. */
  fontScale: number
  /** Online unless it says otherwise. */
  network?: NetworkMode
  /** Of the phone's system; light unless it says otherwise. */
  theme?: Theme
}

/**
 * The phone server's HTTP side. Every /api request carries the token of the page as the header `x-phone-token`;
 * without it, or from another Origin, the answer is 403. A refusal is `{ error: { message } }` with a 4xx status.
 *
 * - `POST /api/call` {@link CallRequest} -> {@link CallReply}: `wx.cloud.callFunction`. Who calls is the server's knowledge.
 * - `PUT /api/user` {@link UserRequest} -> `{ user: TestUser, told: boolean }`: that phone is somebody else's
 *   from now on; `told` says that it is connected and was sent 'userChanged'.
 * - `PUT /api/clock` {@link ClockRequest} -> {@link ClockState}: the time of cloud and phones; 400 when there is no cloud.
 * - `POST /api/trace` {@link TraceRequest} -> {@link TraceReply}: lines of a stack in terms of the source files.
 * - `POST /api/files?phone=a&path=x/y.png` with the file as its body -> `{ fileID }`; `POST /api/files/urls` and
 *   `POST /api/files/delete` with `{ fileList }` -> `{ fileList }`, each item with its `code`. `GET /api/file?id=cloud://…`
 *   hands one out, with `token` in the address, since pictures and films set no headers.
 * - `POST /api/consents` `{ phone, templates }`: the holder allows one more message of each. `POST /api/phone-code`
 *   `{ phone }` -> `{ code }`, which a function may turn into the holder's number.
 * - `/api/net`: carries out a request of `wx` on the net. `x-net` is the order, URI-encoded JSON of url, method and headers;
 *   the answer's status and headers come as `x-net-status` and `x-net-headers`, and a failure to reach it as 502.
 * - `GET /api/messages?phone=a` -> {@link MessagesReply}; `GET /api/lines?request=…` -> {@link FunctionLinesReply}.
 * - `GET /api/screens?except=a` -> {@link ScreensReply}: what the other phones show now (asked by 'Phone.screen').
 * - `/res/<path>`: a picture or other file of the mini-program. `/fonts.css`: 'Noto Sans SC' 400, 500 and 700.
 * - `/zxing/zxing_reader.wasm`: for the scanner (zxing-wasm/reader).
 * - `/page.html`: the document of a page's iframe; it loads /fonts.css and /view.js and nothing else.
 * - `/phone/?phone=a&user=member`: `<body>` is empty but for the scripts /runtime.js and /app.js.
 */
export interface CallRequest {
  phone: string
  name: string
  data: unknown
}

/** Status 200 in both cases: a function that throws is an answer too. */
export type CallReply =
  | { result: unknown; requestId: string }
  /** `message` is the reason, `errMsg` the whole line as the base library words it. */
  | { error: { message: string; code?: string | number; errMsg?: string } }

/** One of: an instant (epoch milliseconds), time that passes (milliseconds), the machine's own time. */
export type ClockRequest = { set: number } | { advance: number } | { reset: true }

export interface ClockState {
  /** Time of cloud and phones minus the machine's, milliseconds. */
  clockOffset: number
}

export interface TraceRequest {
  stacks: string[]
}

/** One for each stack of the request, in its order. */
export interface TraceReply {
  traces: Trace[]
}

export interface Trace {
  /** The stack with the places of the source files, and without the phone's own frames where others are left. */
  stack: string
  /** The first place in the mini-program, or null. */
  place: SourcePlace | null
}

export interface SourcePlace {
  /** From the project's root. */
  file: string
  line: number
  column: number
  /** That line and its neighbours, so that one sees what is meant. */
  excerpt: { line: number; text: string }[]
}

/** Subscription messages of the person who holds the phone, newest first, and how many more are allowed. */
export interface MessagesReply {
  messages: {
    id: number
    templateId: string
    page: string
    data: Readonly<Record<string, { value: string }>>
    at: number
  }[]
  consents: { templateId: string; count: number }[]
}

/** What a function printed during one call; empty when the cloud no longer knows. */
export interface FunctionLinesReply {
  lines: { level: string; text: string; at: number }[]
}

export interface UserRequest {
  phone: string
  user: string
}

/** `image` is a data URL, the `result` of the request 'Phone.screen': `{ image: string }`. */
export interface ScreensReply {
  screens: { phone: string; image: string }[]
}

/** The first problem is the `params` of the event 'buildFailed', with all of them as `problems`. */
export interface BuildProblem {
  /** From the project's root, e.g. 'miniprogram/pages/home/home.wxml'. */
  file: string
  /** From 1; 0 when the whole file is meant. */
  line: number
  column: number
  message: string
}
