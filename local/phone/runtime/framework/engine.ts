/**
 * glass-easel, set up the way WeChat behaves. Imported first: its global options must be set before anything else
 * of it is touched.
 */
import { MiniProgramEnv, glassEasel } from 'glass-easel-miniprogram-adapter'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import { report } from '../errors'
import type { Caller } from './caller'

// A property named `dataset` (van-button has one) would otherwise be written over the node's own.
glassEasel.globalOptions.writeFieldsToNode = false
glassEasel.globalOptions.throwGlobalError = false

// A behavior that two others use is one behavior: its observers run once, as its life-cycle functions do.
const { observer } = glassEasel.BehaviorBuilder.prototype as unknown as { observer: Observe }
type Observe = (this: unknown, paths: unknown, run: unknown, once?: boolean) => unknown
Object.assign(glassEasel.BehaviorBuilder.prototype, {
  observer(this: unknown, paths: unknown, run: unknown) {
    return observer.call(this, paths, run, true)
  },
})

glassEasel.addGlobalErrorListener((error, method, component) => {
  const where = typeof component === 'string' ? component : component?.is
  report(error, [method, where].filter(Boolean).join(' of '))
  if (/^listener/i.test(method ?? '') && typeof component !== 'string') tellOwner(component, error)
  return false
})
/** Warnings about what WeChat allows: a number as a list, and its items without keys. */
const ALLOWED = /^(Use number as for-list|Some keys are not unique while list updates: "")/

/** A handler that failed is the owner's, not the built-in tag's that the finger was on. */
function tellOwner(component: glassEasel.GeneralComponent | undefined, error: unknown): void {
  if (!component?.is.startsWith('builtin/')) return
  component.ownerShadowRoot?.getHostNode().triggerLifetime('error', [error as Error])
}

glassEasel.addGlobalWarningListener((message) => {
  if (!ALLOWED.test(message)) console.debug(`[glass-easel] ${message}`)
  return false
})

type Definition = { is: string }
type Create = (tagName: string, definition: Definition, ...rest: unknown[]) => glassEasel.GeneralComponent
const components = glassEasel.Component as unknown as { _$advancedCreate: Create }
const create = components._$advancedCreate

/**
 * A component of the mini-program's may have the name of a built-in tag, as in DevTools' own templates. In the page it
 * gets another name, as the styles of built-in tags are not meant for it.
 */
export function tellApart(isBuiltinTag: (tag: string) => boolean): void {
  components._$advancedCreate = function (this: unknown, tagName, definition, ...rest) {
    if (definition.is.startsWith('builtin/') || !isBuiltinTag(tagName))
      return create.call(this, tagName, definition, ...rest)
    const component = create.call(this, `own-${tagName}`, definition, ...rest)
    component.tagName = tagName
    return component
  }
}

export { glassEasel }
export const environment = new MiniProgramEnv()
export const codeSpace: CodeSpace = environment.createCodeSpace('', true)
export const componentSpace = codeSpace.getComponentSpace()

/** Components that were attached and wait for their `ready`, which glass-easel never raises itself. */
const attached: glassEasel.GeneralComponent[] = []

/** Raises `ready` now; the router does so before a page's onReady. */
export function flushReady(): void {
  for (const component of attached.splice(0)) component.triggerLifetime('ready', [])
}

codeSpace.setOverallBehavior(
  componentSpace.defineBehavior({
    lifetimes: {
      attached() {
        const caller = this as unknown as Caller
        if (!attached.length) setTimeout(flushReady, 0)
        attached.push(caller._$)
      },
    },
  }) as unknown as glassEasel.GeneralBehavior,
)

type PrepareOptions = (id: string, options?: unknown) => [Record<string, unknown>, unknown]
const inner = codeSpace as unknown as { prepareComponentOptions: PrepareOptions }
const prepareOptions = inner.prepareComponentOptions.bind(codeSpace)

/** Ids reach the DOM in pages only, unchanged: a page's `#id` rules and aria-labelledby need them. */
export function writeIdsOf(isPage: (id: string) => boolean): void {
  inner.prepareComponentOptions = (id, options) => {
    const [prepared, isolation] = prepareOptions(id, options)
    const ids = isPage(id) ? { writeIdToDOM: true, idPrefixGenerator: null } : {}
    return [{ ...prepared, ...ids }, isolation]
  }
}
