/** The phone's half of the automation protocol. The server sends every method of a client here that it cannot answer. */
import { onOtherRequests } from '../link'
import { addBinding, callFunction, enableLog, getCurrentPage, getPageStack } from './app'
import { elementMethods } from './elementMethods'
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
  ...pageMethods,
  ...elementMethods,
}

/** Lets a client drive this phone. */
export function installAutomation(): void {
  onOtherRequests(async (method, params) => {
    const run = methods[method]
    if (!run) throw new Error(`${method} unimplemented`)
    return (await run(params)) ?? {}
  })
}
