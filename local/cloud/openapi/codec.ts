import { Root, type Type } from 'protobufjs/light'
import { invalid } from '../errors'

/** The messages in which the SDK wraps an open interface, with the fields that matter here. */
const root = Root.fromJSON({
  nested: {
    KeyValuePair: {
      fields: {
        key: { type: 'string', id: 1 },
        value: { type: 'bytes', id: 2 },
        contenttype: { type: 'string', id: 3 },
        filename: { type: 'string', id: 4 },
      },
    },
    OpenApiData: { fields: { pairs: { rule: 'repeated', type: 'KeyValuePair', id: 1 } } },
    CommApiData: {
      fields: { apiType: { type: 'int32', id: 1 }, openapiData: { type: 'OpenApiData', id: 2 } },
    },
    CommOpenApiResp: {
      fields: {
        respData: { type: 'bytes', id: 1 },
        contentType: { type: 'string', id: 2 },
        errorCode: { type: 'int32', id: 3 },
        httpCode: { type: 'uint32', id: 4 },
      },
    },
  },
})

const requestType: Type = root.lookupType('CommApiData')
const answerType: Type = root.lookupType('CommOpenApiResp')

/** A parameter that is a file. */
export interface Media {
  name: string
  type: string
  bytes: Buffer
}

export interface OpenApiRequest {
  /** Parameters in snake case, as the HTTP interface has them. */
  data: Record<string, unknown>
  media: Record<string, Media>
}

interface Pair {
  key: string
  value: Uint8Array
  contenttype: string
  filename: string
}

/** Throws INVALID_PARAM for what is no request. */
export function decodeRequest(bytes: unknown): OpenApiRequest {
  if (!Buffer.isBuffer(bytes)) throw invalid('requestData is missing')
  const request: OpenApiRequest = { data: {}, media: {} }
  try {
    const message = requestType.decode(bytes) as unknown as { openapiData?: { pairs: Pair[] } }
    for (const pair of message.openapiData?.pairs ?? []) take(request, pair)
  } catch (error) {
    throw invalid(`malformed requestData: ${error instanceof Error ? error.message : String(error)}`)
  }
  return request
}

function take({ data, media }: OpenApiRequest, { key, value, contenttype, filename }: Pair): void {
  const bytes = Buffer.from(value)
  if (key === '__proto__') throw new Error('a parameter has a forbidden name')
  if (filename === '') data[key] = JSON.parse(bytes.toString('utf8')) as unknown
  else media[key] = { name: filename, type: contenttype, bytes }
}

/** An answer of WeChat's: what the interface says, or a picture. */
export const encodeAnswer = (contentType: string, bytes: Buffer): Buffer =>
  encode({ respData: bytes, contentType, httpCode: 200 })

/** The interface was not reached at all, e.g. -604101. */
export const encodeFailure = (errorCode: number): Buffer => encode({ errorCode, httpCode: 200 })

const encode = (fields: object): Buffer => Buffer.from(answerType.encode(answerType.create(fields)).finish())
