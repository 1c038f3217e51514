import fs from 'node:fs'
import path from 'node:path'
import { isFile, isFolder } from './files'

interface PackageJson {
  miniprogram?: string
  main?: string
  dependencies?: Record<string, string>
}

/** `@vant/weapp/button/index` is the package `@vant/weapp` and the path `button/index` inside it. */
export function splitNpm(reference: string): { name: string; inside: string } {
  const parts = reference.split('/')
  const length = reference.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, length).join('/'), inside: parts.slice(length).join('/') }
}

/** npm packages as WeChat's npm build would lay them out under miniprogram_npm/. */
export class NpmPackages {
  private readonly folders = new Map<string, string | null>()

  constructor(private readonly roots: readonly string[]) {}

  /** Folder of an installed package, or null. */
  folder(name: string): string | null {
    const known = this.folders.get(name)
    if (known !== undefined) return known
    const candidates = this.roots.map((root) => path.join(root, 'node_modules', name))
    const found = candidates.find((it) => isFile(path.join(it, 'package.json'))) ?? null
    this.folders.set(name, found)
    return found
  }

  /**
   * The part of a package that is made for mini-programs (package.json's `miniprogram`, else `miniprogram_dist`),
   * which WeChat copies as it is; null for an ordinary package, of which it bundles the entry.
   */
  miniprogramFolder(name: string): string | null {
    const folder = this.folder(name)
    if (!folder) return null
    const declared = readPackageJson(folder).miniprogram
    const made = path.join(folder, declared ?? 'miniprogram_dist')
    return isFolder(made) ? made : null
  }

  /** Whether the package.json that WeChat builds npm from asks for this package. Without one, nobody can say. */
  isDeclared(name: string): boolean {
    const root = this.roots.find((it) => isFile(path.join(it, 'package.json')))
    const dependencies = root === undefined ? undefined : readPackageJson(root).dependencies
    return dependencies === undefined || name in dependencies
  }
}

function readPackageJson(folder: string): PackageJson {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageJson
}
