import { atPath, listOf, namesOf, plain } from './values'
import { pageOf, refOf, rootOf } from './registry'
import { selectAll, selectByXpath } from './select'
import type { GlassNode } from './tree'

type Params = Record<string, unknown>
type Select = (scope: GlassNode, selector: string) => GlassNode[]

/** The first match; the client takes the error for "there is none". */
export function one(select: Select, scope: GlassNode, params: Params): object {
  const found = select(scope, String(params['selector']))[0]
  if (!found) throw new Error(`no such element: ${String(params['selector'])}`)
  return refOf(found)
}

export function all(select: Select, scope: GlassNode, params: Params): object {
  return { elements: select(scope, String(params['selector'])).map(refOf) }
}

const scopeOf = (params: Params): GlassNode => rootOf(pageOf(params, true))

const tabBarSelector = /^custom-tab-bar(?:\s*>>>\s*(.+))?$/

/** A custom tab bar is in no page's WXML: `custom-tab-bar` finds it all the same, and `custom-tab-bar >>> .x` what is in it. */
const selectWithTabBar =
  (params: Params): Select =>
  (scope, selector) => {
    const asked = tabBarSelector.exec(selector)
    const bar = pageOf(params).tabBar?.getComponent() as GlassNode | undefined
    if (!asked || !bar) return selectAll(scope, selector)
    return asked[1] ? selectAll(bar, asked[1]) : [bar]
  }

export const pageMethods: Record<string, (params: Params) => unknown> = {
  'Page.getElement': (params) => one(selectWithTabBar(params), scopeOf(params), params),
  'Page.getElements': (params) => all(selectWithTabBar(params), scopeOf(params), params),
  'Page.getElementByXpath': (params) => one(selectByXpath, scopeOf(params), params),
  'Page.getElementsByXpath': (params) => all(selectByXpath, scopeOf(params), params),
  'Page.getData': (params) => ({ data: plain(atPath(pageOf(params).caller.data, params['path'])) }),
  'Page.setData': (params) => {
    pageOf(params).caller.setData(params['data'] as Params)
  },
  'Page.callMethod': async (params) => {
    const { caller } = pageOf(params)
    return { result: await callOn(caller, 'page', params) }
  },
  'Page.getWindowProperties': (params) => {
    const { document: doc } = pageOf(params, true).frame
    return { properties: namesOf(params).map((name) => plain(atPath({ document: doc }, name))) }
  },
}

export async function callOn(caller: Params, kind: 'page' | 'component', params: Params): Promise<unknown> {
  const name = String(params['method'])
  const run = caller[name]
  if (typeof run !== 'function') throw new Error(`${kind}.${name} not exists`)
  return plain(await (run as (...args: unknown[]) => unknown).apply(caller, listOf(params['args'])))
}
