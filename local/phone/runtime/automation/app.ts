import { emit } from '../link'
import { scope } from '../scope'
import { pageStack, settled, topPage } from '../router/router'
import type { PageRecord } from '../router/page'
import { rebuild } from './evaluate'
import { pageIdOf } from './registry'
import { listOf, plain } from './values'

type Params = Record<string, unknown>

const describe = (page: PageRecord): Params => ({
  pageId: pageIdOf(page),
  path: page.route,
  query: page.query,
})

/** Waits until navigations are done and the first page is there. */
async function steady(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await settled()
    if (topPage()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the mini-program has no page')
}

export async function getPageStack(): Promise<Params> {
  await steady()
  return { pageStack: pageStack().map(describe) }
}

export async function getCurrentPage(): Promise<Params> {
  await steady()
  const page = topPage()
  if (!page) throw new Error('the mini-program has no page')
  return describe(page)
}

export async function callFunction(params: Params): Promise<Params> {
  const run = rebuild(String(params['functionDeclaration']))
  return { result: plain(await run(...listOf(params['args']))) }
}

/** A function of the test's, callable from the mini-program by its name. */
export function addBinding(params: Params): void {
  const name = String(params['name'])
  const call = (...args: unknown[]): void => emit('App.bindingCalled', { name, args: plain(args) })
  Object.assign(window, { [name]: call })
  scope[name] = call
}
