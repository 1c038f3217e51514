import { TmplGroup } from 'glass-easel-template-compiler'
import type { Files } from './files'
import type { SectionMap } from './modules/sectionMap'
import { placeAt, wholeFile, type Finding, type Place, type Problems } from './problems'
import type { Resolver } from './resolve'
import { withColons } from './wxmlColons'
import { writeWithMaps, type EmittedWxs } from './wxmlEmit'
import { attributeOf, scanWxml, type ScannedTag } from './wxmlScan'
import { convertWxs, wxsPrelude } from './wxs'
import { deadBindings, isGrave, joined, toFinding, type CompilerMessage } from './wxmlFindings'

/** One template or WXS module in the group, with what is known of its text. */
interface Kept {
  version: string
  findings: Finding[]
  warnings: Finding[]
  /** Other files that it needs, by id, and where it says so. */
  templates: Needed[]
  scripts: Needed[]
  tags: ScannedTag[]
  /** Modules of WXS in it, as they stand in what is emitted. */
  modules: EmittedWxs[]
}

interface Needed {
  id: string
  place: Place
}

/** All templates of the mini-program in one group of glass-easel's compiler; only what changed is compiled again. */
export class Wxml {
  private readonly group = new TmplGroup()
  private readonly templates = new Map<string, Kept>()
  private readonly scripts = new Map<string, Kept>()
  private emitted: string | null = null

  constructor(
    private readonly files: Files,
    private readonly resolver: Resolver,
  ) {
    this.group.setExtraRuntimeScript(wxsPrelude)
  }

  /** Compiles these templates and all they need; forgets the rest. */
  update(ids: readonly string[], problems: Problems): void {
    const templates = new Set<string>()
    const scripts = new Set<string>()
    for (const id of ids) this.need(id, templates, scripts, problems)
    this.forget(this.templates, templates, (id) => this.group.removeTmpl(id))
    this.forget(this.scripts, scripts, (id) => this.group.removeScript(id))
  }

  /** The tags of a template and of those that it imports or includes, with their file. */
  tagsOf(id: string, seen = new Set<string>()): { file: string; tag: ScannedTag }[] {
    const kept = this.templates.get(id)
    if (!kept || seen.has(id)) return []
    seen.add(id)
    const file = this.resolver.file(id, '.wxml')
    const own = kept.tags.map((tag) => ({ file, tag }))
    return [...own, ...kept.templates.flatMap((it) => this.tagsOf(it.id, seen))]
  }

  /** Writes an expression for an object of template generators by id. @param root folder that sources are shown from */
  emit(into: SectionMap, root: string): void {
    this.emitted ??= this.group.getTmplGenObjectGroups()
    const kept = [
      ...[...this.templates].map(([id, it]) => ({ file: this.resolver.file(id, '.wxml'), it })),
      ...[...this.scripts].map(([id, it]) => ({ file: this.resolver.file(id, '.wxs'), it })),
    ]
    const modules = kept.flatMap(({ file, it }) => {
      const source = this.files.read(file)?.text ?? ''
      return it.modules.map((module) => ({ ...module, file, source }))
    })
    writeWithMaps(this.emitted, modules, into, root)
  }

  dispose(): void {
    this.group.free()
  }

  private need(id: string, templates: Set<string>, scripts: Set<string>, problems: Problems): void {
    if (templates.has(id)) return
    templates.add(id)
    const file = this.resolver.file(id, '.wxml')
    const kept = this.template(id, file)
    if (!kept) return
    for (const it of kept.findings) problems.error(file, it, it.message)
    for (const it of kept.warnings) problems.warn(file, it, it.message)
    for (const it of kept.templates) {
      if (this.resolver.has(it.id, '.wxml')) this.need(it.id, templates, scripts, problems)
      else problems.warn(file, it.place, `This template is not there: /${it.id}.wxml`)
    }
    this.needScripts(file, kept.scripts, scripts, problems)
  }

  private needScripts(from: string, needed: Needed[], scripts: Set<string>, problems: Problems): void {
    for (const { id, place } of needed) {
      if (!this.resolver.has(id, '.wxs'))
        problems.error(from, place, `This WXS module is not there: /${id}.wxs`)
      if (scripts.has(id)) continue
      scripts.add(id)
      const file = this.resolver.file(id, '.wxs')
      const kept = this.script(id, file)
      if (!kept) continue
      for (const it of kept.findings) problems.error(file, it, it.message)
      for (const it of kept.warnings) problems.warn(file, it, it.message)
      this.needScripts(file, kept.scripts, scripts, problems)
    }
  }

  private template(id: string, file: string): Kept | null {
    const source = this.files.read(file)
    if (!source) return null
    const kept = this.templates.get(id)
    if (kept?.version === source.version) return kept
    this.group.removeTmpl(id)
    this.emitted = null
    const tags = scanWxml(source.text)
    const messages = this.group.addTmpl(id, withColons(source.text, tags)) as CompilerMessage[]
    const made: Kept = {
      version: source.version,
      findings: messages.filter(isGrave).map(toFinding),
      warnings: joined(messages.filter((it) => !isGrave(it)).map(toFinding), deadBindings(tags)),
      templates: this.depended(this.group.getDirectDependencies(id), id, tags, '.wxml'),
      scripts: this.depended(this.group.getScriptDependencies(id), id, tags, '.wxs'),
      tags,
      modules: [],
    }
    this.convertInline(id, source.text, made)
    this.templates.set(id, made)
    return made
  }

  /** The compiler knows which files a template needs, the scanned tags know where it says so. */
  private depended(ids: string[], owner: string, tags: ScannedTag[], extension: string): Needed[] {
    return ids.map((id) => {
      const tag = tags.find((it) => {
        const source = attributeOf(it, 'src')
        return source !== undefined && this.resolver.candidates(bare(source, extension), owner)[0] === id
      })
      return { id, place: tag ?? wholeFile }
    })
  }

  private convertInline(id: string, text: string, { tags, findings, modules, warnings }: Kept): void {
    for (const name of this.group.getInlineScriptModuleNames(id) as string[]) {
      const converted = convertWxs(this.group.getInlineScript(id, name))
      const tag = tags.find((it) => it.name === 'wxs' && attributeOf(it, 'module') === name)
      this.group.setInlineScript(id, name, converted.code)
      const start = tag ? placeAt(text, tag.end) : wholeFile
      const moved = (it: Finding): Finding => ({ ...shift(it, start), message: it.message })
      findings.push(...converted.findings.map(moved))
      warnings.push(...converted.warnings.map(moved))
      const mark = `D('${id}#${name}',(require,exports,module)=>{`
      modules.push({ mark, code: converted.code, line: start.line || 1 })
    }
  }

  private script(id: string, file: string): Kept | null {
    const source = this.files.read(file)
    if (!source) return null
    const kept = this.scripts.get(id)
    if (kept?.version === source.version) return kept
    const converted = convertWxs(source.text)
    this.group.addScript(id, converted.code)
    this.emitted = null
    const scripts = converted.requires.map((it) => {
      const required = this.resolver.candidates(it.path, id)[0] ?? it.path
      return { id: required, place: { line: it.line, column: it.column } }
    })
    const made: Kept = {
      version: source.version,
      findings: converted.findings,
      warnings: converted.warnings,
      templates: [],
      scripts,
      tags: [],
      modules: [
        { mark: `D(${JSON.stringify(id)},(require,exports,module)=>{`, code: converted.code, line: 1 },
      ],
    }
    this.scripts.set(id, made)
    return made
  }

  private forget(kept: Map<string, Kept>, needed: Set<string>, remove: (id: string) => void): void {
    for (const id of [...kept.keys()]) {
      if (needed.has(id)) continue
      kept.delete(id)
      remove(id)
      this.emitted = null
    }
  }
}

function shift(place: Place, start: Place): Place {
  if (place.line === 0 || start.line === 0) return start
  const column = place.line === 1 ? start.column + place.column - 1 : place.column
  return { line: start.line + place.line - 1, column }
}

function bare(path: string, extension: string): string {
  return path.endsWith(extension) ? path.slice(0, -extension.length) : path
}
