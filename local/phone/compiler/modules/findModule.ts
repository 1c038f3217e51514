import path from 'node:path'
import { isFile } from '../files'
import { splitNpm, type NpmPackages } from '../npm'
import type { Resolver } from '../resolve'

/** A module that a `require` means. The key is its path from the mini-program's root with '.js', as WeChat names it. */
export type Found =
  { key: string; file: string; package?: false } | { key: string; file: string; package: true }

export interface Missing {
  reason: string
}

/** What `require` and `import` mean: beside the file, from the root, by resolveAlias, or an npm package. */
export function findModule(
  written: string,
  owner: string,
  resolver: Resolver,
  npm: NpmPackages,
): Found | Missing {
  const outside = `${written} lies outside miniprogramRoot: WeChat leaves it out without a word.`
  for (const id of resolver.candidates(written, owner)) {
    const found = moduleAt(id, resolver)
    if (!found) continue
    return found.key.startsWith('..') ? { reason: outside } : found
  }
  if (/^[./]/.test(written)) return { reason: reasonOf(written, owner, resolver) }
  return findPackage(written, npm)
}

/** The script of an id, which may be written with its extension or mean a folder. */
export function moduleAt(id: string, resolver: Resolver): Found | null {
  const bare = id.replace(/\.(js|ts)$/, '')
  for (const base of [bare, ...(bare === id ? [] : [id]), path.posix.join(bare, 'index')]) {
    for (const extension of ['.ts', '.js']) {
      const file = resolver.file(base, extension)
      if (isFile(file)) return { key: `${base}.js`, file }
    }
  }
  return null
}

function findPackage(written: string, npm: NpmPackages): Found | Missing {
  const { name, inside } = splitNpm(written)
  const folder = npm.folder(name)
  if (folder === null) return { reason: `There is no such module: ${written}` }
  const isEntry = inside === '' || inside === 'index' || inside === 'index.js'
  if (isEntry) return { key: `miniprogram_npm/${name}/index.js`, file: folder, package: true }
  return {
    reason: `WeChat's npm build brings the entry of ${name} only; ${written} does not reach the phone.`,
  }
}

function reasonOf(written: string, owner: string, resolver: Resolver): string {
  const isJson = resolver.candidates(written, owner).some((id) => isFile(resolver.file(id, '')))
  return isJson && written.endsWith('.json')
    ? `WeChat cannot require JSON: write ${written} as a script that exports it.`
    : `There is no such module: ${written}`
}
