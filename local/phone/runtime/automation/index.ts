/** Answers the requests of the automation protocol. */
export function handle(method: string, _params: Record<string, unknown>): Promise<unknown> {
  return Promise.reject(new Error(`unknown method ${method}`))
}
