import fs from 'node:fs'
import path from 'node:path'

/** Folders that hold no source of ours. */
const skipped = new Set(['node_modules', 'miniprogram_npm', 'build', '.git', '.cache', '.data'])

/** Every file under `root` whose name ends with one of `endings`, as sorted paths from `root` with '/'. */
export function listFiles(root: string, endings: readonly string[]): string[] {
  return walk(root, '')
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort()
}

function walk(root: string, folder: string): string[] {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs.readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const file = folder ? `${folder}/${entry.name}` : entry.name
    if (!entry.isDirectory()) return [file]
    return skipped.has(entry.name) ? [] : walk(root, file)
  })
}

/** A JSON file as an object, or an empty one when it is missing or broken (another check says so). */
export function readJson<T extends object>(file: string): Partial<T> {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Partial<T>) : {}
  } catch {
    return {}
  }
}

/** Where `target`, written in `owner`, points: from the root when it starts with '/', else beside its owner. */
export function resolveFrom(owner: string, target: string): string {
  const joined = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(owner), target)
  return path.posix.normalize(joined)
}
