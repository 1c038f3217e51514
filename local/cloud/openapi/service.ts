import { randomUUID } from 'node:crypto'
import type { FunctionSpec } from '../functions/config'
import { Ring } from '../ring'
import type { Clock, OpenApiRecord } from '../types'
import type { RequestOrigin, ServiceAction } from '../wire/dispatch'
import { textField, type Body } from '../wire/fields'
import { WxError, type OpenApi, type OpenApiAnswer, type OpenApiCall } from './api'
import { decodeRequest, encodeAnswer, encodeFailure } from './codec'

/** Failures before an interface is reached, as numbers of WeChat's own. */
const notFound = -604100
const noPermission = -604101
const illegalSource = -604104

export interface OpenApiOptions {
  apis: ReadonlyMap<string, OpenApi>
  clock: Clock
  /** The function of a running invocation, undefined if none is running under this id. */
  functionOf(invocationId: string): FunctionSpec | undefined
  remembered: number
}

/** `cloud.openapi.*`: checks the right to call, calls, and remembers every call. */
export class OpenApiService {
  private readonly records: Ring<OpenApiRecord>

  constructor(private readonly options: OpenApiOptions) {
    this.records = new Ring(options.remembered)
  }

  readonly actions: ReadonlyMap<string, ServiceAction> = new Map([
    ['wx.openApi', (body: Body, origin: RequestOrigin) => this.serve(body, origin)],
  ])

  /** Every call that was made, oldest first, while it is among the last that are remembered. */
  calls(): readonly OpenApiRecord[] {
    return this.records.list()
  }

  private async serve(body: Body, { invocationId, caller }: RequestOrigin): Promise<Buffer> {
    const { clock, functionOf, apis } = this.options
    const api = textField(body, 'apiName')
    const spec = invocationId === '' ? undefined : functionOf(invocationId)
    const call: OpenApiCall = {
      ...decodeRequest(body['requestData']),
      api,
      function: spec?.name ?? '',
      requestId: invocationId,
      caller,
      now: clock.now(),
    }
    const refusal = refusalOf(api, invocationId, spec) ?? (apis.has(api) ? undefined : notFound)
    if (refusal !== undefined) return this.finish(call, refusal, encodeFailure(refusal))
    return this.run(call, apis.get(api) as OpenApi)
  }

  private async run(call: OpenApiCall, run: OpenApi): Promise<Buffer> {
    try {
      return this.finish(call, 0, encode(await run(call)))
    } catch (error) {
      if (!(error instanceof WxError)) throw error
      const answer = { errcode: error.errcode, errmsg: `${error.message} rid: ${randomUUID()}` }
      return this.finish(call, error.errcode, encodeAnswer('application/json', jsonOf(answer)))
    }
  }

  private finish(call: OpenApiCall, errcode: number, answer: Buffer): Buffer {
    const { api, data, requestId, now } = call
    this.records.add({ api, data, errcode, function: call.function, requestId, at: now })
    return answer
  }
}

/** A process outside of functions is the developer's own and may call everything. */
function refusalOf(api: string, invocationId: string, spec: FunctionSpec | undefined): number | undefined {
  if (invocationId === '') return undefined
  if (!spec) return illegalSource
  return spec.openapi.includes(api) ? undefined : noPermission
}

function encode(answer: OpenApiAnswer): Buffer {
  const { contentType, bytes } = answer
  if (typeof contentType === 'string' && Buffer.isBuffer(bytes)) return encodeAnswer(contentType, bytes)
  return encodeAnswer('application/json', jsonOf({ errcode: 0, errmsg: 'ok', ...answer }))
}

const jsonOf = (value: object): Buffer => Buffer.from(JSON.stringify(value))
