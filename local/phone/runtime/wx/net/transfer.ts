import { addTempFile, cleanPath, fileAt, putFile } from '../../files/fileStore'
import { write } from '../../files/manager'
import { readBytes } from '../../files/read'
import { Failure } from '../failure'
import type { Running } from './task'
import { exchange } from './transport'

interface Upload {
  url: string
  filePath: string
  name: string
  header?: Record<string, string>
  formData?: Record<string, unknown>
  timeout?: number
}

const WRONG = new Set(['content-type', 'referer'])

/** Without those that belong to the phone. */
function allowed(header: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(header).filter(([name]) => !WRONG.has(name.toLowerCase())))
}

/** wx.uploadFile: a form with one file. */
export async function uploadFile(options: Upload, running: Running): Promise<object> {
  const { url, filePath, name, header, formData = {}, timeout } = options
  if (!name) throw new Failure('parameter error: parameter.name should be String instead of Undefined;')
  const bytes = await readBytes(filePath ?? '')
  if (!bytes) throw new Failure(`file not found, ${filePath}`)
  const form = new FormData()
  for (const [field, value] of Object.entries(formData)) form.append(field, String(value))
  const type = fileAt(cleanPath(filePath))?.blob.type ?? ''
  form.append(name, new Blob([bytes as BlobPart], { type }), filePath.slice(filePath.lastIndexOf('/') + 1))
  const whole = new Response(form)
  const body = await whole.arrayBuffer()
  const tell = (progress: number) =>
    running.progress.call({
      progress,
      totalBytesSent: Math.round((body.byteLength * progress) / 100),
      totalBytesExpectedToSend: body.byteLength,
    })
  const answer = await exchange(
    {
      url,
      method: 'POST',
      headers: { ...allowed(header), 'content-type': whole.headers.get('content-type') ?? '' },
      body,
      ...(timeout === undefined ? {} : { timeout }),
      onHeaders(fields, statusCode, cookies) {
        tell(100)
        running.headers.call({ header: fields, statusCode, cookies })
      },
    },
    running.signal,
  )
  const { statusCode, header: fields, cookies } = answer
  return { data: new TextDecoder().decode(answer.bytes), statusCode, header: fields, cookies }
}

interface Download {
  url: string
  filePath?: string
  header?: Record<string, string>
  timeout?: number
}

/** wx.downloadFile: into a temporary file, or to a path of the mini-program's own. */
export async function downloadFile(options: Download, running: Running): Promise<object> {
  const { url, filePath, header, timeout } = options
  const answer = await exchange(
    {
      url,
      method: 'GET',
      headers: allowed(header),
      ...(timeout === undefined ? {} : { timeout }),
      onHeaders: (fields, statusCode, cookies) =>
        running.headers.call({ header: fields, statusCode, cookies }),
      onPart(_part, received, expected) {
        const progress = expected ? Math.floor((received / expected) * 100) : 0
        running.progress.call({
          progress,
          totalBytesWritten: received,
          totalBytesExpectedToWrite: expected,
        })
      },
    },
    running.signal,
  )
  const { statusCode, header: fields, cookies, bytes } = answer
  const where = keep(bytes, fields['content-type'] ?? '', url, filePath)
  return { ...where, statusCode, header: fields, cookies, dataLength: bytes.length }
}

function keep(bytes: Uint8Array, type: string, url: string, filePath: string | undefined): object {
  const blob = new Blob([bytes as BlobPart], { type })
  if (!filePath) {
    const [, extension] = /\.(\w{1,5})(?:[?#]|$)/.exec(url.replace(/^https?:\/\/[^/]*/, '')) ?? []
    return { tempFilePath: extension ? addTempFile(blob, extension) : addTempFile(blob) }
  }
  write(filePath, bytes)
  putFile(cleanPath(filePath), blob)
  return { filePath }
}
