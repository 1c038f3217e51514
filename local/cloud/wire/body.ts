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

export function parseBody(bytes: Buffer): Body {
  let parsed: unknown
  try {
    parsed = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw invalid('the request is not JSON')
  }
  if (!isDocument(parsed)) throw invalid('the request is not an object')
  return parsed
}
