import fs from 'node:fs'
import path from 'node:path'
import { readJson } from './files'

/** What app.json says, as far as the checks ask. */
export interface AppConfig {
  pages: string[]
  usingComponents: Record<string, string>
  tabs: { pagePath: string; iconPath?: string; selectedIconPath?: string }[]
  /** Roots of the subpackages without '/' at the end, and their pages from the mini-program's root. */
  packages: { root: string; pages: string[] }[]
}

interface RawApp {
  pages: string[]
  usingComponents: Record<string, string>
  tabBar: { list?: AppConfig['tabs'] }
  subPackages: { root: string; pages: string[] }[]
  subpackages: { root: string; pages: string[] }[]
}

export function readApp(miniprogram: string): AppConfig {
  const raw = readJson<RawApp>(path.join(miniprogram, 'app.json'))
  const packages = raw.subPackages ?? raw.subpackages ?? []
  return {
    pages: raw.pages ?? [],
    usingComponents: raw.usingComponents ?? {},
    tabs: raw.tabBar?.list ?? [],
    packages: packages.map(({ root, pages }) => {
      const clean = root.replace(/^\/|\/$/g, '')
      return { root: clean, pages: pages.map((page) => `${clean}/${page}`) }
    }),
  }
}

/** Every page's path, the main package's first. */
export function allPages(app: AppConfig): string[] {
  return [...app.pages, ...app.packages.flatMap((part) => part.pages)]
}

/** `usingComponents` of a page's or component's JSON. */
export function componentsOf(miniprogram: string, id: string): Record<string, string> {
  const json = readJson<{ usingComponents: Record<string, string> }>(path.join(miniprogram, `${id}.json`))
  return json.usingComponents ?? {}
}

/**
 * The file, without ending, of a component named in `usingComponents`: first beside its owner, then in the npm package's
 * folder for mini-programs (`miniprogram` in its package.json). Null when there is none.
 */
export function findComponent(miniprogram: string, owner: string, name: string): string | null {
  const near = name.startsWith('/')
    ? path.join(miniprogram, name)
    : path.join(miniprogram, path.dirname(owner), name)
  if (fs.existsSync(`${near}.wxml`)) return near
  const npm = npmComponent(path.resolve(miniprogram, '..'), name)
  return npm && fs.existsSync(`${npm}.wxml`) ? npm : null
}

function npmComponent(project: string, name: string): string | null {
  if (/^[./]/.test(name)) return null
  const parts = name.split('/')
  const size = name.startsWith('@') ? 2 : 1
  const folder = path.join(project, 'node_modules', ...parts.slice(0, size))
  const { miniprogram } = readJson<{ miniprogram: string }>(path.join(folder, 'package.json'))
  return miniprogram ? path.join(folder, miniprogram, ...parts.slice(size)) : null
}
