import type { Row } from './row'

interface Earlier {
  /** The write that replaced it. */
  replacedAt: number
  row: Row | null
}

/** What documents were before, kept only while a transaction may still look at it. */
export class History {
  private readonly earlier = new Map<string, Earlier[]>()

  record(key: string, row: Row | null, replacedAt: number): void {
    const list = this.earlier.get(key)
    if (list) list.push({ replacedAt, row })
    else this.earlier.set(key, [{ replacedAt, row }])
  }

  /** The document after the write `version`: undefined if it has not changed since, null if it did not exist. */
  at(key: string, version: number): Row | null | undefined {
    return this.earlier.get(key)?.find(({ replacedAt }) => replacedAt > version)?.row
  }

  changedSince(key: string, version: number): boolean {
    return this.at(key, version) !== undefined
  }

  keys(): Iterable<string> {
    return this.earlier.keys()
  }

  clear(): void {
    this.earlier.clear()
  }
}
