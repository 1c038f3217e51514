import fs, { type FSWatcher } from 'node:fs'
import path from 'node:path'

const quiet = 60
const ignored = new Set(['node_modules', '.git', 'miniprogram_npm'])

/**
 * Watches folders and all below them, and tells once when it has been quiet for a moment. One watcher per folder:
 * Node's own recursive watching loses folders that are made later on Linux.
 */
export function watchFolders(folders: readonly string[], changed: (files: string[]) => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const files = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const tell = () => {
    const list = [...files]
    files.clear()
    for (const folder of folders) add(folder)
    changed(list)
  }
  const noted = (file: string) => {
    files.add(file)
    clearTimeout(timer)
    timer = setTimeout(tell, quiet)
  }
  const add = (folder: string) => {
    if (!watchers.has(folder)) watchOne(folder, watchers, noted)
    for (const inner of foldersIn(folder)) add(inner)
  }

  for (const folder of folders) add(folder)
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
  }
}

function watchOne(folder: string, watchers: Map<string, FSWatcher>, noted: (file: string) => void): void {
  const forget = () => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }
  try {
    const watcher = fs.watch(folder, (_event, name) => noted(path.join(folder, name ?? '')))
    watcher.on('error', forget)
    watchers.set(folder, watcher)
  } catch {
    // A folder that went away between being listed and being watched.
  }
}

function foldersIn(folder: string): string[] {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true })
    return entries
      .filter((it) => it.isDirectory() && !ignored.has(it.name))
      .map((it) => path.join(folder, it.name))
  } catch {
    return []
  }
}
