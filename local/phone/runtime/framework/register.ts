import type { ComponentRecord, Manifest } from '../../manifest'
import { guard } from '../errors'
import { scope } from '../scope'
import { resolveBehaviors } from './behaviors'
import { codeSpace, componentSpace } from './engine'
import { finishStyle, isScoped, staticConfig, type DefinitionOptions } from './isolation'

interface Relation {
  target?: string | { _$?: object }
}

interface Definition {
  behaviors?: unknown[]
  relations?: Record<string, Relation>
  options?: DefinitionOptions
  [member: string]: unknown
}

type Register = (definition: Definition) => unknown

const styles = new Map<string, string>()
const records = new Map<string, ComponentRecord>()
let builtinStyles = ''

export const builtinTags = new Set<string>()

export function recordOf(id: string): ComponentRecord | undefined {
  return records.get(id)
}

/** The final style text of a component, or of the app under the id 'app'. */
export function styleOf(id: string): string {
  return styles.get(id) ?? ''
}

/** The styles of all built-in tags: every page has them, whether it uses the tag or not. */
export function builtinStyle(): string {
  return builtinStyles
}

/** Runs every component's module and makes it known under its path. */
export function registerComponents(manifest: Manifest): void {
  codeSpace.addStyleSheet('app', 'app')
  styles.set('app', finishStyle(manifest.appCss, '', false))
  for (const record of manifest.components) {
    records.set(record.id, record)
    if (record.kind === 'builtin') builtinTags.add(record.id.slice('builtin/'.length))
  }
  componentSpace.startGroupRegister()
  manifest.components.forEach((record, index) =>
    register(record, manifest.templates, `s${index.toString(36)}`),
  )
  componentSpace.endGroupRegister()
}

function register(record: ComponentRecord, templates: Manifest['templates'], styleScope: string): void {
  const { id } = record
  let config = staticConfig(record)
  codeSpace.addComponentStaticConfig(id, config)
  codeSpace.addStyleSheet(id, id, styleScope)
  const content = templates[id]
  if (content) codeSpace.addCompiledTemplate(id, { groupList: templates, content } as never)

  codeSpace.componentEnv(id, (env) => {
    let defined = false
    const define =
      (register: Register): Register =>
      (definition) => {
        defined = true
        config = staticConfig(record, definition?.options)
        codeSpace.addComponentStaticConfig(id, config)
        return register(definition && prepare(definition))
      }
    const globals = {
      Page: define(env.Page as Register),
      Component: define(env.Component as unknown as Register),
      Behavior: Object.assign((definition: Definition) => env.Behavior(prepare(definition) as never), {
        trait: env.Behavior.trait,
      }),
    }
    withGlobals(globals, () => guard(id, record.load, record))
    if (!defined) globals.Component({})
  })

  const css = finishStyle(record.css, styleScope, isScoped(config))
  if (record.kind === 'builtin') publishTag(id, css)
  else styles.set(id, css)
}

function prepare(definition: Definition): Definition {
  const { behaviors, relations } = definition
  return {
    ...definition,
    ...(behaviors ? { behaviors: resolveBehaviors(behaviors) } : {}),
    ...(relations ? { relations: resolveRelations(relations) } : {}),
  }
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

/** Product code finds the constructors in its scope, built-in code on the window, while its module loads. */
function withGlobals(globals: Record<string, unknown>, run: () => void): void {
  Object.assign(scope, globals)
  Object.assign(window, globals)
  run()
}

function publishTag(id: string, css: string): void {
  builtinStyles += css
  componentSpace.setGlobalUsingComponent(
    id.slice('builtin/'.length),
    componentSpace.getComponentByUrl(id, '') as never,
  )
}
