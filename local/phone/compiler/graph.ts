import type { ComponentJson } from '../manifest'
import type { Files } from './files'
import { placeInJson, readJson } from './json'
import { wholeFile, type Problems } from './problems'
import { pagesOf, type SourceAppJson } from './project'
import type { Resolver } from './resolve'

/** A page or component that the mini-program uses. */
export interface GraphNode {
  id: string
  kind: 'page' | 'component'
  /** With usingComponents and default generics resolved to '/' + id. */
  json: ComponentJson
  /** Absolute file of its script, or null. */
  script: string | null
  /** Tags that its template may use besides WeChat's own, found or not. */
  declared: ReadonlySet<string>
}

interface Walk {
  app: SourceAppJson
  files: Files
  resolver: Resolver
  problems: Problems
  nodes: Map<string, GraphNode>
}

/** Everything that can be reached from app.json, pages first, then in the order in which it is met. */
export function walkGraph(
  app: SourceAppJson,
  files: Files,
  resolver: Resolver,
  problems: Problems,
): GraphNode[] {
  const walk: Walk = { app, files, resolver, problems, nodes: new Map() }
  const pages = pagesOf(app)
  const appFile = resolver.file('app', '.json')
  for (const page of pages) {
    if (resolver.has(page, '.wxml')) continue
    problems.error(appFile, placeOfPage(walk, page), `This page is not there: ${page}.wxml`)
  }
  for (const page of pages) if (resolver.has(page, '.wxml')) visit(page, 'page', walk)
  if (app.tabBar?.custom) visitCustomTabBar(walk)
  for (const id of referenced(walk, app.usingComponents, 'app', appFile)) visit(id, 'component', walk)
  return [...walk.nodes.values()]
}

function placeOfPage(walk: Walk, page: string) {
  const file = walk.resolver.file('app', '.json')
  const roots = (walk.app.subpackages ?? walk.app.subPackages ?? []).map((it) => it.root.replace(/\/?$/, '/'))
  const written = [page, ...roots.filter((it) => page.startsWith(it)).map((it) => page.slice(it.length))]
  const places = written.map((it) => placeInJson(walk.files, file, it))
  return places.find((it) => it.line > 0) ?? wholeFile
}

function visitCustomTabBar(walk: Walk): void {
  const id = 'custom-tab-bar/index'
  if (walk.resolver.has(id, '.wxml')) return visit(id, 'component', walk)
  const file = walk.resolver.file('app', '.json')
  const place = placeInJson(walk.files, file, 'custom')
  walk.problems.error(file, place, `A custom tab bar is asked for, but ${id} is not there.`)
}

function visit(id: string, kind: GraphNode['kind'], walk: Walk): void {
  if (walk.nodes.has(id)) return
  const file = walk.resolver.file(id, '.json')
  const json = readJson<ComponentJson>(walk.files, file, walk.problems)
  const script =
    ['.ts', '.js'].map((it) => walk.resolver.file(id, it)).find((it) => walk.files.exists(it)) ?? null
  const node: GraphNode = { id, kind, json: { ...json }, script, declared: declaredTags(json, walk.app) }
  walk.nodes.set(id, node)
  if (script === null) {
    walk.problems.error(
      walk.resolver.file(id, '.wxml'),
      wholeFile,
      `There is no ${id}.ts or .js beside this template.`,
    )
  }
  const own = resolveUsing(walk, json.usingComponents, id, file)
  const shared = resolveUsing(walk, walk.app.usingComponents, 'app', walk.resolver.file('app', '.json'))
  node.json.usingComponents = { ...shared, ...own }
  node.json.componentGenerics = resolveGenerics(walk, json, id, file)
  const generics = Object.values(node.json.componentGenerics ?? {}).map((it) =>
    it === true ? undefined : it.default,
  )
  for (const next of [...Object.values(own), ...generics]) if (next) visit(next.slice(1), 'component', walk)
}

function declaredTags(json: ComponentJson, app: SourceAppJson): Set<string> {
  const tables = [app.usingComponents, json.usingComponents, json.componentGenerics]
  return new Set(tables.flatMap((it) => Object.keys(it ?? {})))
}

function resolveUsing(
  walk: Walk,
  using: Record<string, string> | undefined,
  owner: string,
  file: string,
): Record<string, string> {
  const resolved: Record<string, string> = {}
  for (const [tag, reference] of Object.entries(using ?? {})) {
    const id = isForeign(reference) ? null : walk.resolver.component(reference, owner)
    const missing = id === null ? whyNotHere(reference, walk.app) : null
    if (id !== null) resolved[tag] = `/${id}`
    else if (missing) walk.problems.warn(file, placeInJson(walk.files, file, tag), `<${tag}> ${missing}`)
    else complain(walk, file, tag, reference)
  }
  return resolved
}

const isForeign = (reference: string): boolean => /^(plugin|dynamicLib|plugin-private):\/\//.test(reference)

/** What WeChat has besides the mini-program's own files, and the phone has not: the rest goes on without it. */
function whyNotHere(reference: string, app: SourceAppJson): string | null {
  if (isForeign(reference))
    return `is of a plugin, which the phone does not run: it draws nothing (${reference}).`
  const extended = Object.keys(app.useExtendedLib ?? {}).map((it) =>
    it === 'weui' ? 'weui-miniprogram' : it,
  )
  const library = extended.find((it) => reference.startsWith(`${it}/`))
  return library
    ? `is of useExtendedLib: install ${library} in the project for the phone (${reference}).`
    : null
}

function complain(walk: Walk, file: string, tag: string, reference: string): void {
  const place = placeInJson(walk.files, file, tag)
  walk.problems.error(
    file,
    place,
    `The component <${tag}> is not there: ${reference} (.json and .wxml are needed).`,
  )
}

function referenced(
  walk: Walk,
  using: Record<string, string> | undefined,
  owner: string,
  file: string,
): string[] {
  return Object.values(resolveUsing(walk, using, owner, file)).map((it) => it.slice(1))
}

function resolveGenerics(
  walk: Walk,
  json: ComponentJson,
  owner: string,
  file: string,
): ComponentJson['componentGenerics'] {
  if (!json.componentGenerics) return undefined
  const resolved: NonNullable<ComponentJson['componentGenerics']> = {}
  for (const [name, generic] of Object.entries(json.componentGenerics)) {
    if (generic === true || !generic.default) {
      resolved[name] = generic
      continue
    }
    const id = walk.resolver.component(generic.default, owner)
    if (id === null) complain(walk, file, name, generic.default)
    resolved[name] = id === null ? true : { ...generic, default: `/${id}` }
  }
  return resolved
}
