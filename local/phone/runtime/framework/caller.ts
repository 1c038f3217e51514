import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** What every page and component has. */
export interface CallerMembers {
  /** glass-easel's own node. */
  _$: glassEasel.GeneralComponent
  readonly is: string
  id: string
  dataset: Record<string, unknown>
  data: Record<string, unknown>
  setData(data: Record<string, unknown>, callback?: () => void): void
  triggerEvent(name: string, detail?: unknown, options?: EventOptions): void
  selectComponent(selector: string): unknown
  selectAllComponents(selector: string): unknown[]
}

/** `this` of a page or component of the mini-program. */
export interface Caller extends CallerMembers {
  [member: string]: unknown
}

export interface EventOptions {
  bubbles?: boolean
  composed?: boolean
  capturePhase?: boolean
}

/** A page: life-cycle functions are methods that may be missing. */
export interface PageCaller extends Caller {
  route: string
  options: Record<string, string>
}
