/** What wx.request, wx.uploadFile and wx.downloadFile return: a task that can be stopped and listened to. */
import { asyncCall } from '../call'
import { Listeners } from '../listeners'

export interface Progress {
  progress: number
  [bytes: string]: number
}

export interface Headers {
  header: Record<string, string>
  statusCode: number
  cookies: string[]
}

export interface Running {
  signal: AbortSignal
  headers: Listeners<Headers>
  progress: Listeners<Progress>
  chunks: Listeners<{ data: ArrayBuffer }>
}

/** Starts a call and gives its task. A task is no promise, in WeChat either, and its failure is told to `fail` only. */
export function taskCall(name: string, run: (options: never, running: Running) => Promise<unknown>) {
  return (options: object = {}): object => {
    const stop = new AbortController()
    const running: Running = {
      signal: stop.signal,
      headers: new Listeners('onHeadersReceived'),
      progress: new Listeners('onProgressUpdate'),
      chunks: new Listeners('onChunkReceived'),
    }
    const outcome = asyncCall(name, (given) => run(given, running))(options)
    if (outcome instanceof Promise) outcome.catch(() => {})
    return {
      abort: () => stop.abort(),
      onHeadersReceived: running.headers.add,
      offHeadersReceived: running.headers.remove,
      onProgressUpdate: running.progress.add,
      offProgressUpdate: running.progress.remove,
      onChunkReceived: running.chunks.add,
      offChunkReceived: running.chunks.remove,
    }
  }
}
