/** What Page(), Component() and Behavior() are given, made as the adapter wants it. */
import { resolveBehaviors } from './behaviors'
import type { DefinitionOptions } from './isolation'

interface Relation {
  target?: string | { _$?: object }
}

export interface Definition {
  behaviors?: unknown[]
  relations?: Record<string, Relation>
  properties?: Record<string, unknown>
  options?: DefinitionOptions
  [member: string]: unknown
}

/** The definition with names of behaviors, methods and relations made into what they mean. */
export function prepare(definition: Definition): Definition {
  const { behaviors, properties, relations } = definition
  return {
    ...definition,
    ...(properties ? { properties: resolveProperties(properties) } : {}),
    ...(behaviors ? { behaviors: resolveBehaviors(behaviors) } : {}),
    ...(relations ? { relations: resolveRelations(relations) } : {}),
  }
}

/** An observer may be the name of a method, which nobody misses as long as the property does not change. */
function resolveProperties(properties: Record<string, unknown>): Record<string, unknown> {
  const resolved = Object.entries(properties).map(([name, property]) => {
    const { observer } = (property ?? {}) as { observer?: unknown }
    if (typeof observer !== 'string') return [name, property] as const
    const run = function (this: Record<string, unknown>, ...args: unknown[]): unknown {
      const method = this[observer]
      return typeof method === 'function'
        ? (method as (...args: unknown[]) => unknown).apply(this, args)
        : undefined
    }
    return [name, { ...(property as object), observer: run }] as const
  })
  return Object.fromEntries(resolved)
}

/** A relation to a behavior: the adapter would hand its own object on, where glass-easel looks for one of its. */
function resolveRelations(relations: Record<string, Relation>): Record<string, Relation> {
  const resolved = Object.entries(relations).map(([name, relation]) => {
    const { target } = relation
    const own = typeof target === 'object' ? target._$ : undefined
    return [name, own ? { ...relation, target: own } : relation] as const
  })
  return Object.fromEntries(resolved)
}
