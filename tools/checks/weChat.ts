import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { componentsOf } from './app'
import { listFiles } from './files'
import type { Finding } from './finding'

const root = path.resolve(__dirname, '../..')
const folders: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

/** WeChat's own template compiler over every wxml and wxs file. It stops at the first error it meets. */
export function checkWithWcc(miniprogram: string): Finding[] {
  const templates = listFiles(miniprogram, ['.wxml'])
  if (templates.length === 0) return []
  const tags = templates
    .map((file) => ({ file, names: Object.keys(componentsOf(miniprogram, file.replace(/\.wxml$/, ''))) }))
    .filter(({ names }) => names.length > 0)
  const declared = tags.map(({ file, names }) => [file, names.length, ...names].join(' '))
  const files = [...templates, ...listFiles(miniprogram, ['.wxs'])]
  return run('wcc', ['-d', '-cc', [tags.length, ...declared].join(' '), ...files, '-gn', '$gwx'], miniprogram)
}

/** WeChat's own style compiler over every wxss file. */
export function checkWithWcsc(miniprogram: string): Finding[] {
  const files = listFiles(miniprogram, ['.wxss'])
  if (files.length === 0) return []
  return run('wcsc', ['-db', '-pc', String(files.length), ...files], miniprogram)
}

function run(name: 'wcc' | 'wcsc', args: string[], cwd: string): Finding[] {
  const result = spawnSync(compiler(name), args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 })
  if (result.error) return [{ file: name, line: 0, message: `cannot be run: ${result.error.message}` }]
  const complaints = result.stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^error file count/.test(line))
  if (result.status === 0 && complaints.length === 0) return []
  return complaints.length > 0
    ? complaints.map((line) => parse(name, line))
    : [{ file: name, line: 0, message: `ended with ${result.status ?? result.signal}` }]
}

/** The programs come without the right to be run, and node_modules may be read-only: a copy in .cache is made runnable. */
function compiler(name: 'wcc' | 'wcsc'): string {
  const folder = folders[process.platform] ?? 'linux'
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const source = path.join(root, 'node_modules/miniprogram-compiler/bin', folder, file)
  const copy = path.join(root, '.cache/wechat-compilers', file)
  if (fs.existsSync(copy) && fs.statSync(copy).size === fs.statSync(source).size) return copy
  fs.mkdirSync(path.dirname(copy), { recursive: true })
  const draft = `${copy}.${process.pid}`
  fs.copyFileSync(source, draft)
  fs.chmodSync(draft, 0o755)
  fs.renameSync(draft, copy)
  return copy
}

/** `pages/a/a.wxml:1:6: Bad value …`, `ERR: pages/a/a.wxss(1:9): unexpected …` or `ERR: path … not found from `pages/a/a.wxss``. */
function parse(name: string, complaint: string): Finding {
  const found = /([\w./@-]+\.(?:wxml|wxss|wxs))[:(](\d+):\d+\)?:?\s*/.exec(complaint)
  const last = [...complaint.matchAll(/[\w./@-]+\.(?:wxml|wxss|wxs)/g)].at(-1)?.[0]
  const rest = complaint.replace(/^ERR:\s*/, '').replace(found?.[0] ?? '', '')
  return { file: found?.[1] ?? last ?? name, line: Number(found?.[2] ?? 0), message: `${name}: ${rest}` }
}
