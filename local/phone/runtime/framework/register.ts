import type { ComponentRecord, Manifest } from '../../manifest'
import { guard } from '../errors'
import { scope } from '../scope'
import { copyPlain } from './copy'
import { prepare, type Definition } from './definition'
import { codeSpace, componentSpace } from './engine'
import { packageOf, packageRoots, reachedFrom } from './packages'
import { finishStyle, isScoped, staticConfig } from './isolation'

type Register = (definition: Definition) => unknown

const styles = new Map<string, string>()
const records = new Map<string, ComponentRecord>()
let builtinStyles = ''

export const builtinTags = new Set<string>()

/** Pages' definitions as they were written. */
const pages = new Map<string, Definition>()

/**
 * What a page's definition holds beside functions and data, copied. Objects of classes (a Map, a store) stay what they
 * are: a copy of their fields would be good for nothing.
 */
export function fieldsOf(route: string): Record<string, unknown> {
  const own = Object.entries(pages.get(route) ?? {}).filter(
    ([name, value]) => typeof value === 'object' && value !== null && !MEANT.has(name),
  )
  return Object.fromEntries(own.map(([name, value]) => [name, copyPlain(value)]))
}

/** Members of a page's definition with a meaning of their own. */
const MEANT = new Set(
  'data behaviors options lifetimes pageLifetimes observers properties relations methods'.split(' '),
)

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

/** Stands where a page or component could not be made. */
export const emptyComponent = 'phone/empty'

let roots: string[] = []
const loaded = new Set<string>()

/** Makes the components of the main package known, running their modules. Those of subpackages wait. */
export function registerComponents(manifest: Manifest): void {
  codeSpace.addStyleSheet('app', 'app')
  styles.set('app', finishStyle(manifest.appCss, '', false))
  for (const record of manifest.components) {
    records.set(record.id, record)
    if (record.kind === 'builtin') builtinTags.add(record.id.slice('builtin/'.length))
  }
  codeSpace.addComponentStaticConfig(emptyComponent, { component: true })
  codeSpace.componentEnv(emptyComponent, ({ Component }) => Component({ options: { virtualHost: true } }))
  roots = packageRoots(manifest)
  loadPackage('', manifest)
}

/** Runs the modules of a package, once. */
function loadPackage(root: string, manifest: Manifest): void {
  if (loaded.has(root)) return
  loaded.add(root)
  componentSpace.startGroupRegister()
  manifest.components.forEach((record, index) => {
    if (packageOf(record.id, roots) === root) register(record, manifest.templates, `s${index.toString(36)}`)
  })
  componentSpace.endGroupRegister()
}

/**
 * Loads what a page needs: its own package at once, and those of components of other packages soon after, as WeChat does
 * while their placeholders are shown. Without a placeholder there is nothing to show meanwhile, so they come at once too.
 * @param came told of the components that came later
 */
export function loadFor(route: string, manifest: Manifest, came: (ids: string[]) => void): void {
  loadPackage(packageOf(route, roots), manifest)
  const others = new Set<string>()
  for (const id of reachedFrom(route, recordOf)) {
    const root = packageOf(id, roots)
    if (!loaded.has(root)) others.add(root)
  }
  const soon = Object.keys(recordOf(route)?.json.componentPlaceholder ?? {}).length > 0
  for (const root of others) {
    if (!soon) loadPackage(root, manifest)
    else
      setTimeout(() => {
        loadPackage(root, manifest)
        came([...reachedFrom(route, recordOf)].filter((id) => packageOf(id, roots) === root))
      }, LATER)
  }
}

/** Milliseconds until another package is there. */
const LATER = 100

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
      (register: Register, isPage = false): Register =>
      (definition) => {
        defined = true
        config = staticConfig(record, definition?.options)
        codeSpace.addComponentStaticConfig(id, config)
        if (isPage) pages.set(id, definition)
        return register(definition && prepare(definition))
      }
    const globals = {
      Page: define(env.Page as Register, true),
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
