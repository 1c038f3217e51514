import { guard } from '../errors'
import { kebab } from './animation'
import type { Caller } from './caller'
import { copyOf } from './copy'
import type { glassEasel } from './engine'

type Node = glassEasel.Element
type Style = string | Record<string, string | number>

/** glass-easel keeps styles and classes of several sources apart; this one is nobody else's. */
const OWN_SEGMENT = 3

/** What WXS is given of a node: the owner of its template, the target of an event, or what it selected. */
export interface Descriptor {
  selectComponent(selector: string): Descriptor | undefined
  selectAllComponents(selector: string): Descriptor[]
  setStyle(style: Style): Descriptor
  addClass(name: string): Descriptor
  removeClass(name: string): Descriptor
  hasClass(name: string): boolean
  getDataset(): object
  callMethod(name: string, args?: unknown): void
  requestAnimationFrame(run: () => void): Descriptor
  getState(): object
  triggerEvent(name: string, detail?: unknown, options?: object): Descriptor
  getBoundingClientRect(): object
  getComputedStyle(names: string[]): object
  setTimeout(run: () => void, delay?: number): number
  clearTimeout(timer: number): void
}

const descriptors = new WeakMap<Node, Descriptor>()

/** The one descriptor of a node. */
export function descriptorOf(node: Node): Descriptor {
  const known = descriptors.get(node)
  if (known) return known
  const made = describe(node)
  descriptors.set(node, made)
  return made
}

function domOf(node: Node): HTMLElement | undefined {
  return (node.getBackendElement() as unknown as HTMLElement | null) ?? undefined
}

function callerOf(node: Node): Caller | undefined {
  return node.asGeneralComponent()?.getMethodCaller() as unknown as Caller | undefined
}

/** Selectors look inside a component; of a node that is none, below it. */
function select(node: Node, selector: string): Node[] {
  const inside = node.asGeneralComponent()?.getShadowRoot() ?? node
  return inside.querySelectorAll(selector) as Node[]
}

function styleText(style: Style): string {
  if (typeof style === 'string') return style
  return Object.entries(style)
    .map(([name, value]) => `${kebab(name)}:${value}`)
    .join(';')
}

function describe(node: Node): Descriptor {
  const state = {}
  const view = () => (domOf(node)?.ownerDocument.defaultView ?? window) as Window & typeof globalThis
  const self: Descriptor = {
    selectComponent: (selector) => {
      const [found] = select(node, selector)
      return found && descriptorOf(found)
    },
    selectAllComponents: (selector) => select(node, selector).map(descriptorOf),
    setStyle(style) {
      node.setNodeStyle(styleText(style), OWN_SEGMENT)
      return self
    },
    addClass(name) {
      node.toggleNodeClass(name, true, OWN_SEGMENT)
      return self
    },
    removeClass(name) {
      for (const segment of [0, OWN_SEGMENT]) node.toggleNodeClass(name, false, segment)
      return self
    },
    hasClass: (name) => [0, OWN_SEGMENT].some((segment) => classesOf(node, segment).includes(name)),
    getDataset: () => ({ ...node.dataset }),
    callMethod(name, args) {
      const caller = callerOf(node)
      const given = copyOf(args)
      setTimeout(() => guard(`callMethod ${name}`, caller?.[name] as never, caller, given as never), 0)
    },
    requestAnimationFrame(run) {
      view().requestAnimationFrame(() => guard('wxs requestAnimationFrame', run, undefined))
      return self
    },
    getState: () => state,
    triggerEvent(name, detail, options = {}) {
      node.triggerEvent(name, detail ?? {}, options)
      return self
    },
    getBoundingClientRect() {
      const { left, top, right, bottom, width, height } =
        domOf(node)?.getBoundingClientRect() ?? new DOMRect()
      return { left, top, right, bottom, width, height }
    },
    getComputedStyle(names) {
      const dom = domOf(node)
      const style = dom && view().getComputedStyle(dom)
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']))
    },
    setTimeout: (run, delay) => window.setTimeout(() => guard('wxs timer', run, undefined), delay),
    clearTimeout: (timer) => window.clearTimeout(timer),
  }
  return self
}

function classesOf(node: Node, segment: number): string[] {
  const names = node.classList?.getClassNames(segment) ?? ''
  return names.split(/\s+/)
}
