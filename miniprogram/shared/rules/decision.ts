import type { ErrorCode, ErrorParams } from '../contract/errors'

/** What a rule answers when it says no: a code of the sentence table, and what the sentence needs to be filled in. */
export interface Refused {
  kind: 'refused'
  code: ErrorCode
  params?: ErrorParams
}

export const refused = (code: ErrorCode, params?: ErrorParams): Refused =>
  params ? { kind: 'refused', code, params } : { kind: 'refused', code }
