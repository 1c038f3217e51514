import { productConsole } from '../console'
import { codeSpace } from './engine'
import type { Caller } from './caller'

type Behavior = object

let known: Record<string, Behavior> = {}

/** WeChat's built-in behaviors, which products name by a string. */
export function defineBehaviors(): void {
  codeSpace.componentEnv('phone/behaviors', ({ Behavior }) => {
    known = {
      'wx://form-field': Behavior({
        properties: { name: String, value: { type: null, value: '' } },
        lifetimes: { created: markAsField },
      } as never),
      'wx://form-field-group': Behavior({ lifetimes: { created: markAsGroup } } as never),
      'wx://form-field-button': Behavior({}),
      'wx://component-export': Behavior({}),
    }
  })
}

/** A form collects every field inside it that bears this mark and a name. */
export const FIELD = '__formField'

/** The fields inside a component that bears this mark belong to the form around it. */
export const GROUP = '__formGroup'

function markAsGroup(this: unknown): void {
  ;(this as Caller)[GROUP] = true
}

function markAsField(this: unknown): void {
  ;(this as Caller)[FIELD] = true
}

/** Behaviors as a definition lists them: objects, or the names above. Unknown names are dropped with a warning. */
export function resolveBehaviors(list: readonly unknown[]): Behavior[] {
  return list.flatMap((entry) => {
    if (typeof entry !== 'string') return entry ? [entry as Behavior] : []
    const found = known[entry]
    if (!found) productConsole().warn(`unknown behavior ${entry}`)
    return found ? [found] : []
  })
}
