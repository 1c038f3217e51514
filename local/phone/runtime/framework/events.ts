import type { Caller } from './caller'
import type { ViewEvent } from '../view/types'
import { copyOf } from './copy'
import { glassEasel } from './engine'

/** Events that climb out of components; all others stay with the node they happened to. */
const COMPOSED = /^(touch|tap$|longpress$|longtap$|canceltap$|transition|animation)/

/** WeChat hands out plain objects where glass-easel hands out nodes. */
export interface PlainTarget {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/** The nodes that event objects are about. */
export const eventNodes = new WeakMap<object, glassEasel.Element>()

function plainTarget(source: unknown): PlainTarget {
  const node = ((source as Partial<Caller>)?._$ ?? source) as glassEasel.Element
  const dom = () => node.getBackendElement() as unknown as HTMLElement | null
  let dataset: Record<string, unknown> | undefined
  const target = {
    id: node.id ?? '',
    get dataset() {
      return (dataset ??= copyOf(node.dataset as Record<string, unknown> | null) ?? {})
    },
    // Getters: reading them lays the page out, which a handler of touchmove should not pay for nothing.
    get offsetLeft() {
      return dom()?.offsetLeft ?? 0
    },
    get offsetTop() {
      return dom()?.offsetTop ?? 0
    },
  }
  eventNodes.set(target, node)
  return target
}

/** What a function of WXS that returned false gives to the event: it goes no further. */
export const END = Symbol('end of the event')

interface Answered {
  _$handleListenerReturn?: (answer: unknown) => boolean | void
}

const { callListener } = glassEasel.Event.prototype

/** In WeChat the view does not hear what the page's own handlers return, so that `false` ends nothing. */
glassEasel.Event.prototype.callListener = function (this: glassEasel.Event<unknown> & Answered, ...args) {
  this._$handleListenerReturn ??= (answer) => answer !== END
  callListener.apply(this, args)
} as typeof callListener

type Wrapped = glassEasel.ShadowedEvent<unknown>

/** The event object of a handler: own, plain fields over glass-easel's methods. */
glassEasel.Event.prototype.wrapShadowedEvent = function (
  this: glassEasel.Event<unknown>,
  target,
  mark,
  current,
) {
  const fields: Record<string, unknown> = {
    type: this.type,
    timeStamp: this.timeStamp,
    target: plainTarget(target),
    currentTarget: plainTarget(current),
    mark: mark ?? {},
    detail: this.detail,
    mut: this.mutatedMarked(),
    ...this.extraFields,
  }
  return Object.assign(Object.create(this) as Wrapped, fields)
} as typeof glassEasel.Event.prototype.wrapShadowedEvent

/** Sends what happened in a page to its handlers. Returns true when the default action is to be prevented. */
export function dispatchViewEvent({ target, type, detail, touches, changedTouches }: ViewEvent): boolean {
  const composed = COMPOSED.test(type)
  const event = new glassEasel.Event(type, detail, {
    bubbles: composed,
    composed,
    capturePhase: composed,
    extraFields: touches ? { touches, changedTouches } : {},
  })
  event.dispatch(target as glassEasel.Element)
  return event.defaultPrevented()
}
