import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cloud } from '../../cloud/types'
import { readBody, Refusal } from './http'

/** What the phone needs of the cloud's storage. */
export type FileCloud = Pick<Cloud['storage'], 'put' | 'downloadItem' | 'remove'>

interface FileWorld {
  cloud: { storage?: FileCloud } | null
}

/** The most files that one call names, as WeChat has it. */
const MOST_FILES = 50

function storageOf({ cloud }: FileWorld): FileCloud {
  if (!cloud?.storage) throw new Refusal(404, 'This mini-program runs without a cloud storage.')
  return cloud.storage
}

/** `wx.cloud.uploadFile`: the body is the file. */
export async function uploadFile(request: IncomingMessage, url: URL, world: FileWorld): Promise<object> {
  const path = url.searchParams.get('path') ?? ''
  const type = request.headers['content-type']
  const kind = type && type !== 'application/octet-stream' ? type : undefined
  const storage = storageOf(world)
  const { fileId } = await storage.put(path, request, kind).catch((error: Error) => {
    throw new Refusal(400, error.message)
  })
  return { fileID: fileId }
}

/** `wx.cloud.getTempFileURL`: each file with its address or why it has none. */
export async function fileUrls(request: IncomingMessage, _url: URL, world: FileWorld): Promise<object> {
  const storage = storageOf(world)
  const files = listIn(await readBody(request)).map((it) => {
    const { fileID, maxAge } = typeof it === 'string' ? { fileID: it } : (it as Asked)
    return storage.downloadItem(String(fileID), maxAge)
  })
  return { fileList: files }
}

interface Asked {
  fileID: unknown
  maxAge?: number
}

/** `wx.cloud.deleteFile`. */
export async function deleteFiles(request: IncomingMessage, _url: URL, world: FileWorld): Promise<object> {
  const storage = storageOf(world)
  const fileList: object[] = []
  for (const it of listIn(await readBody(request))) {
    const fileID = String(it)
    fileList.push({ fileID, code: await storage.remove(fileID) })
  }
  return { fileList }
}

function listIn({ fileList }: Record<string, unknown>): unknown[] {
  if (!Array.isArray(fileList)) throw new Refusal(400, 'parameter.fileList should be Array')
  if (fileList.length > MOST_FILES) throw new Refusal(400, `fileList is longer than ${MOST_FILES}`)
  return fileList
}

/** A file of the cloud as the source of a picture, film or sound; parts of it where a film is wound. */
export async function sendCloudFile(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  world: FileWorld,
): Promise<void> {
  const { tempFileURL } = storageOf(world).downloadItem(url.searchParams.get('id') ?? '', undefined)
  if (!tempFileURL) throw new Refusal(404, 'There is no such file in the cloud.')
  const { range } = request.headers
  const answer = await fetch(tempFileURL, { headers: range ? { range } : {} })
  const kept = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag']
  const headers = kept.flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  response.writeHead(answer.status, {
    ...Object.fromEntries(headers),
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    'cache-control': 'no-cache',
  })
  if (!answer.body) return void response.end()
  await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => undefined)
}
