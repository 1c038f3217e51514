/** Codes of the wire, in the server's spelling; the SDK turns them into numbers (DATABASE_REQUEST_FAILED is -502001 …). */
export type WireCode =
  | 'SYS_ERR'
  | 'SERVER_TIMEOUT'
  | 'EXCEED_REQUEST_LIMIT'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_REQUEST_FAIL'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'STORAGE_REQUEST_FAIL'
  | 'STORAGE_FILE_NONEXIST'

/** An error that is answered to whoever sent the request. */
export class WireError extends Error {
  constructor(
    readonly code: WireCode,
    message: string,
  ) {
    super(message)
    this.name = 'WireError'
  }
}

export const invalid = (message: string): WireError => new WireError('INVALID_PARAM', message)

export const requestFailed = (message: string): WireError => new WireError('DATABASE_REQUEST_FAILED', message)

/** What goes wrong before or beside any request (a busy port, a full disk): one sentence for a person. */
export class StartError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StartError'
  }
}

const clientCodes: Partial<Record<WireCode, { errCode: number; text: string }>> = {
  FUNCTION_NOT_FOUND: { errCode: -501000, text: 'Invalid request, function not found' },
  INVALID_PARAM: { errCode: -501007, text: 'invalid parameters' },
  EXCEED_REQUEST_LIMIT: { errCode: -501003, text: 'exceed request limit' },
  FUNCTIONS_REQUEST_FAIL: { errCode: -504001, text: 'functions request fail' },
  FUNCTIONS_EXECUTE_FAIL: { errCode: -504002, text: 'functions execute fail' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { errCode: -504003, text: 'functions time limit exceeded' },
}

/** What `wx.cloud.callFunction` rejects with. */
export class CloudError extends Error {
  readonly errMsg: string

  constructor(
    readonly errCode: number,
    errMsg: string,
    readonly requestID: string,
  ) {
    super(errMsg)
    this.name = 'CloudError'
    this.errMsg = errMsg
  }

  /** In the words that the mini-program's base library uses. */
  static ofCall(error: unknown, requestId: string): CloudError {
    const code = error instanceof WireError ? error.code : 'SYS_ERR'
    const { errCode, text } = clientCodes[code] ?? { errCode: -501001, text: 'resource system error' }
    const reason = error instanceof Error ? error.message : String(error)
    const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${text} | errMsg: ${reason}`
    return new CloudError(errCode, errMsg, requestId)
  }
}
