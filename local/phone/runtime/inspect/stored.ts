import type { StorageInspector } from '../../inspector'
import { storageArea } from '../wx/storage'
import { jsonOf } from './text'

interface Storage {
  getStorageInfoSync(): { keys: string[] }
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
  clearStorageSync(): void
}

/** By the same calls as the mini-program's own, so that limits and types are the same. */
const storage = storageArea.sync as unknown as Storage

const sizeOf = (text: string): number => new TextEncoder().encode(text).length

export const stored: StorageInspector = {
  list: () =>
    storage.getStorageInfoSync().keys.map((key) => {
      const json = jsonOf(storage.getStorageSync(key), 2_000_000)
      return { key, json, bytes: sizeOf(key) + sizeOf(json) }
    }),
  set: (key, json) => storage.setStorageSync(key, JSON.parse(json) as unknown),
  remove: (key) => storage.removeStorageSync(key),
  clear: () => storage.clearStorageSync(),
}
