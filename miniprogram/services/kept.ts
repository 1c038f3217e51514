import { CloudError } from './cloud'

/** An answer, and whether it is fresh or the one kept from `keptAt` because the network is gone. */
export interface Kept<T> {
  value: T
  /** null when fresh; otherwise when it was fetched, epoch milliseconds. */
  keptAt: number | null
}

interface Stored<T> {
  value: T
  at: number
}

/** Fetches and keeps the answer on the phone; without a network gives the kept one back, if there is one. */
export async function kept<T>(key: string, fetch: () => Promise<T>): Promise<Kept<T>> {
  try {
    const value = await fetch()
    keep(key, value)
    return { value, keptAt: null }
  } catch (error) {
    const stored = recallKept<T>(key)
    if (stored && error instanceof CloudError && error.code === 'OFFLINE') return stored
    throw error
  }
}

/** What was kept under a key, whatever the network is like; null when there is nothing. */
export function recallKept<T>(key: string): Kept<T> | null {
  const stored = wx.getStorageSync<Stored<T> | ''>(`kept:${key}`)
  return stored ? { value: stored.value, keptAt: stored.at } : null
}

/** What can be fetched again makes room for what cannot. False when there was nothing to let go of. */
export function forgetKept(): boolean {
  const found = wx.getStorageInfoSync().keys.filter((key) => key.startsWith('kept:'))
  for (const key of found) wx.removeStorageSync(key)
  return found.length > 0
}

export function keep<T>(key: string, value: T): void {
  try {
    wx.setStorageSync(`kept:${key}`, { value, at: Date.now() } satisfies Stored<T>)
  } catch {
    // A full storage must not take away the answer that has just arrived.
  }
}
