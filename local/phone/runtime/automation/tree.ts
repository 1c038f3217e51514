/** The component tree of a page as the automation protocol sees it: WXML tags, without the framework's own nodes. */
import type { glassEasel as engine } from 'glass-easel-miniprogram-adapter'

export type GlassNode = engine.Element
export type GlassComponent = engine.GeneralComponent
type AnyNode = engine.Element['childNodes'][number]

const builtin = 'builtin/'

/** A component of the mini-program or of a library; the built-in tags are components too, but not these. */
export function customComponent(node: GlassNode): GlassComponent | null {
  const component = node.asGeneralComponent()
  return component && !component.is.startsWith(builtin) ? component : null
}

/** The tag as WXML writes it. */
export function tagNameOf(node: GlassNode): string {
  const component = node.asGeneralComponent()
  if (component?.is.startsWith(builtin)) return component.is.slice(builtin.length)
  return component?.tagName || component?.is || node.asNativeNode()?.is || 'slot'
}

/** Children in the same WXML file; `wx:if`, `wx:for`, `block` and `slot` are passed through. */
export function childrenOf(node: GlassNode): (GlassNode | string)[] {
  return node.childNodes.flatMap(seen)
}

function seen(node: AnyNode): (GlassNode | string)[] {
  const text = node.asTextNode()
  if (text) return [text.textContent]
  const element = node.asElement()
  if (!element) return []
  return element.asVirtualNode() ? childrenOf(element) : [element]
}

/** Children as they are drawn: a component's own WXML, with the content of its slots in place. */
export function drawnChildrenOf(node: GlassNode): (GlassNode | string)[] {
  const shadow = customComponent(node)?.getShadowRoot()
  return shadow ? shadow.getComposedChildren().flatMap(drawn) : node.getComposedChildren().flatMap(plain)
}

function drawn(node: AnyNode): (GlassNode | string)[] {
  const text = node.asTextNode()
  if (text) return [text.textContent]
  const element = node.asElement()
  if (!element) return []
  return element.asVirtualNode() ? element.getComposedChildren().flatMap(drawn) : [element]
}

/** A built-in tag draws HTML of its own; what WXML put into it stands at its slot. */
function plain(node: AnyNode): (GlassNode | string)[] {
  const shadow = node.asElement()?.asShadowRoot()
  if (!shadow) return drawn(node)
  return shadow.getHostNode().childNodes.flatMap(seen)
}

/** The DOM element that a node is drawn as; null for a component without one of its own. */
export function domOf(node: GlassNode): HTMLElement | null {
  const element = node.getBackendElement() as unknown as HTMLElement | null
  return element && 'getBoundingClientRect' in element ? element : null
}
