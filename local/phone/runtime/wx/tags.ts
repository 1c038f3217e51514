/** Built-in tags by their id, for the contexts that wx.createXContext gives. */
import type { Caller } from '../framework/caller'
import { topPage } from '../router/router'

/** The tag with an id in a component, or in the page on top. */
export function tagById<T>(id: string, is: string, caller?: Caller): T | undefined {
  const from = caller?._$ ?? topPage()?.root.getComponent()
  const node = from?.getShadowRoot()?.getElementById(id) as Caller['_$'] | null | undefined
  return node?.is === `builtin/${is}` ? (node.getMethodCaller() as unknown as T) : undefined
}
