/** What WeChat's components and pages can do and the adapter's cannot. */
import { component } from 'glass-easel-miniprogram-adapter'
import { livePages } from '../router/router'
import type { PageRecord } from '../router/page'
import type { Caller, EventOptions } from './caller'
import { IntersectionWatch } from './intersection'
import { animate, clearAnimation } from './keyframes'
import { SelectorQuery } from './query'

const proto = component.ComponentCaller.prototype as unknown as Record<string, unknown>
const triggerEvent = proto['triggerEvent'] as (name: string, detail: unknown, options: EventOptions) => void

/** The open page a component stands in. */
export function pageOf(caller: Caller): PageRecord | undefined {
  let node = caller._$
  for (let host = node.ownerShadowRoot?.getHostNode(); host; host = node.ownerShadowRoot?.getHostNode())
    node = host
  return livePages().find((page) => page.root.getComponent() === node)
}

Object.assign(proto, {
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
