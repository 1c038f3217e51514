import { guard } from '../errors'
import { host, type AppInstance } from '../host'

/** How the mini-program was started: what onLaunch and onShow get. */
export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket: string
  referrerInfo: object
  forwardMaterials: unknown[]
  chatType: undefined
  apiCategory: string
}

let launch: LaunchOptions = optionsFor('', {})

export function optionsFor(path: string, query: Record<string, string>): LaunchOptions {
  return {
    path,
    query,
    scene: 1001,
    shareTicket: '',
    referrerInfo: {},
    forwardMaterials: [],
    chatType: undefined,
    apiCategory: 'default',
  }
}

export function launchOptions(): LaunchOptions {
  return launch
}

export function setLaunchOptions(options: LaunchOptions): void {
  launch = options
}

/** `App({…})`: the object itself becomes the app. */
export function defineApp(definition: AppInstance): void {
  host.app = definition
}

export function getApp(): AppInstance | undefined {
  return host.app
}

/** Calls a function of the app if it has it. */
export function callApp(name: string, ...args: unknown[]): unknown {
  return guard(
    `App ${name}`,
    host.app?.[name] as ((...args: unknown[]) => unknown) | undefined,
    host.app,
    ...args,
  )
}
