import type { IncomingMessage } from 'node:http'
import { invalid } from '../errors'
import { isDocument } from '../database/values/document'
import type { Body } from './fields'

/** Reads a request to its end. Throws INVALID_PARAM when it is larger than `maxBytes`; the rest is then thrown away. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else chunks.length = 0
    })
    request.on('end', () => {
      if (size <= maxBytes) done(Buffer.concat(chunks))
      else fail(invalid(`the request is larger than ${maxBytes} bytes`))
    })
    request.on('error', fail)
    request.on('aborted', () => fail(invalid('the request was broken off')))
  })
}

/** JSON, or a form: the SDK sends a form where it has bytes to send. Throws INVALID_PARAM. */
export function parseBody(bytes: Buffer, contentType = ''): Body {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1]
  return boundary === undefined ? parseJson(bytes) : parseForm(bytes, boundary)
}

function parseJson(bytes: Buffer): Body {
  let parsed: unknown
  try {
    parsed = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw invalid('the request is not JSON')
  }
  if (!isDocument(parsed)) throw invalid('the request is not an object')
  return parsed
}

/** Fields as text, but `requestData` as bytes. */
function parseForm(bytes: Buffer, boundary: string): Body {
  const mark = Buffer.from(`--${boundary}`)
  const fields: Record<string, unknown> = {}
  let start = bytes.indexOf(mark)
  for (;;) {
    const end = start < 0 ? -1 : bytes.indexOf(mark, start + mark.length)
    if (end < 0) break
    // A part stands between two line breaks.
    const part = bytes.subarray(start + mark.length + 2, end - 2)
    const blank = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(blank, 0)).toString('utf8'))?.[1]
    if (name === undefined || name === '__proto__') throw invalid('malformed form')
    const value = part.subarray(blank + 4)
    fields[name] = name === 'requestData' ? value : value.toString('utf8')
    start = end
  }
  if (Object.keys(fields).length === 0) throw invalid('malformed form')
  return fields
}
