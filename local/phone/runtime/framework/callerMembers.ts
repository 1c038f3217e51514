/** What WeChat's components and pages can do and the adapter's cannot. */
import { component } from 'glass-easel-miniprogram-adapter'
import { livePages } from '../router/router'
import type { PageRecord } from '../router/page'
import type { Caller, EventOptions } from './caller'
import { copyOf } from './copy'
import { IntersectionWatch } from './intersection'
import { animate, clearAnimation } from './keyframes'
import { SelectorQuery } from './query'

const proto = component.ComponentCaller.prototype as unknown as Record<string, unknown>
const triggerEvent = proto['triggerEvent'] as (name: string, detail: unknown, options: EventOptions) => void
const setData = proto['setData'] as (data: Record<string, unknown>, callback?: () => void) => void

/** The open page a component stands in. */
export function pageOf(caller: Caller): PageRecord | undefined {
  let node = caller._$
  for (let host = node.ownerShadowRoot?.getHostNode(); host; host = node.ownerShadowRoot?.getHostNode())
    node = host
  return livePages().find((page) => page.root.getComponent() === node)
}

/** What is set belongs to the view from then on: whatever the code does to its own objects afterwards changes nothing. */
function givenData(data: Record<string, unknown>): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(data)) {
    if (value === undefined) console.warn(`Setting data field "${path}" to undefined is invalid.`)
    else given[path] = copyOf(value)
  }
  return given
}

Object.assign(proto, {
  setData(this: Caller, data: Record<string, unknown>, callback?: () => void) {
    if (typeof data !== 'object' || data === null)
      throw new TypeError(`setData only accepts an Object rather than some ${typeof data}.`)
    setData.call(this, givenData(data), callback)
  },
  triggerEvent(this: Caller, name: string, detail?: unknown, options: EventOptions = {}) {
    triggerEvent.call(this, name, detail === undefined ? {} : detail, options)
  },
  getPageId(this: Caller) {
    return String(pageOf(this)?.id ?? '')
  },
  getOpenerEventChannel(this: Caller) {
    return pageOf(this)?.channel
  },
  getTabBar: () => null,
  createSelectorQuery(this: Caller) {
    return new SelectorQuery(this)
  },
  createIntersectionObserver(this: Caller, options?: object) {
    return new IntersectionWatch(this, options)
  },
  animate,
  clearAnimation,
  setUpdatePerformanceListener() {},
})
