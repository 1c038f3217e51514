/** Small tools of `wx` that need no phone. */
import { bytesOf, decodeBytes, encodeText } from '../files/encoding'
import { Failure } from './failure'
import type { Area } from './registry'

const MOST_RANDOM = 1_048_576

function getRandomValues({ length }: { length: number }): { randomValues: ArrayBuffer } {
  if (!Number.isInteger(length) || length <= 0 || length > MOST_RANDOM)
    throw new Failure('parameter error: invalid length')
  const bytes = new Uint8Array(length)
  // The browser gives 64 KB at a time.
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return { randomValues: bytes.buffer }
}

function performanceOf() {
  const entries = () => [] as object[]
  return {
    getEntries: entries,
    getEntriesByName: entries,
    getEntriesByType: entries,
    createObserver: () => ({ observe() {}, disconnect() {}, supportedEntryTypes: [] }),
    setBufferSize() {},
    now: () => performance.now(),
  }
}

export const buffers: Area = {
  async: { getRandomValues },
  sync: {
    arrayBufferToBase64: (buffer: ArrayBuffer) => decodeBytes(bytesOf(buffer), 'base64'),
    base64ToArrayBuffer: (text: string) => encodeText(text, 'base64').buffer,
    createBufferURL: (buffer: ArrayBuffer) => URL.createObjectURL(new Blob([buffer])),
    revokeBufferURL: (url: string) => URL.revokeObjectURL(url),
    requestIdleCallback: (run: IdleRequestCallback, options?: IdleRequestOptions) =>
      window.requestIdleCallback(run, options),
    cancelIdleCallback: (id: number) => window.cancelIdleCallback(id),
    getPerformance: performanceOf,
    getRendererUserAgent: () => navigator.userAgent,
    getExtConfigSync: () => ({}),
  },
}
