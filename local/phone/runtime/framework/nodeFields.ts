import type { Caller } from './caller'
import { copyOf } from './copy'
import type { glassEasel } from './engine'

export interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  context?: boolean
  node?: boolean
  ref?: boolean
}

export type NodeResult = Record<string, unknown>

/** What was asked about one node. */
export function readNode(node: glassEasel.Element, fields: Fields): NodeResult {
  const dom = node.getBackendElement() as unknown as HTMLElement | null
  const caller = (node as unknown as { getMethodCaller?(): Caller }).getMethodCaller?.()
  const result: NodeResult = {}
  if (fields.id) result['id'] = node.id
  if (fields.dataset) result['dataset'] = copyOf(node.dataset ?? {})
  if (fields.mark) result['mark'] = node.collectMarks()
  if (dom && (fields.rect || fields.size)) Object.assign(result, box(dom, fields))
  if (dom && fields.scrollOffset) Object.assign(result, scroll(scrollerOf(dom)))
  for (const name of fields.properties ?? []) result[name] = copyOf(caller?.data[name])
  if (dom && fields.computedStyle) Object.assign(result, computed(dom, fields.computedStyle))
  if (fields.node) result['node'] = nodeOf(dom, caller)
  if (fields.context) result['context'] = contextOf(caller)
  if (fields.ref) result['ref'] = caller
  return result
}

/** Only built-in tags have a context; a component of the mini-program is nobody else's to hold. */
function contextOf(caller: Caller | undefined): unknown {
  return caller?.is.startsWith('builtin/') ? (offered(caller, 'queryContext') ?? caller) : null
}

/** The page's window. */
export function readViewport(caller: Caller, fields: Fields): NodeResult {
  const page = (caller._$.getBackendElement() as unknown as HTMLElement | null)?.ownerDocument
  const root = page?.documentElement
  const result: NodeResult = {}
  if (fields.id) result['id'] = ''
  if (fields.dataset) result['dataset'] = {}
  if (!root) return result
  const { clientWidth: width, clientHeight: height } = root
  if (fields.rect) Object.assign(result, { left: 0, top: 0, right: width, bottom: height })
  if (fields.size) Object.assign(result, { width, height })
  if (fields.scrollOffset) Object.assign(result, scroll(root))
  return result
}

function box(dom: HTMLElement, { rect, size }: Fields): NodeResult {
  const { left, top, right, bottom, width, height } = dom.getBoundingClientRect()
  return { ...(rect ? { left, top, right, bottom } : {}), ...(size ? { width, height } : {}) }
}

function scroll({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): NodeResult {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

/** What scrolls in a scroll-view is inside it. */
function scrollerOf(dom: HTMLElement): Element {
  return dom.querySelector(':scope > .wx-scroll-outer') ?? dom
}

function computed(dom: HTMLElement, names: readonly string[]): NodeResult {
  const style = dom.ownerDocument.defaultView?.getComputedStyle(dom)
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']))
}

/** A canvas, or the tag itself for tags that hand out an object of their own (scroll-view). */
function nodeOf(dom: HTMLElement | null, caller: Caller | undefined): unknown {
  return dom?.querySelector(':scope > canvas') ?? offered(caller, 'queryNode') ?? caller ?? null
}

/** Built-in tags say by a method of this name what they hand out in their own place. */
function offered(caller: Caller | undefined, method: 'queryNode' | 'queryContext'): unknown {
  const run = caller?.[method]
  return typeof run === 'function' ? (run as () => unknown).call(caller) : undefined
}
