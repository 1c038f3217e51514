/**
 * What a phone in the browser and the phone server say to each other over one WebSocket (`/ws?phone=<id>&token=<token>`).
 * Requests carry an `id` and are answered by exactly one reply with the same id; events carry none.
 */
export type FromServer =
  | { kind: 'request'; id: number; method: string; params: Record<string, unknown> }
  | { kind: 'event'; name: 'reload' | 'buildFailed' | 'userChanged' | 'clockChanged'; params: Record<string, unknown> }

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
}
