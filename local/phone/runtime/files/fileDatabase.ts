/** What is kept of the phone's files, in the browser's own database. Without one, files live as long as the phone runs. */

export interface Row {
  path: string
  /** Missing for a folder. */
  blob?: Blob
  at: number
}

const STORE = 'files'

export class FileDatabase {
  private readonly opened: Promise<IDBDatabase | undefined>

  constructor(name: string) {
    this.opened = open(name)
  }

  async load(): Promise<Row[]> {
    const database = await this.opened
    if (!database) return []
    return new Promise((resolve) => {
      const request = database.transaction(STORE).objectStore(STORE).getAll()
      request.onsuccess = () => resolve(request.result as Row[])
      request.onerror = () => resolve([])
    })
  }

  put(row: Row): void {
    void this.write((store) => store.put(row))
  }

  remove(path: string): void {
    void this.write((store) => store.delete(path))
  }

  private async write(run: (store: IDBObjectStore) => unknown): Promise<void> {
    const database = await this.opened
    if (database) run(database.transaction(STORE, 'readwrite').objectStore(STORE))
  }
}

function open(name: string): Promise<IDBDatabase | undefined> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'path' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve(undefined)
  })
}
