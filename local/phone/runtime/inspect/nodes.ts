/** The page on top and its components, with their data. */
import type { glassEasel as engine } from 'glass-easel-miniprogram-adapter'
import type { NodeBrief, PageBrief } from '../../inspector'
import type { Caller } from '../framework/caller'
import { pageStack, topPage } from '../router/router'
import { jsonOf } from './text'

type Component = engine.GeneralComponent
type Node = engine.Element['childNodes'][number]

let lastId = 0
const ids = new WeakMap<Component, number>()
const components = new Map<number, WeakRef<Component>>()

export function pageBriefs(): PageBrief[] {
  return pageStack().map(({ route, query, chrome }) => ({ route, query: { ...query }, title: chrome.title }))
}

export function tree(): NodeBrief[] {
  const page = topPage()
  if (!page) return []
  components.clear()
  const found: NodeBrief[] = []
  walk(page.caller._$, 0, page.route, found)
  return found
}

function walk(component: Component, depth: number, name: string, found: NodeBrief[]): void {
  found.push({ node: idOf(component), depth, name, is: component.is })
  const shadow = component.getShadowRoot()
  if (shadow) for (const child of shadow.childNodes) visit(child, depth + 1, found)
}

/** Whatever lies between two components (views, blocks, the inside of built-in tags' slots) is passed through. */
function visit(node: Node, depth: number, found: NodeBrief[]): void {
  const element = node.asElement()
  if (!element) return
  const component = element.asGeneralComponent()
  const isOwn = component !== null && !component.is.startsWith('builtin/')
  if (isOwn) walk(component, depth, component.tagName || component.is, found)
  for (const child of element.childNodes) visit(child, isOwn ? depth + 1 : depth, found)
}

function idOf(component: Component): number {
  const id = ids.get(component) ?? ++lastId
  ids.set(component, id)
  components.set(id, new WeakRef(component))
  return id
}

const callerOf = (node: number): Caller | undefined =>
  components.get(node)?.deref()?.getMethodCaller() as unknown as Caller | undefined

export function dataOf(node: number): string | null {
  const caller = callerOf(node)
  return caller ? jsonOf(caller.data, 400_000) : null
}

/** @throws Error when the node is gone or the text is no JSON */
export function changeData(node: number, path: string, json: string): void {
  const caller = callerOf(node)
  if (!caller) throw new Error('the component is gone')
  caller.setData({ [path]: JSON.parse(json) as unknown })
}
