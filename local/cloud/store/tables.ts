import { join, resolve } from 'node:path'
import { open, type Database } from 'lmdb'
import { StartError } from '../errors'
import { damaged, sentenceOf } from './failure'
import { looksLikeStore } from './fileCheck'
import { makeFolder } from './folder'

/** A few things by name, in memory as well as on the disk: what the services besides the database remember. */
export interface Table<T> {
  get(key: string): T | undefined
  entries(): IterableIterator<[string, T]>
  /** Changes the memory at once and resolves when the change would survive a crash of the machine. */
  set(key: string, value: T): Promise<void>
  delete(key: string): Promise<void>
  clear(): Promise<void>
}

export interface Tables {
  table<T>(name: string): Table<T>
  close(): Promise<void>
}

/** Opens the tables of a data folder, which the caller owns already; null keeps them in memory only. */
export function openTables(folder: string | null): Tables {
  if (folder === null) return { table: <T>() => new MemoryTable<T>(), close: () => Promise.resolve() }
  try {
    makeFolder(resolve(folder))
    const file = join(folder, 'services.mdb')
    if (!looksLikeStore(file)) throw new StartError(damaged(folder))
    const root = open({ path: file, noSubdir: true, maxDbs: 16 })
    const close = async (): Promise<void> => {
      await root.flushed
      await root.close()
    }
    return { close, table: <T>(name: string) => new StoredTable<T>(root.openDB<T, string>(name, json)) }
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(sentenceOf(error, folder))
  }
}

const json = { encoding: 'json' } as const

class MemoryTable<T> implements Table<T> {
  protected readonly values = new Map<string, T>()

  get(key: string): T | undefined {
    return this.values.get(key)
  }

  entries(): IterableIterator<[string, T]> {
    return this.values.entries()
  }

  set(key: string, value: T): Promise<void> {
    this.values.set(key, value)
    return Promise.resolve()
  }

  delete(key: string): Promise<void> {
    this.values.delete(key)
    return Promise.resolve()
  }

  clear(): Promise<void> {
    this.values.clear()
    return Promise.resolve()
  }
}

class StoredTable<T> extends MemoryTable<T> {
  constructor(private readonly stored: Database<T, string>) {
    super()
    for (const { key, value } of stored.getRange({})) this.values.set(key, value)
  }

  override async set(key: string, value: T): Promise<void> {
    this.values.set(key, value)
    await this.written(this.stored.put(key, value))
  }

  override async delete(key: string): Promise<void> {
    this.values.delete(key)
    await this.written(this.stored.remove(key))
  }

  override async clear(): Promise<void> {
    this.values.clear()
    await this.written(this.stored.clearAsync())
  }

  private async written(write: Promise<unknown>): Promise<void> {
    await write
    await this.stored.flushed
  }
}
