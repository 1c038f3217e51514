import { join, resolve } from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import { StartError } from '../errors'
import { damaged, fullDisk, sentenceOf } from './failure'
import { looksLikeStore } from './fileCheck'
import { makeFolder } from './folder'
import { ownFolder, type Ownership } from './owner'
import type { Store, StoredChange, StoredDocument } from './store'

const FORMAT = 1

type DocumentKey = [collection: string, key: string]

interface Tables {
  root: RootDatabase
  meta: Database<number, string>
  collections: Database<boolean, string>
  documents: Database<string, DocumentKey>
}

/** Opens (or creates) the durable store in a folder. Throws StartError with a sentence for a person. */
export async function openLmdbStore(folder: string): Promise<Store> {
  const path = resolve(folder)
  try {
    makeFolder(path)
  } catch (error) {
    throw new StartError(sentenceOf(error, path))
  }
  const full = fullDisk(path)
  if (full !== undefined) throw new StartError(full)
  const ownership = await ownFolder(path)
  try {
    return new LmdbStore(path, openTables(path), ownership)
  } catch (error) {
    await ownership.release()
    throw error instanceof StartError ? error : new StartError(sentenceOf(error, path))
  }
}

function openTables(path: string): Tables {
  const file = join(path, 'cloud.mdb')
  if (!looksLikeStore(file)) throw new StartError(damaged(path))
  const root = open({ path: file, noSubdir: true, maxDbs: 4 })
  const meta = root.openDB<number, string>('meta', {})
  const format = meta.get('format')
  if (format !== undefined && format !== FORMAT) {
    throw new StartError(`The data folder ${path} has format ${format}; this version reads format ${FORMAT}.`)
  }
  if (format === undefined) meta.putSync('format', FORMAT)
  return {
    root,
    meta,
    collections: root.openDB<boolean, string>('collections', {}),
    documents: root.openDB<string, DocumentKey>('documents', { encoding: 'string' }),
  }
}

class LmdbStore implements Store {
  private failure: Error | undefined
  private listeners: ((error: Error) => void)[] = []

  constructor(
    private readonly path: string,
    private readonly tables: Tables,
    private readonly ownership: Ownership,
  ) {}

  collections(): Iterable<string> {
    return this.tables.collections.getKeys()
  }

  *documents(): Iterable<StoredDocument> {
    for (const { key, value } of this.tables.documents.getRange({})) {
      yield { collection: key[0], key: key[1], text: value }
    }
  }

  addCollection(name: string): Promise<void> {
    return this.write(() => [this.tables.collections.put(name, true)])
  }

  removeCollection(name: string): Promise<void> {
    return this.write(() => [this.tables.collections.remove(name)])
  }

  commit(changes: readonly StoredChange[]): Promise<void> {
    const { documents } = this.tables
    return this.write(() =>
      changes.map(({ collection, key, text }) =>
        text === null ? documents.remove([collection, key]) : documents.put([collection, key], text),
      ),
    )
  }

  onFailure(listener: (error: Error) => void): void {
    this.listeners.push(listener)
  }

  async close(): Promise<void> {
    if (!this.failure) await this.tables.root.flushed
    await this.tables.root.close()
    await this.ownership.release()
  }

  /** lmdb gathers the writes of one turn of the event loop into one transaction, and so into one flush to the disk. */
  private async write(put: () => Promise<boolean>[]): Promise<void> {
    if (this.failure) throw this.failure
    let puts: Promise<boolean>[] = []
    try {
      const batch = this.tables.root.batch(() => (puts = put()))
      await Promise.all([batch, ...puts])
      await this.tables.root.flushed
    } catch (error) {
      throw this.fail(error)
    }
  }

  private fail(error: unknown): Error {
    // lmdb tells the reason by a promise of its own, which must not go unheard.
    void (error as { commitError?: Promise<unknown> }).commitError?.catch(() => undefined)
    if (this.failure) return this.failure
    this.failure = new StartError(sentenceOf(error, this.path))
    for (const listener of this.listeners) listener(this.failure)
    return this.failure
  }
}
