import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, type ReadStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { lookup } from 'mime-types'
import { StartError } from '../errors'
import { sentenceOf } from '../store/failure'
import type { Table } from '../store/tables'
import type { Range } from './range'
import { syncFolder, writeDurably } from './writeDurably'

/** What is known of a stored file. */
export interface FileInfo {
  path: string
  size: number
  type: string
  /** Quoted MD5, as COS has it. */
  etag: string
  /** Epoch milliseconds of the cloud's clock. */
  at: number
  /** The content's own name in the folder. Never what a client called it. */
  blob: string
}

export interface NewFile {
  path: string
  content: Readable
  /** By the path's ending if it is not given. */
  type?: string
  at: number
  maxBytes: number
}

/**
 * Files of one cloud. A content is written beside the others under a name of its own, made durable, and only then
 * does the table point at it: an upload that is broken off, or a crash, leaves what was there before.
 */
export class FileStore {
  private constructor(
    readonly folder: string,
    private readonly table: Table<FileInfo>,
    private readonly isTemporary: boolean,
  ) {}

  /** null keeps the contents in a temporary folder, which `close` removes. */
  static async open(dataDir: string | null, table: Table<FileInfo>): Promise<FileStore> {
    const folder = dataDir === null ? mkdtempSync(join(tmpdir(), 'cloud-files-')) : join(dataDir, 'files')
    try {
      mkdirSync(folder, { recursive: true })
      const store = new FileStore(folder, table, dataDir === null)
      await store.sweep()
      process.once('exit', store.removeTemporary)
      return store
    } catch (error) {
      throw new StartError(sentenceOf(error, folder))
    }
  }

  info(path: string): FileInfo | undefined {
    return this.table.get(path)
  }

  /** All files, by path. */
  list(): FileInfo[] {
    const files = [...this.table.entries()].map(([, info]) => info)
    return files.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** Stores a stream to its end; replaces a file of the same path. Throws FileTooLarge. */
  async write(file: NewFile): Promise<FileInfo> {
    const info = await this.stage(file)
    await this.point(info)
    return info
  }

  /** Stores a content without showing it yet: for `replaceAll`, or `discard`. */
  async stage({ path, content, type, at, maxBytes }: NewFile): Promise<FileInfo> {
    const blob = randomUUID()
    const part = join(this.folder, `${blob}.part`)
    try {
      const { size, etag } = await writeDurably(part, content, maxBytes)
      await rename(part, join(this.folder, blob))
      await syncFolder(this.folder)
      return { path, size, type: type ?? typeOf(path), etag, at, blob }
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  /** A stream of the content, or of a part of it. It stays readable when the file is replaced meanwhile. */
  async read(path: string, range?: Range): Promise<{ info: FileInfo; content: ReadStream } | undefined> {
    for (;;) {
      const info = this.table.get(path)
      if (!info) return undefined
      try {
        const handle = await open(join(this.folder, info.blob))
        return { info, content: handle.createReadStream(range) }
      } catch (error) {
        // Replaced between the two steps: the table knows the new one.
        if (this.table.get(path)?.blob === info.blob) throw error
      }
    }
  }

  async remove(path: string): Promise<boolean> {
    const info = this.table.get(path)
    if (!info) return false
    await this.table.delete(path)
    await this.drop(info)
    return true
  }

  /** Removes all files and shows those that were staged in their place. */
  async replaceAll(staged: readonly FileInfo[]): Promise<void> {
    const before = this.list()
    const cleared = this.table.clear()
    await Promise.all([cleared, ...staged.map((info) => this.table.set(info.path, info))])
    await this.discard(before)
  }

  async discard(files: readonly FileInfo[]): Promise<void> {
    for (const info of files) await this.drop(info)
  }

  close(): Promise<void> {
    process.removeListener('exit', this.removeTemporary)
    this.removeTemporary()
    return Promise.resolve()
  }

  private readonly removeTemporary = (): void => {
    if (this.isTemporary) rmSync(this.folder, { recursive: true, force: true })
  }

  private async point(info: FileInfo): Promise<void> {
    const before = this.table.get(info.path)
    await this.table.set(info.path, info)
    if (before) await this.drop(before)
  }

  private drop({ blob }: FileInfo): Promise<void> {
    return rm(join(this.folder, blob), { force: true })
  }

  /** What a crash left behind: contents that nothing points at. */
  private async sweep(): Promise<void> {
    const used = new Set(this.list().map(({ blob }) => blob))
    const names = await readdir(this.folder)
    for (const name of names) if (!used.has(name)) await rm(join(this.folder, name), { recursive: true })
  }
}

/** Content type by a name's ending. */
export function typeOf(path: string): string {
  return lookup(path) || 'application/octet-stream'
}
