/**
 * Selectors and XPath over WXML. A tree is copied into an XML document, one per shadow tree, so that the browser's own
 * engines answer: a query neither sees the HTML inside built-in tags nor enters components, as in WeChat.
 */
import { attributesOf } from './attributes'
import { childrenOf, customComponent, tagNameOf, type GlassNode } from './tree'

interface Mirror {
  document: XMLDocument
  nodeOf: Map<Node, GlassNode>
  copyOf: Map<GlassNode, Element>
}

/** All nodes that match, in document order. `>>>` goes on inside components. */
export function selectAll(scope: GlassNode, selector: string): GlassNode[] {
  return unique(alternatives(selector).flatMap((part) => selectDeep(scope, part)))
}

/** The parts of a list, whose commas are not those inside of brackets and quotes. */
function alternatives(selector: string): string[] {
  const parts = selector.match(/(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\([^)]*\)|[^,])+/g) ?? []
  return parts.map((part) => part.trim())
}

function selectDeep(scope: GlassNode, selector: string): GlassNode[] {
  const [first = '', ...rest] = selector.split(/\s*>>>\s*/)
  let found = searchRoots(scope).flatMap((root) => selectIn(root, first))
  for (const step of rest)
    found = found.flatMap((node) => shadowsBelow(node).flatMap((shadow) => selectIn(shadow, step)))
  return unique(found)
}

/** An element is searched below itself; a component also in what it draws. */
function searchRoots(scope: GlassNode): GlassNode[] {
  const shadow = customComponent(scope)?.getShadowRoot()
  return shadow ? [shadow, scope] : [scope]
}

/** The trees of all components at or below a node, however deep. */
function shadowsBelow(node: GlassNode): GlassNode[] {
  const own = customComponent(node)?.getShadowRoot()
  const inOwn = own ? [own, ...childElements(own).flatMap(shadowsBelow)] : []
  return [...inOwn, ...childElements(node).flatMap(shadowsBelow)]
}

const childElements = (node: GlassNode): GlassNode[] =>
  childrenOf(node).filter((child): child is GlassNode => typeof child !== 'string')

function selectIn(scope: GlassNode, selector: string): GlassNode[] {
  const mirror = mirrorOf(scope)
  return known(mirror, Array.from(mirror.copyOf.get(scope)?.querySelectorAll(selector) ?? []))
}

/** XPath over the same copy, relative to the scope: `//view[@class="row"]`, `/page/view[1]`. */
export function selectByXpath(scope: GlassNode, path: string): GlassNode[] {
  const mirror = mirrorOf(scope)
  const from = path.startsWith('/') ? mirror.document : (mirror.copyOf.get(scope) ?? mirror.document)
  const result = mirror.document.evaluate(path, from, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE)
  return known(
    mirror,
    Array.from({ length: result.snapshotLength }, (_, index) => result.snapshotItem(index)),
  )
}

function known(mirror: Mirror, copies: (Node | null)[]): GlassNode[] {
  return copies.flatMap((copy) => (copy && mirror.nodeOf.get(copy)) ?? [])
}

/** Copies the whole tree that a node is part of, so that selectors see its ancestors too. */
function mirrorOf(scope: GlassNode): Mirror {
  const document = new Document() as XMLDocument
  const mirror: Mirror = { document, nodeOf: new Map(), copyOf: new Map() }
  const root = scope.asShadowRoot() ?? scope.ownerShadowRoot ?? scope
  document.append(copy(mirror, root))
  return mirror
}

function copy(mirror: Mirror, node: GlassNode): Element {
  const isRoot = Boolean(node.asShadowRoot())
  const element = mirror.document.createElementNS(null, isRoot ? 'page' : tagNameOf(node))
  if (!isRoot) {
    mirror.nodeOf.set(element, node)
    for (const [name, value] of attributesOf(node)) if (isName(name)) element.setAttribute(name, value)
  }
  mirror.copyOf.set(node, element)
  for (const child of childrenOf(node))
    element.append(typeof child === 'string' ? child : copy(mirror, child))
  return element
}

const isName = (name: string): boolean => /^[a-zA-Z_][\w.-]*$/.test(name)

const unique = <T>(list: T[]): T[] => [...new Set(list)]
