/** Reading files of the phone and of the mini-program, at once or in time. */
import { packageUrl } from '../builtins/kit/resource'
import { cleanPath, fileAt, fileUrl, restored } from './fileStore'

/** Bytes of a file, or undefined where there is none. `http://tmp`, `wxfile://usr` and the mini-program's own. */
export async function readBytes(path: string): Promise<Uint8Array | undefined> {
  await restored
  const kept = fileAt(cleanPath(path))
  if (kept) return new Uint8Array(await kept.blob.arrayBuffer())
  if (!isOwn(path)) return undefined
  const response = await fetch(packageUrl(path))
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

/** The same while everything waits. */
export function readBytesSync(path: string): Uint8Array | undefined {
  const url = fileUrl(cleanPath(path)) || (isOwn(path) ? packageUrl(path) : '')
  if (!url) return undefined
  const request = new XMLHttpRequest()
  request.open('GET', url, false)
  // One character for each byte: an answer that is waited for cannot be asked for as bytes.
  request.overrideMimeType('text/plain; charset=x-user-defined')
  request.send()
  if (request.status >= 400) return undefined
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff)
}

function isOwn(path: string): boolean {
  return !/^\w+:/.test(path)
}
