import path from 'node:path'
import type { ComponentRecord } from '../manifest'
import type { BuildProblem } from '../protocol'
import { checkTags } from './checkTags'
import { Files } from './files'
import { walkGraph, type GraphNode } from './graph'
import { placeInJson, readJson } from './json'
import { NpmPackages } from './npm'
import { formatProblem, Problems } from './problems'
import { pagesOf, readProject, type Project, type SourceAppJson } from './project'
import { Resolver } from './resolve'
import { Runtime } from './runtimeBundle'
import { moduleAt, type Found } from './modules/findModule'
import { Modules } from './modules/modules'
import { SectionMap } from './modules/sectionMap'
import { worldOfTemplates } from './wrapper'
import { Wxml } from './wxml'
import { Wxss } from './wxss'
import { hostMark, scopeMark } from './wxssConvert'

export { formatProblem }

/** One build. With errors, `files` holds the runtime only, and whoever serves keeps the last good app.js. */
export interface BuildResult {
  ok: boolean
  errors: readonly BuildProblem[]
  warnings: readonly BuildProblem[]
  /** By name as served: 'app.js', 'app.js.map', 'runtime.js', 'view.js' and their maps. */
  files: ReadonlyMap<string, string>
  milliseconds: number
}

/** What a mini-program is made of, sorted by the tool that made it. */
interface Parts {
  app: SourceAppJson
  /** What `@name` in app.json and pages' JSON stands for, by theme. */
  theme: object
  nodes: GraphNode[]
  appCss: string
  css: Map<string, string>
  writeModules(into: SectionMap): void
  /** Ids of what has a script. */
  scripts: string[]
}

/** Compiles a project folder to what the browser phone runs; builds after the first are incremental. */
export class Compiler {
  readonly project: Project
  private readonly files = new Files()
  private readonly resolver: Resolver
  private readonly wxml: Wxml
  private readonly wxss: Wxss
  private readonly modules: Modules
  private readonly runtime: Runtime
  private running: Promise<unknown> = Promise.resolve()

  /** @param projectRoot folder of project.config.json */
  constructor(projectRoot: string, runtime = new Runtime()) {
    const root = path.resolve(projectRoot)
    this.project = readProject(root, this.files, new Problems(root))
    const npm = new NpmPackages(this.project.npmRoots)
    this.resolver = new Resolver(this.project, npm, this.files)
    this.wxml = new Wxml(this.files, this.resolver)
    this.wxss = new Wxss(this.files, this.resolver)
    this.modules = new Modules(this.project, npm, this.resolver, this.files)
    this.runtime = runtime
  }

  /** Builds one after the other. `runtimeToo` bundles the phone's own scripts again. */
  build(runtimeToo = false): Promise<BuildResult> {
    const next = this.running.then(() => this.buildNow(runtimeToo))
    this.running = next.catch(() => undefined)
    return next
  }

  /** The file of a picture or the like, by its path from the mini-program's root, and the folder that it may not leave. */
  resource(inside: string): { file: string; folder: string } {
    // Made absolute first, so that no '..' leads out of the root.
    const file = this.resolver.file(path.posix.normalize(`/${inside}`).slice(1), '')
    const isOwn = file.startsWith(this.project.source + path.sep)
    return { file, folder: isOwn ? this.project.source : path.dirname(file) }
  }

  async dispose(): Promise<void> {
    await this.running
    await this.runtime.dispose()
    this.wxml.dispose()
  }

  private async buildNow(runtimeToo: boolean): Promise<BuildResult> {
    const start = performance.now()
    this.files.begin()
    const problems = new Problems(this.project.root)
    readProject(this.project.root, this.files, problems)
    // Side by side: neither needs the other, and most of both happens in esbuild's own process.
    const bundling = this.runtime.bundle(runtimeToo)
    const [parts, runtime] = await Promise.all([this.collect(problems), bundling])
    const errors = [...runtime.problems.errors, ...problems.errors]
    const files = new Map(runtime.files)
    if (parts && problems.errors.length === 0) {
      const whole = this.assemble(parts)
      files.set('app.js', whole.text())
      files.set('app.js.map', whole.toString())
    }
    const milliseconds = Math.round(performance.now() - start)
    return { ok: errors.length === 0, errors, warnings: problems.warnings, files, milliseconds }
  }

  private async collect(problems: Problems): Promise<Parts | null> {
    const app = readJson<SourceAppJson>(this.files, this.resolver.file('app', '.json'), problems)
    this.resolver.setAlias(app.resolveAlias)
    const nodes = walkGraph(app, this.files, this.resolver, problems)
    const ids = nodes.map((it) => it.id)
    this.wxml.update(ids, problems)
    checkTags(nodes, this.wxml, problems)
    const appCss = this.wxss.convert('app', problems).replaceAll(scopeMark, '').replaceAll(hostMark, '')
    const css = new Map(ids.map((id) => [id, this.wxss.convert(id, problems)]))
    const entries = this.entries(nodes)
    const writeModules = await this.modules.bundle(entries, problems)
    const scripts = entries.map((it) => it.key.replace(/\.js$/, ''))
    return (
      writeModules && { app, theme: this.theme(app, problems), nodes, appCss, css, writeModules, scripts }
    )
  }

  private theme(app: SourceAppJson, problems: Problems): object {
    const { themeLocation } = app
    if (typeof themeLocation !== 'string') return {}
    const file = this.resolver.file(themeLocation.replace(/^\//, ''), '')
    const place = placeInJson(this.files, this.resolver.file('app', '.json'), themeLocation)
    if (!this.files.exists(file))
      problems.warn(this.resolver.file('app', '.json'), place, `There is no ${themeLocation}.`)
    return readJson<object>(this.files, file, problems)
  }

  private entries(nodes: readonly GraphNode[]): Found[] {
    const own = nodes.flatMap(({ id, script }) =>
      script === null ? [] : [{ key: `${id}.js`, file: script }],
    )
    const app = moduleAt('app', this.resolver)
    return app?.key === 'app.js' ? [app, ...own] : own
  }

  private assemble(parts: Parts): SectionMap {
    const app = { ...parts.app, resolveAlias: undefined, __theme: parts.theme }
    const records = parts.nodes.map((it) => recordText(it, parts.css.get(it.id) ?? ''))
    const whole = new SectionMap()
    parts.writeModules(whole)
    whole.add(`;(function () {
var scope = __phone.scope || {};
var product;
var scripts = ${JSON.stringify(parts.scripts)};
function load(id) {
  if (scripts.indexOf(id) < 0) return;
  product = product || __makeProduct(window, scope);
  product(id + '.js');
}
function makeTemplates(__window, __scope) {
${worldOfTemplates()}
return `)
    this.wxml.emit(whole, this.project.root)
    whole.add(`
}
__phone.boot({
  app: ${JSON.stringify(app)},
  pages: ${JSON.stringify(pagesOf(parts.app))},
  appCss: ${JSON.stringify(parts.appCss)},
  components: __phoneBuiltins.components.concat([
${records.join(',\n')}
  ]),
  templates: Object.assign({}, __phoneBuiltins.templates, makeTemplates(window, scope)),
  loadApp: function () { load('app') },
});
})();
//# sourceMappingURL=app.js.map
`)
    return whole
  }
}

function recordText(node: GraphNode, css: string): string {
  const record: Omit<ComponentRecord, 'load'> = { id: node.id, kind: node.kind, json: node.json, css }
  const fields = JSON.stringify(record).slice(1, -1)
  return `{${fields},load:function(){load(${JSON.stringify(node.id)})}}`
}
