import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Limits } from '../limits'
import { Unanswered } from '../wire/reply'
import { isOurHost } from '../wire/server'
import { asCosError, CosError, denied, sendCosError, tooLarge } from './cosError'
import { checkPath } from './fileId'
import type { FileInfo } from './fileStore'
import { rangeOf, type Range } from './range'
import type { StorageService } from './service'

export interface FileServerOptions {
  storage: StorageService
  limits: Limits
  /** Carries a request out; faults that a test ordered happen here. */
  around<T>(action: string, run: () => Promise<T>): Promise<T>
  onError(error: unknown): void
}

/** Any page may show a file whose address it was given; what one can do with a file that is a page itself is nothing. */
const always = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-length, content-range, accept-ranges, etag',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': 'sandbox',
  'x-content-type-options': 'nosniff',
}

/** Serves PUT, GET and HEAD of `/files/…` in the place of COS. */
export async function serveFile(
  options: FileServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!isOurHost(request)) throw denied('this host is not served')
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = Buffer.from(url.searchParams.get('k') ?? '', 'base64url').toString('utf8')
    if (request.method === 'PUT') await options.around('storage.put', () => put(options, path, request))
    else if (request.method === 'GET' || request.method === 'HEAD') {
      checkLeave(options.storage, path, url.searchParams)
      await options.around('storage.get', () => get(options, path, request, response))
      return
    } else throw new CosError(405, 'MethodNotAllowed', 'only PUT, GET and HEAD are served')
    response
      .writeHead(200, { etag: options.storage.files.info(path)?.etag ?? '""', 'content-length': 0 })
      .end()
  } catch (error) {
    refuse(options, request, response, error)
  }
}

function refuse(
  { limits, onError }: FileServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  const cosError = asCosError(error, limits)
  // A client that went away in the middle of an upload is nobody's fault.
  const isOurs = !cosError && !(error instanceof Unanswered) && !request.destroyed
  if (isOurs) onError(error)
  if (!cosError || response.headersSent || request.destroyed) return void response.destroy()
  // What is left of an upload that is refused is thrown away; a client reads the answer only after it has sent all.
  request.resume()
  sendCosError(response, cosError, always, request.method !== 'HEAD')
}

function checkLeave(storage: StorageService, path: string, query: URLSearchParams): void {
  if (!storage.mayUse('get', path, query.get('sign') ?? '', Number(query.get('t')))) throw denied()
}

async function put(
  { storage, limits }: FileServerOptions,
  path: string,
  request: IncomingMessage,
): Promise<void> {
  const [until = '', signature = ''] = (request.headers.authorization ?? '').split('.')
  if (!storage.mayUse('put', path, signature, Number(until))) {
    throw new CosError(403, 'SignatureDoesNotMatch', 'the Authorization of the upload is wrong or too old')
  }
  if (Number(request.headers['content-length'] ?? 0) > limits.fileBytes) throw tooLarge(limits)
  await storage.put(checkPath(path, limits), request, typeIn(request))
}

/** What clients send who were told nothing says nothing either: then the path's ending decides. */
function typeIn({ headers }: IncomingMessage): string | undefined {
  const type = headers['content-type']
  return type === 'application/octet-stream' || type === 'application/x-www-form-urlencoded'
    ? undefined
    : type
}

async function get(
  { storage }: FileServerOptions,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const info = storage.files.info(path)
  if (!info) throw new CosError(404, 'NoSuchKey', 'The specified key does not exist.')
  if (request.headers['if-none-match'] === info.etag)
    return void response.writeHead(304, headersOf(info)).end()
  const range = wantedRange(request, info)
  if (range === 'none') {
    response.setHeader('content-range', `bytes */${info.size}`)
    throw new CosError(416, 'InvalidRange', 'The requested range cannot be satisfied.')
  }
  const found = request.method === 'HEAD' ? { info } : await storage.files.read(path, range)
  if (!found || found.info.blob !== info.blob)
    throw new CosError(503, 'SlowDown', 'the file has just been replaced')
  sendHead(response, info, range)
  if ('content' in found) await pipeline(found.content, response).catch(ignoreGone)
  else response.end()
}

/** A part of a file that has changed since would not fit to what the client has: then it gets all of it. */
function wantedRange(request: IncomingMessage, { etag, size }: FileInfo): Range | 'none' | undefined {
  const { 'if-range': condition, range } = request.headers
  const isForAll = request.method === 'HEAD' || (condition !== undefined && condition !== etag)
  return isForAll ? undefined : rangeOf(range, size)
}

function sendHead(response: ServerResponse, info: FileInfo, range: Range | undefined): void {
  const length = range ? range.end - range.start + 1 : info.size
  const part = range && { 'content-range': `bytes ${range.start}-${range.end}/${info.size}` }
  response.writeHead(range ? 206 : 200, { ...headersOf(info), 'content-length': length, ...part })
}

function headersOf({ type, etag, at }: FileInfo): Record<string, string> {
  return {
    ...always,
    'accept-ranges': 'bytes',
    'content-type': type,
    'last-modified': new Date(at).toUTCString(),
    etag,
  }
}

/** A client that goes away in the middle (a video that is seeked) is not a mistake. */
function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET') throw error
}
