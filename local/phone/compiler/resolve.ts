import path from 'node:path'
import { isFile, type Files } from './files'
import { splitNpm, type NpmPackages } from './npm'
import type { Project } from './project'

const npmMark = 'miniprogram_npm/'

/**
 * Between ids and files. An id is a path without extension from the mini-program's root. Packages that were not built
 * into miniprogram_npm/ are read from node_modules, under the id that they would have there.
 */
export class Resolver {
  private alias: [string, string][] = []

  constructor(
    private readonly project: Project,
    private readonly npm: NpmPackages,
    private readonly files: Files,
  ) {}

  /** app.json's resolveAlias: `{ "@/*": "/*" }`. */
  setAlias(alias: Record<string, string> | undefined): void {
    this.alias = Object.entries(alias ?? {})
  }

  /** The file of an id and an extension such as '.wxml', whether it is there or not. */
  file(id: string, extension: string): string {
    const own = path.join(this.project.source, id) + extension
    if (!id.startsWith(npmMark) || isFile(own)) return own
    const { name, inside } = splitNpm(id.slice(npmMark.length))
    const made = this.npm.miniprogramFolder(name)
    return made === null ? own : path.join(made, inside) + extension
  }

  has(id: string, extension: string): boolean {
    return this.files.exists(this.file(id, extension))
  }

  /** The id that a usingComponents value means for its owner, or null. */
  component(reference: string, owner: string): string | null {
    return this.find(reference, owner, (id) => this.has(id, '.json') && this.has(id, '.wxml'))
  }

  /** The id of another file of some kind: `@import`, `import src`, `require` in wxs. */
  sibling(reference: string, owner: string, extension: string): string | null {
    const bare = reference.endsWith(extension) ? reference.slice(0, -extension.length) : reference
    return this.find(bare, owner, (id) => this.has(id, extension))
  }

  private find(reference: string, owner: string, fits: (id: string) => boolean): string | null {
    for (const candidate of this.candidates(reference, owner)) {
      if (fits(candidate)) return candidate
      if (fits(`${candidate}/index`)) return `${candidate}/index`
    }
    return null
  }

  /** What a reference may mean, most likely first: beside its owner, then npm from the nearest folder up. */
  candidates(written: string, owner: string): string[] {
    const reference = this.unalias(written)
    if (reference.startsWith('/')) return [path.posix.normalize(reference.slice(1))]
    const folder = path.posix.dirname(owner)
    const own = path.posix.join(folder, reference)
    if (reference.startsWith('.')) return [own]
    return [own, ...upwardsFrom(folder).map((it) => path.posix.join(it, npmMark, reference))]
  }

  private unalias(reference: string): string {
    for (const [from, to] of this.alias) {
      const rest = matchAlias(reference, from)
      if (rest !== null) return `/${to.replace(/\*$/, rest).replace(/^\//, '')}`
    }
    return reference
  }
}

function matchAlias(reference: string, pattern: string): string | null {
  if (!pattern.endsWith('*')) return reference === pattern ? '' : null
  const start = pattern.slice(0, -1)
  return reference.startsWith(start) ? reference.slice(start.length) : null
}

/** 'a/b' gives 'a/b', 'a', ''. */
function upwardsFrom(folder: string): string[] {
  if (folder === '.' || folder === '') return ['']
  return [folder, ...upwardsFrom(path.posix.dirname(folder))]
}
