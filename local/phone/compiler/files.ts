import fs from 'node:fs'

/** A file as one build sees it. `version` changes when the file does. */
export interface SourceFile {
  text: string
  version: string
}

/**
 * Reads text files once and again only when they changed. Within one build (`begin()` starts it) a file is looked at
 * once, so that every part of the build sees the same text.
 */
export class Files {
  private readonly kept = new Map<string, SourceFile>()
  private readonly seen = new Map<string, SourceFile | null>()

  begin(): void {
    this.seen.clear()
  }

  /** null when there is no such file. */
  read(file: string): SourceFile | null {
    const seen = this.seen.get(file)
    if (seen !== undefined) return seen
    const found = this.load(file)
    this.seen.set(file, found)
    return found
  }

  exists(file: string): boolean {
    return this.seen.get(file) ? true : isFile(file)
  }

  private load(file: string): SourceFile | null {
    const stat = statOf(file)
    if (!stat?.isFile()) return null
    const version = `${stat.mtimeMs}:${stat.size}`
    const kept = this.kept.get(file)
    if (kept?.version === version) return kept
    const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    const source = { text, version }
    this.kept.set(file, source)
    return source
  }
}

export function isFile(file: string): boolean {
  return statOf(file)?.isFile() ?? false
}

export function isFolder(folder: string): boolean {
  return statOf(folder)?.isDirectory() ?? false
}

/** Also undefined for a path that leads through a file, at which Node throws. */
function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
