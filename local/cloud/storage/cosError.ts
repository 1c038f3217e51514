import type { ServerResponse } from 'node:http'
import { WireError } from '../errors'
import type { Limits } from '../limits'
import { FileTooLarge } from './writeDurably'

/** What COS refuses, in the XML that it answers. */
export class CosError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const denied = (message = 'Request has expired or its signature is wrong'): CosError =>
  new CosError(403, 'AccessDenied', message)

export const tooLarge = ({ fileBytes }: Limits): CosError =>
  new CosError(400, 'EntityTooLarge', `a file may have ${fileBytes} bytes`)

/** Undefined for what is nobody's fault but ours. */
export function asCosError(error: unknown, limits: Limits): CosError | undefined {
  if (error instanceof FileTooLarge) return tooLarge(limits)
  if (error instanceof WireError) return new CosError(500, error.code, error.message)
  return error instanceof CosError ? error : undefined
}

/** `withBody` is false for the answer to HEAD. */
export function sendCosError(
  response: ServerResponse,
  { status, code, message }: CosError,
  headers: Readonly<Record<string, string>>,
  withBody: boolean,
): void {
  const fields = { Code: code, Message: message, RequestId: 'local', TraceId: 'local' }
  const lines = Object.entries(fields).map(([name, value]) => `  <${name}>${escape(value)}</${name}>`)
  const text = ["<?xml version='1.0' encoding='utf-8' ?>", '<Error>', ...lines, '</Error>', ''].join('\n')
  const length = Buffer.byteLength(text)
  response.writeHead(status, { ...headers, 'content-type': 'application/xml', 'content-length': length })
  response.end(withBody ? text : undefined)
}

const escape = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
