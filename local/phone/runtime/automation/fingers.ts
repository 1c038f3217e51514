/** Fingers on an element: through the page's own gestures, so that taps and long presses come about as on a phone. */
import { dispatchViewEvent } from '../framework/events'
import type { Touch, ViewEvent, ViewGlobal } from '../view/types'
import { listOf } from './values'
import { domOf, type GlassNode } from './tree'

type Params = Record<string, unknown>

/** A little more than WeChat's long press: the client waits exactly that long before it lifts the finger. */
const LONG_PRESS = 370
const started = new WeakMap<GlassNode, number>()

function drawn(node: GlassNode): { element: HTMLElement; view: ViewGlobal } {
  const element = domOf(node)
  const view = element?.ownerDocument.defaultView?.__view
  if (!element || !view) throw new Error('the element is not drawn')
  return { element, view }
}

export function tap(node: GlassNode): void {
  const { element, view } = drawn(node)
  view.tap(element)
}

/** touchstart, touchmove, touchend of one element; without touches the finger is in its middle. */
export async function touch(
  node: GlassNode,
  type: 'touchstart' | 'touchmove' | 'touchend',
  params: Params,
): Promise<void> {
  const { element, view } = drawn(node)
  if (type === 'touchstart') started.set(node, performance.now())
  if (type === 'touchend') await untilPressWasLong(node)
  const given = fingersOf(params)
  view.touch(element, type, given.length > 0 ? given : undefined)
}

/** A finger that has been down for almost a long press is left there until it is one. */
async function untilPressWasLong(node: GlassNode): Promise<void> {
  const since = performance.now() - (started.get(node) ?? -Infinity)
  if (since > 300 && since < LONG_PRESS)
    await new Promise((resolve) => setTimeout(resolve, LONG_PRESS - since))
}

function fingersOf(params: Params): Partial<Touch>[] {
  const changed = listOf(params['changedTouches'] ?? params['changeTouches'])
  return (changed.length > 0 ? changed : listOf(params['touches'])) as Partial<Touch>[]
}

/** An event as it is, without the gesture that would lead to it. */
export function dispatchEvent(node: GlassNode, params: Params): void {
  const event: ViewEvent = { target: node, type: String(params['eventName']), detail: params['detail'] ?? {} }
  const touches = listOf(params['touches']) as Touch[]
  dispatchViewEvent({ ...event, touches, changedTouches: fingersOf(params) as Touch[] })
}

/** What only a finger can do is not raised: a test that did so would not be one on a phone either. */
export function triggerEvent(node: GlassNode, params: Params): void {
  const type = String(params['type'])
  if (/^(tap|longpress|longtap)$/.test(type)) return
  node.triggerEvent(type, params['detail'] ?? {}, {})
}
