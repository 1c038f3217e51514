import type { CallReply, CallRequest } from '../../protocol'
import { overTheNet } from '../network'
import { request } from '../request'
import { host } from '../host'
import { asyncCall } from './call'
import { Failure, notSupported } from './failure'
import type { Area } from './registry'

/** WeChat's codes as the client sees them. */
const BAD_ARGUMENTS = -401002
const FUNCTION_FAILED = -504002

interface CallFunction {
  name: string
  data?: object
}

let initialised = false

function failure(code: string | number, message: string): Failure {
  return new Failure(`cloud.callFunction:fail Error: errCode: ${code} | errMsg: ${message}`, {
    errCode: code,
  })
}

async function callFunction({ name, data }: CallFunction): Promise<Record<string, unknown>> {
  if (!initialised) throw failure(-1, 'Cloud API isn’t enabled, please call wx.cloud.init first')
  if (typeof name !== 'string' || !name) throw failure(BAD_ARGUMENTS, 'parameter.name should be String')
  const body: CallRequest = { phone: host.config.phoneId, name, data: data ?? {} }
  await overTheNet()
  const reply = await request<CallReply>('POST', '/api/call', body)
  if ('error' in reply) throw failure(reply.error.code ?? FUNCTION_FAILED, reply.error.message)
  return { result: reply.result, requestID: reply.requestId, errMsg: 'cloud.callFunction:ok' }
}

/** Members of wx.cloud that say that they are not here. */
const MISSING = 'uploadFile downloadFile getTempFileURL deleteFile callContainer connectContainer'.split(' ')

const stubs = MISSING.map((name) => [name, asyncCall(`cloud.${name}`, () => Promise.reject(notSupported()))])

const cloudTable = {
  ...Object.fromEntries(stubs),
  init() {
    initialised = true
  },
  callFunction: asyncCall('cloud.callFunction', callFunction),
}

export const cloud: Area = { sync: { cloud: cloudTable } }
