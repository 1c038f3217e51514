/** What WeChat's components and pages can do and the adapter's cannot. */
import { component } from 'glass-easel-miniprogram-adapter'
import { productConsole } from '../console'
import { livePages } from '../router/router'
import type { PageRecord } from '../router/page'
import type { Root } from '../router/root'
import type { Caller, EventOptions } from './caller'
import { copyOf } from './copy'
import type { glassEasel } from './engine'
import { IntersectionWatch } from './intersection'
import { animate, clearAnimation } from './keyframes'
import { MediaWatch } from './mediaQuery'
import { SelectorQuery } from './query'

const proto = component.ComponentCaller.prototype as unknown as Record<string, unknown>
const triggerEvent = proto['triggerEvent'] as (name: string, detail: unknown, options: EventOptions) => void
const setData = proto['setData'] as (data: Record<string, unknown>, callback?: () => void) => void

/** The open page a component stands in. */
export function pageOf(caller: Caller): PageRecord | undefined {
  let node = caller._$
  for (let host = node.ownerShadowRoot?.getHostNode(); host; host = node.ownerShadowRoot?.getHostNode())
    node = host
  const isRoot = (root: Root | undefined): boolean => root?.getComponent() === node
  return livePages().find((page) => isRoot(page.root) || isRoot(page.tabBar))
}

const selectComponent = proto['selectComponent'] as (selector: string) => unknown
const selectAllComponents = proto['selectAllComponents'] as (selector: string) => unknown[]

function isOwn(node: glassEasel.Element | undefined): boolean {
  return node?.asGeneralComponent()?.is.startsWith('builtin/') === false
}

/**
 * What is set belongs to the view from then on: whatever the code does to its own objects afterwards changes nothing. What
 * is the same object as before stays so, because then the observers of a property are not told.
 */
function givenData(now: Record<string, unknown>, data: Record<string, unknown>): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(data)) {
    if (value === undefined) productConsole().warn(`Setting data field "${path}" to undefined is invalid.`)
    else given[path] = value === now[path] ? value : copyOf(value)
  }
  return given
}

/**
 * How many setData of the mini-program's are going on. What a built-in tag tells meanwhile comes later, as in WeChat, where
 * the view hears of the data only afterwards.
 */
let setting = 0

function isBuiltin(caller: Caller): boolean {
  return caller.is.startsWith('builtin/')
}

Object.assign(proto, {
  setData(this: Caller, data: Record<string, unknown>, callback?: () => void) {
    if (typeof data !== 'object' || data === null)
      throw new TypeError(`setData only accepts an Object rather than some ${typeof data}.`)
    const own = !isBuiltin(this)
    if (own) setting++
    try {
      setData.call(this, givenData(this.data, data), callback)
    } finally {
      if (own) setting--
    }
  },
  triggerEvent(this: Caller, name: string, detail?: unknown, options?: EventOptions) {
    const raise = (): void => triggerEvent.call(this, name, detail === undefined ? {} : detail, options ?? {})
    if (setting > 0 && isBuiltin(this)) setTimeout(raise, 0)
    else raise()
  },
  getPageId(this: Caller) {
    return String(pageOf(this)?.id ?? '')
  },
  getOpenerEventChannel(this: Caller) {
    return pageOf(this)?.channel
  },
  getTabBar(this: Caller) {
    return pageOf(this)?.tabBar?.get() ?? null
  },
  createSelectorQuery(this: Caller) {
    return new SelectorQuery(this)
  },
  createIntersectionObserver(this: Caller, options?: object) {
    return new IntersectionWatch(this, options)
  },
  createMediaQueryObserver(this: Caller) {
    return new MediaWatch(this)
  },
  /** Only the mini-program's own components: of a built-in tag there is nothing to hold. */
  selectComponent(this: Caller, selector: string) {
    const node = this._$.getShadowRoot()?.querySelector(selector)
    return node && isOwn(node) ? selectComponent.call(this, selector) : null
  },
  selectAllComponents(this: Caller, selector: string) {
    const nodes = this._$.getShadowRoot()?.querySelectorAll(selector) ?? []
    const all = selectAllComponents.call(this, selector)
    return all.filter((_, index) => isOwn(nodes.filter((it) => it.asGeneralComponent())[index]))
  },
  animate,
  clearAnimation,
  renderer: 'webview',
  setUpdatePerformanceListener() {},
})
