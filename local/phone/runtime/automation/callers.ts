import type { Caller } from '../framework/caller'
import type { PageRecord } from '../router/page'
import { customComponent, type GlassComponent, type GlassNode } from './tree'

/** glass-easel's node of a page. */
export function callerOf(page: PageRecord): GlassComponent {
  return page.caller._$
}

/** `this` of a component's own code. */
export function componentCaller(node: GlassNode): Caller {
  const component = customComponent(node)
  if (!component) throw new Error('the element is no custom component')
  return component.getMethodCaller() as unknown as Caller
}
