import { host } from '../host'
import { Failure } from './failure'
import type { Area } from './registry'

/** WeChat's limits, bytes: all of a user's data, and one key. */
export const TOTAL_LIMIT = 10 * 1024 * 1024
export const KEY_LIMIT = 1024 * 1024

type Json = unknown

/** Everything under the prefix of this phone and this user: who changes the user sees other data. */
export class PhoneStorage {
  constructor(
    private readonly store: Storage,
    private readonly prefix: string,
  ) {}

  keys(): string[] {
    const all = Array.from({ length: this.store.length }, (_, i) => this.store.key(i) ?? '')
    return all.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length))
  }

  /** Bytes in use. */
  size(): number {
    return this.keys().reduce((sum, key) => sum + bytes(key) + bytes(this.raw(key) ?? ''), 0)
  }

  /** '' when the key is not there, as in WeChat. */
  get(key: string): Json {
    const raw = this.raw(key)
    return raw === null ? '' : (JSON.parse(raw) as { v: Json }).v
  }

  has(key: string): boolean {
    return this.raw(key) !== null
  }

  set(key: string, value: Json): void {
    const raw = JSON.stringify({ v: value === undefined ? '' : value })
    if (bytes(raw) > KEY_LIMIT) throw new Failure('entry size limit reached')
    const before = this.has(key) ? bytes(key) + bytes(this.raw(key) ?? '') : 0
    if (this.size() - before + bytes(key) + bytes(raw) > TOTAL_LIMIT)
      throw new Failure('the maximum size of the file storage limit is exceeded')
    this.store.setItem(this.prefix + key, raw)
  }

  remove(key: string): void {
    this.store.removeItem(this.prefix + key)
  }

  clear(): void {
    this.keys().forEach((key) => this.remove(key))
  }

  private raw(key: string): string | null {
    return this.store.getItem(this.prefix + key)
  }
}

function bytes(text: string): number {
  return new Blob([text]).size
}

let opened: PhoneStorage | undefined

function storage(): PhoneStorage {
  const { phoneId, user } = host.config
  return (opened ??= new PhoneStorage(localStorage, `wx:${phoneId}:${user.id}:`))
}

function info() {
  const kilobytes = (n: number) => Math.ceil(n / 1024)
  return {
    keys: storage().keys(),
    currentSize: kilobytes(storage().size()),
    limitSize: kilobytes(TOTAL_LIMIT),
  }
}

interface Entry {
  key: string
  data?: Json
}

/** One of a batch: WeChat calls its content otherwise there. */
interface Pair {
  key: string
  value?: Json
}

function read({ key }: Entry): { data: Json } {
  if (!storage().has(key)) throw new Failure('data not found')
  return { data: storage().get(key) }
}

export const storageArea: Area = {
  async: {
    setStorage: ({ key, data }: Entry) => storage().set(key, data),
    getStorage: read,
    removeStorage: ({ key }: Entry) => storage().remove(key),
    clearStorage: () => storage().clear(),
    getStorageInfo: info,
    batchSetStorage: ({ kvList }: { kvList: Pair[] }) =>
      kvList.forEach(({ key, value }) => storage().set(key, value)),
    batchGetStorage: ({ keyList }: { keyList: string[] }) => ({
      dataList: keyList.map((key) => storage().get(key)),
    }),
  },
  sync: {
    setStorageSync: (key: string, data: Json) => storage().set(key, data),
    getStorageSync: (key: string) => storage().get(key),
    removeStorageSync: (key: string) => storage().remove(key),
    clearStorageSync: () => storage().clear(),
    getStorageInfoSync: info,
    batchSetStorageSync: (list: Pair[]) => list.forEach(({ key, value }) => storage().set(key, value)),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => storage().get(key)),
  },
}
