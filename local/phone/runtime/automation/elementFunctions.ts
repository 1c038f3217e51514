/** What the client does to particular tags: typing, scrolling, swiping. */
import { tap } from './fingers'
import { listOf } from './values'
import { domOf, tagNameOf, type GlassNode } from './tree'

type Params = Record<string, unknown>
type Action = (node: GlassNode, args: unknown[]) => unknown

/** Typing: the value is there at once, and the field tells about it as if by a key. */
const input: Action = (node, [value]) => {
  const field = domOf(node)?.querySelector<HTMLInputElement>('input, textarea')
  if (!field) throw new Error(`${tagNameOf(node)} has no field`)
  field.focus()
  const text = String(value ?? '')
  field.value = field.maxLength >= 0 ? text.slice(0, field.maxLength) : text
  field.dispatchEvent(new (viewOf(field).Event)('input', { bubbles: true }))
}

function viewOf(element: Element): Window & typeof globalThis {
  return (element.ownerDocument.defaultView ?? window) as Window & typeof globalThis
}

/** The element inside a scroll-view that scrolls: itself, or the first one inside that can. */
function scroller(node: GlassNode): HTMLElement {
  const own = domOf(node)
  if (!own) throw new Error('the element is not drawn')
  const scrolls = (element: Element): boolean =>
    /auto|scroll|hidden/.test(viewOf(element).getComputedStyle(element).overflow)
  if (scrolls(own)) return own
  return Array.from(own.querySelectorAll<HTMLElement>(':scope > *')).find(scrolls) ?? own
}

/** Asks a built-in tag's component to become another; it raises what it raises when a finger does it. */
const change =
  (method: string): Action =>
  (node, args) => {
    const caller = node.asGeneralComponent()?.getMethodCaller() as Params | undefined
    const run = caller?.[method]
    if (typeof run !== 'function') throw new Error(`${tagNameOf(node)} cannot ${method}`)
    return (run as (...args: unknown[]) => unknown).apply(caller, args)
  }

const actions: Record<string, Action> = {
  'input.input': input,
  'textarea.input': input,
  'scroll-view.scrollTo': (node, [x, y]) => scroller(node).scrollTo(Number(x), Number(y)),
  'scroll-view.scrollTop': (node) => ({ result: scroller(node).scrollTop }),
  'scroll-view.scrollLeft': (node) => ({ result: scroller(node).scrollLeft }),
  'scroll-view.scrollWidth': (node) => ({ result: scroller(node).scrollWidth }),
  'scroll-view.scrollHeight': (node) => ({ result: scroller(node).scrollHeight }),
  'swiper.swipeTo': change('swipeTo'),
  'movable-view.moveTo': change('moveTo'),
  'slider.slideTo': change('slideTo'),
  'switch.tap': (node) => tap(node),
}

/** Element.callFunction. */
export function callElementFunction(node: GlassNode, params: Params): unknown {
  const name = String(params['functionName'])
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action) throw new Error(`${name} not exists`)
  return action(node, listOf(params['args']))
}
