import { transformSync } from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { allPages, componentsOf, findComponent, readApp } from './app'
import { listFiles } from './files'
import type { Finding } from './finding'

/** WeChat's limits, bytes: one package, and all together. */
export const packageLimit = 2 * 1024 * 1024
const totalLimit = 20 * 1024 * 1024

const uploaded = [
  '.ts',
  '.js',
  '.json',
  '.wxml',
  '.wxss',
  '.wxs',
  '.png',
  '.jpg',
  '.jpeg',
  '.gif',
  '.svg',
  '.webp',
  '.mp3',
  '.wav',
]

/** The size of each package as WeChat would count it: TypeScript as the JavaScript it becomes, npm components in the main one. */
export function packageSizes(miniprogram: string): Record<string, number> {
  const app = readApp(miniprogram)
  const sizes: Record<string, number> = { main: npmSize(miniprogram) }
  for (const file of listFiles(miniprogram, uploaded)) {
    const owner = app.packages.find((part) => file.startsWith(`${part.root}/`))?.root ?? 'main'
    sizes[owner] = (sizes[owner] ?? 0) + sizeOf(path.join(miniprogram, file))
  }
  return sizes
}

export function checkSizes(miniprogram: string, limit = packageLimit): Finding[] {
  const sizes = packageSizes(miniprogram)
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  const tooBig = Object.entries(sizes).filter(([, size]) => size > limit)
  return [
    ...tooBig.map(([name, size]) => whole(`the package ${name} has ${size} bytes; WeChat takes ${limit}`)),
    ...(total > totalLimit ? [whole(`all packages have ${total} bytes; WeChat takes ${totalLimit}`)] : []),
  ]
}

const whole = (message: string): Finding => ({ file: 'app.json', line: 0, message })

function sizeOf(file: string): number {
  if (!file.endsWith('.ts')) return fs.statSync(file).size
  if (file.endsWith('.d.ts')) return 0
  try {
    return transformSync(fs.readFileSync(file, 'utf8'), { loader: 'ts', target: 'es2018', format: 'cjs' })
      .code.length
  } catch {
    return fs.statSync(file).size
  }
}

/** Components out of npm packages that a page can reach, each counted once. */
function npmSize(miniprogram: string): number {
  const seen = new Set<string>()
  const visit = (owner: string): void => {
    for (const target of Object.values(componentsOf(miniprogram, owner))) {
      const file = findComponent(miniprogram, owner, target)
      if (!file || seen.has(file)) continue
      seen.add(file)
      visit(path.relative(miniprogram, file))
    }
  }
  for (const page of ['app', ...allPages(readApp(miniprogram))]) visit(page)
  return [...seen]
    .filter((file) => file.includes(`${path.sep}node_modules${path.sep}`))
    .reduce((sum, file) => sum + partsOf(file), 0)
}

function partsOf(component: string): number {
  const folder = path.dirname(component)
  return fs
    .readdirSync(folder)
    .filter((name) => uploaded.includes(path.extname(name)) && !name.endsWith('.d.ts'))
    .reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0)
}
