import { type ErrorCode, type ErrorParams, sentenceOf } from '../../miniprogram/shared/contract/errors'
import type { Refused } from '../../miniprogram/shared/rules/decision'

/** A refusal on its way to the phone. Its message is the sentence that the person reads. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, params?: ErrorParams) {
    super(sentenceOf(code, params))
    this.name = 'AppError'
    this.code = code
  }

  static from({ code, params }: Refused): AppError {
    return new AppError(code, params)
  }
}
