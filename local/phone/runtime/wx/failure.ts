/** An API call that fails in a known way: `message` follows `<name>:fail `, `fields` stand beside errMsg. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

export function notSupported(): Failure {
  return new Failure('not supported by the browser phone')
}

/** The user said no. */
export function cancelled(): Failure {
  return new Failure('cancel')
}
