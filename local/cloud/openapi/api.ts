import type { Caller } from '../types'
import type { OpenApiRequest } from './codec'

/** One call of an open interface. */
export interface OpenApiCall extends OpenApiRequest {
  /** e.g. 'subscribeMessage.send'. */
  api: string
  /** The function that calls, '' for a process outside of functions. */
  function: string
  requestId: string
  /** The person for whom the function runs. */
  caller: Caller | undefined
  /** Epoch milliseconds of the cloud's clock. */
  now: number
}

/** JSON in snake case, or bytes with their content type. */
export type OpenApiAnswer = Record<string, unknown> | { contentType: string; bytes: Buffer }

export type OpenApi = (call: OpenApiCall) => OpenApiAnswer | Promise<OpenApiAnswer>

/** An error of the interface itself, with WeChat's number. */
export class WxError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
  }
}

/** A parameter that must be a string and not empty; otherwise the error that the interface has for it. */
export function text(call: OpenApiCall, name: string, errcode: number, message: string): string {
  const value = call.data[name]
  if (typeof value !== 'string' || value === '') throw new WxError(errcode, message)
  return value
}
