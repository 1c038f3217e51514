import { type ErrorCode, type Reply, sentenceOf } from '../shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../shared/contract/index'

/** A refusal with the sentence to show. `code` says which; nothing else can come out of `call`. */
export class CloudError extends Error {
  readonly code: ErrorCode
  readonly requestId: string

  constructor(code: ErrorCode, message = sentenceOf(code), requestId = '') {
    super(message)
    this.name = 'CloudError'
    this.code = code
    this.requestId = requestId
  }
}

/** 'station.reserve' runs action 'reserve' of the function 'station'. Rejects with a CloudError only. */
export async function call<K extends ActionName>(action: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const [name = '', verb] = action.split('.')
  const reply = await send<OutputOf<K>>(name, { action: verb, input })
  if (reply.ok) return reply.data
  throw new CloudError(reply.error.code, reply.error.message, reply.error.requestId)
}

async function send<T>(name: string, data: object): Promise<Reply<T>> {
  try {
    const { result } = await wx.cloud.callFunction({ name, data })
    if (isReply<T>(result)) return result
  } catch (error) {
    throw new CloudError(codeOfFailure(error))
  }
  throw new CloudError('INTERNAL')
}

const isReply = <T>(result: unknown): result is Reply<T> =>
  typeof result === 'object' && result !== null && 'ok' in result

/** What WeChat's own failures mean to a person; numbers are `wx.cloud` error codes. */
function codeOfFailure(error: unknown): ErrorCode {
  const { errCode, errMsg = '' } = (error ?? {}) as { errCode?: number; errMsg?: string }
  if (errCode === -504003 || errCode === -501004) return 'BUSY'
  if (errCode === -403001 || /exceed|too large/i.test(errMsg)) return 'TOO_LARGE'
  if (
    errCode === undefined ||
    String(errCode).startsWith('-404') ||
    /network|timeout|request:fail/i.test(errMsg)
  )
    return 'OFFLINE'
  return 'INTERNAL'
}
