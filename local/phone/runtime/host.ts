/**
 * What the phone is and has: the one place that the other parts, and whoever drives the phone by the automation
 * protocol, read it from. Nothing here does anything.
 */
import type { Manifest } from '../manifest'
import type { PhoneConfig } from '../protocol'
import type { Caller } from './framework/caller'

export type { Caller, PageCaller } from './framework/caller'
export type { PageRecord } from './router/page'
export { scope } from './scope'

/** `App({…})`: what getApp() gives. */
export interface AppInstance {
  [member: string]: unknown
}

export interface Host {
  readonly config: PhoneConfig
  /** Undefined until app.js has called boot. */
  manifest: Manifest | undefined
  app: AppInstance | undefined
  /** The table product code sees as `wx`. Methods may be exchanged, e.g. by mocks. */
  wx: Record<string, unknown>
}

export const host: Host = {
  config: window.__PHONE_CONFIG__,
  manifest: undefined,
  app: undefined,
  wx: {},
}

export function manifest(): Manifest {
  if (!host.manifest) throw new Error('the mini-program has not started yet')
  return host.manifest
}

/** The caller (`this`) of a DOM element's own component, if it is one. */
export function callerOf(element: Element): Caller | undefined {
  const node = (element as Element & { __wxElement?: { getMethodCaller?(): Caller } }).__wxElement
  return node?.getMethodCaller?.()
}
