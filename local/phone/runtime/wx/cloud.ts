import type { CallReply, CallRequest } from '../../protocol'
import { overTheNet } from '../network'
import { request } from '../request'
import { host } from '../host'
import { cloudFileArea } from './cloudFiles'
import { asyncCall } from './call'
import { Failure } from './failure'
import type { Area } from './registry'

/** WeChat's codes as the client sees them. */
const BAD_ARGUMENTS = -401002
const FUNCTION_FAILED = -504002
/** What a call that is not allowed to this mini-program is refused with. */
const NO_PERMISSION = -502003

interface CallFunction {
  name: string
  data?: object
}

let initialised = false

/** A failure of wx.cloud: its message is within the message. */
export function cloudFailure(method: string, code: string | number, message: string): Failure {
  return new Failure(`cloud.${method}:fail Error: errCode: ${code} | errMsg: ${message}`, { errCode: code })
}

export function checkInitialised(method: string): void {
  if (!initialised) throw cloudFailure(method, -1, 'Cloud API isn’t enabled, please call wx.cloud.init first')
}

async function callFunction({ name, data }: CallFunction): Promise<Record<string, unknown>> {
  const failure = (code: string | number, message: string) => cloudFailure('callFunction', code, message)
  checkInitialised('callFunction')
  if (typeof name !== 'string' || !name) throw failure(BAD_ARGUMENTS, 'parameter.name should be String')
  const body: CallRequest = { phone: host.config.phoneId, name, data: plainData(data) }
  await overTheNet()
  const reply = await request<CallReply>('POST', '/api/call', body)
  if ('error' in reply) throw failure(reply.error.code ?? FUNCTION_FAILED, reply.error.message)
  return { result: reply.result, requestID: reply.requestId, errMsg: 'cloud.callFunction:ok' }
}

/** Data that WeChat's servers would exchange for what it stands for; here it stays the id. */
class CloudID {
  constructor(readonly cloudID: string) {}
  toJSON(): string {
    return this.cloudID
  }
}

function plainData(data: object | undefined): unknown {
  return data ?? {}
}

/**
 * The database as a client has it. Every call of it is refused, as WeChat refuses a collection whose rules let nobody
 * in: this product's data is reached by functions only, and the phone has no other rules.
 */
function refusedDatabase(): object {
  const refuse = (name: string) =>
    asyncCall(`database.${name}`, () => {
      const words = `errCode: ${NO_PERMISSION} database permission denied | errMsg: Permission denied`
      return Promise.reject(new Failure(words, { errCode: NO_PERMISSION }))
    })
  const ends = Object.fromEntries(
    ['get', 'add', 'update', 'remove', 'set', 'count', 'end'].map((name) => [
      name,
      refuse(`collection.${name}`),
    ]),
  )
  const chain: object = new Proxy(ends, {
    get: (members, name: string) =>
      name === 'then' ? undefined : (members[name] ?? (name === 'watch' ? watch : () => chain)),
  })
  const watch = ({ onError }: { onError?(error: Error): void } = {}) => {
    setTimeout(() => onError?.(new Error(`errCode: ${NO_PERMISSION} database permission denied`)), 0)
    return { close: () => Promise.resolve() }
  }
  const marker = (...args: unknown[]) => ({ args })
  const operators: object = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : marker) })
  return {
    collection: () => chain,
    command: operators,
    Geo: operators,
    serverDate: marker,
    RegExp: (given: object) => given,
  }
}

const missing = (method: string) =>
  asyncCall(`cloud.${method}`, () =>
    Promise.reject(cloudFailure(method, -606001, 'not supported by the browser phone')),
  )

const cloudTable = {
  init() {
    initialised = true
  },
  callFunction: asyncCall('cloud.callFunction', callFunction),
  ...cloudFileArea,
  callContainer: missing('callContainer'),
  connectContainer: missing('connectContainer'),
  CloudID: (id: string) => new CloudID(id),
  database: refusedDatabase,
  /** Another environment's cloud; here there is one. */
  Cloud: class {
    constructor() {
      Object.assign(this, cloudTable, { init: () => Promise.resolve((initialised = true)) })
    }
  },
}

export const cloud: Area = { sync: { cloud: cloudTable } }
