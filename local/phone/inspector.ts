/**
 * The seam between a phone and the desk around it: what `__phone.inspector` offers to whoever shares its origin.
 * Product code cannot see it. Everything it hands out is text and numbers, so that a desk that keeps it keeps nothing
 * of a phone that was closed.
 */
export interface Inspector {
  /** What happened since this phone was loaded, oldest first; the newest thousand. */
  entries(): readonly Entry[]
  /** Hears of every new entry, and once more of a call that ended. Returns how to stop. */
  listen(listener: (entry: Entry) => void): () => void
  /** Pages on the stack, bottom to top. */
  pages(): PageBrief[]
  /** The page on top and its components, in the order of the tree; built-in tags are left out. */
  tree(): NodeBrief[]
  /** `data` of a node of {@link tree} as JSON, or null when it is gone. */
  data(node: number): string | null
  /** Puts a value at a path (`list[0].name`) by setData. Throws when the node is gone. */
  setData(node: number, path: string, json: string): void
  storage: StorageInspector
  switches: Switches
}

/** `wx` storage of the person who holds the phone. */
export interface StorageInspector {
  list(): StoredEntry[]
  set(key: string, json: string): void
  remove(key: string): void
  clear(): void
}

export interface StoredEntry {
  key: string
  /** JSON of the value. */
  json: string
  /** Size as WeChat counts it against its limits. */
  bytes: number
}

/** What a hand outside the mini-program may turn, at once and without a reload. */
export interface Switches {
  setNetwork(mode: NetworkMode): void
  setTheme(theme: Theme): void
  setLocation(latitude: number, longitude: number): void
  /** What the user was asked and answered, privacy included. */
  permissions(): { scope: string; name: string; allowed: boolean }[]
  /** Forgets all of it: the next use asks again. */
  resetPermissions(): void
}

export type NetworkMode = 'online' | 'slow' | 'offline'
export type Theme = 'light' | 'dark'

export type Entry = LogEntry | CallEntry

export type Level = 'debug' | 'log' | 'info' | 'warn' | 'error'

export interface LogEntry {
  kind: 'log'
  id: number
  /** Epoch milliseconds on the phone's clock. */
  at: number
  level: Level
  text: string
  /** Where it was said, or where it went wrong: lines of a stack as the browser gives them. */
  stack: string
  /** Nobody caught it. */
  thrown: boolean
}

/** 'cloud' is a function or another member of wx.cloud, 'net' a request or a transfer, 'subscribe' a consent. */
export type CallArea = 'cloud' | 'net' | 'subscribe' | 'wx'

export interface CallEntry {
  kind: 'call'
  id: number
  at: number
  area: CallArea
  /** `station` for a function, the address for a request, otherwise the name of the call. */
  name: string
  /** The member of `wx`: 'cloud.callFunction', 'request'. */
  method: string
  /** JSON. */
  input: string
  state: 'open' | 'ok' | 'failed'
  /** JSON of what it gave, when it succeeded. */
  output: string
  error: string
  /** Of a function that answered, to find what it printed; otherwise ''. */
  requestId: string
  /** How long it took; 0 while it is open. */
  milliseconds: number
}

export interface PageBrief {
  route: string
  query: Record<string, string>
  title: string
}

export interface NodeBrief {
  /** The same for as long as the node lives. */
  node: number
  /** 0 for the page. */
  depth: number
  /** Tag as its WXML writes it; the route for a page. */
  name: string
  /** Path of the component. */
  is: string
}
