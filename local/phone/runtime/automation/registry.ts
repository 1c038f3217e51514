import { callerOf } from './callers'
import { livePages, topPage } from '../router/router'
import type { PageRecord } from '../router/page'
import { customComponent, tagNameOf, type GlassNode } from './tree'
import { attributeOf } from './attributes'

/** What the client is told of an element. A `nodeId` makes it a component in the client's eyes. */
export interface ElementRef {
  elementId: string
  tagName: string
  nodeId?: string
  videoId?: string
}

/**
 * A client keeps pages and elements by their ids for as long as it is connected, also when the phone loads itself anew:
 * what is numbered after that must not bear a number from before.
 */
const base = Math.floor(performance.timeOrigin)

let lastId = 0
const ids = new WeakMap<GlassNode, string>()
const nodes = new Map<string, WeakRef<GlassNode>>()

/** A node's number, the same for as long as the page lives, and never given again. */
export function refOf(node: GlassNode): ElementRef {
  const elementId = ids.get(node) ?? remember(node)
  const tagName = tagNameOf(node)
  const videoId = tagName === 'video' ? attributeOf(node, 'id') : null
  return {
    elementId,
    tagName,
    ...(customComponent(node) && { nodeId: elementId }),
    ...(videoId && { videoId }),
  }
}

function remember(node: GlassNode): string {
  const id = `e${base}-${++lastId}`
  ids.set(node, id)
  nodes.set(id, new WeakRef(node))
  return id
}

/** A page's number on the wire. */
export const pageIdOf = (page: PageRecord): number => base + page.id

/** The page of a request. With `onTop` it must also be the one that is shown. */
export function pageOf(params: Record<string, unknown>, onTop = false): PageRecord {
  const page = livePages().find((one) => pageIdOf(one) === params['pageId'])
  if (!page) throw new Error('page destroyed')
  if (onTop && page !== topPage()) throw new Error('page is not on top of page stack')
  return page
}

/** The tree of a page's own WXML. */
export function rootOf(page: PageRecord): GlassNode {
  const shadow = callerOf(page).getShadowRoot()
  if (!shadow) throw new Error('page destroyed')
  return shadow
}

/** The element of a request. */
export function nodeOf(params: Record<string, unknown>): GlassNode {
  const id = String(params['elementId'])
  const node = nodes.get(id)?.deref()
  if (node && isAlive(node)) return node
  nodes.delete(id)
  throw new Error('element destroyed')
}

/** Attached, and so is every component around it. */
function isAlive(node: GlassNode): boolean {
  for (let at: GlassNode | null | undefined = node; at;) {
    const root = at.asShadowRoot()
    if (root && livePages().some((page) => rootOf(page) === root)) return true
    if (livePages().some((page) => page.tabBar?.getComponent() === at)) return true
    at = root ? root.getHostNode() : at.parentNode
  }
  return false
}
