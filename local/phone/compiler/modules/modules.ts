import path from 'node:path'
import type { Files } from '../files'
import { splitNpm, type NpmPackages } from '../npm'
import { wholeFile, type Problems } from '../problems'
import type { Project } from '../project'
import type { Resolver } from '../resolve'
import { worldOfProduct } from '../wrapper'
import { findModule, type Found } from './findModule'
import { compileModule, type ModuleText } from './moduleText'
import { bundlePackage } from './npmPackage'
import type { SectionMap } from './sectionMap'

interface Kept {
  version: string
  text: Promise<ModuleText>
}

interface Included {
  found: Found
  text: ModuleText
  /** Keys of modules by how they are written in it. */
  dependencies: Record<string, string>
}

/**
 * Every script that can be reached, each as a module of its own that runs when it is first required, as in WeChat. A
 * module that is not there is a warning, because WeChat complains only when the `require` runs.
 */
export class Modules {
  private readonly kept = new Map<string, Kept>()

  constructor(
    private readonly project: Project,
    private readonly npm: NpmPackages,
    private readonly resolver: Resolver,
    private readonly files: Files,
  ) {}

  /** null when a script cannot be read; the errors are among the problems. */
  async bundle(entries: readonly Found[], problems: Problems): Promise<((into: SectionMap) => void) | null> {
    const included = await this.collect(entries, problems)
    for (const { found, text } of included.values())
      for (const it of text.errors)
        problems.error(found.package ? `${found.file}/package.json` : found.file, it, it.message)
    const broken = [...included.values()].some((it) => it.text.errors.length > 0)
    return broken ? null : (into) => write([...included.values()], into)
  }

  private async collect(entries: readonly Found[], problems: Problems): Promise<Map<string, Included>> {
    const included = new Map<string, Included>()
    let next = [...entries]
    while (next.length > 0) {
      const fresh = [...new Map(next.map((it) => [it.key, it])).values()].filter(
        (it) => !included.has(it.key),
      )
      const texts = await Promise.all(fresh.map((it) => this.textOf(it)))
      next = fresh.flatMap((found, index) => {
        const one: Included = { found, text: texts[index] as ModuleText, dependencies: {} }
        included.set(found.key, one)
        return this.follow(one, problems)
      })
    }
    return included
  }

  private follow({ found, text, dependencies }: Included, problems: Problems): Found[] {
    const owner = found.key.replace(/\.js$/, '')
    return text.requires.flatMap(({ written, place }) => {
      const target = findModule(written, owner, this.resolver, this.npm)
      if ('reason' in target) {
        if (!found.package) problems.warn(found.file, place, target.reason)
        return []
      }
      if (target.package && !found.package) this.checkDeclared(written, found.file, problems)
      dependencies[written] = target.key
      return [target]
    })
  }

  private checkDeclared(written: string, file: string, problems: Problems): void {
    const { name } = splitNpm(written)
    if (this.npm.isDeclared(name)) return
    const message = `${name} is not among the dependencies in package.json, so WeChat's npm build leaves it out.`
    problems.warn(file, wholeFile, message)
  }

  private textOf(found: Found): Promise<ModuleText> {
    const stamp = found.package ? path.join(found.file, 'package.json') : found.file
    const source = this.files.read(stamp) ?? { text: '', version: '' }
    const kept = this.kept.get(found.key)
    if (kept?.version === stamp + source.version) return kept.text
    const shown = path.relative(this.project.root, found.file).split(path.sep).join('/')
    const text = found.package
      ? bundlePackage(found.file, this.project.root)
      : compileModule(source, found.file, shown)
    this.kept.set(found.key, { version: stamp + source.version, text })
    return text
  }
}

/** Writes text that declares `__makeProduct(window, scope)`, which gives a function that runs a module by its key. */
function write(included: readonly Included[], map: SectionMap): void {
  const globals = [...new Set(included.flatMap((it) => it.text.globals))].sort()
  map.add(`function __makeProduct(__window, __scope) { 'use strict';\n${worldOfProduct(globals)}\n`)
  for (const { found, text, dependencies } of included) {
    const [key, known] = [JSON.stringify(found.key), JSON.stringify(dependencies)]
    map.add(`__define(${key}, ${known}, function (require, module, exports) {\n`)
    map.add(text.code, text.map)
    map.add('\n})\n')
  }
  map.add('return __requireModule\n}\n')
}
