/** The phone's half of the automation protocol. The server sends every method of a client here that it cannot answer. */
import { enableLog } from '../console'
import { addBinding, callFunction, getCurrentPage, getPageStack } from './app'
import { stopAudits } from './audits'
import { elementMethods } from './elementMethods'
import { callNative } from './native'
import { pageMethods } from './pageMethods'
import { callWxMethod, mockWxMethod } from './wxMethods'

const methods: Record<string, (params: Record<string, unknown>) => unknown> = {
  'App.getPageStack': getPageStack,
  'App.getCurrentPage': getCurrentPage,
  'App.callFunction': callFunction,
  'App.callWxMethod': callWxMethod,
  'App.mockWxMethod': mockWxMethod,
  'App.addBinding': addBinding,
  'App.enableLog': enableLog,
  'App.exit': () => ({}),
  'Tool.native': callNative,
  'Tool.stopAudits': stopAudits,
  ...pageMethods,
  ...elementMethods,
}

/** Answers a request of the automation protocol. Void methods answer with an empty object, as clients need it. */
export async function handle(method: string, params: Record<string, unknown>): Promise<unknown> {
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (!run) throw new Error(`${method} unimplemented`)
  return (await run(params)) ?? {}
}
