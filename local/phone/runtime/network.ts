import type { NetworkMode } from '../inspector'
import { host } from './host'

export type { NetworkMode } from '../inspector'

/** What a bad connection in a basement feels like: milliseconds before anything comes, and bytes a second then. */
const SLOW = { wait: 1_500, bytesPerSecond: 50_000 }

let mode: NetworkMode = host.config.network ?? 'online'
const listeners = new Set<(mode: NetworkMode) => void>()

export function networkMode(): NetworkMode {
  return mode
}

/** For the desk, automation and tests. */
export function setNetworkMode(next: NetworkMode): void {
  if (next === mode) return
  mode = next
  host.config.network = next
  for (const listener of listeners) listener(next)
}

export function onNetworkMode(listener: (mode: NetworkMode) => void): void {
  listeners.add(listener)
}

/**
 * Everything that WeChat would fetch from elsewhere goes through here first: functions, requests, transfers, pictures
 * of the net. Waits as the net of the phone makes one wait.
 * @param bytes that come or go, where that is known
 * @throws Error in the words of WeChat when the phone is offline
 */
export async function overTheNet(bytes = 0): Promise<void> {
  if (mode === 'slow') await pause(SLOW.wait + (bytes / SLOW.bytesPerSecond) * 1000)
  if (mode === 'offline')
    throw new Error('request:fail errcode:-106 error_msg:net::ERR_INTERNET_DISCONNECTED')
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
