type Params = Record<string, unknown>

/** A request of a client. */
export interface Request {
  /** As it came: a string from the official client. */
  id: string | number
  method: string
  params: Params
}

/** What a client sent, or null when it is no request: without an id nobody waits for an answer. */
export function parseRequest(text: string): Request | null {
  try {
    const message = JSON.parse(text) as Record<string, unknown> | null
    const { id, method, params } = message ?? {}
    if (typeof id !== 'string' && typeof id !== 'number') return null
    const isTable = typeof params === 'object' && params !== null
    return { id, method: String(method), params: isTable ? (params as Params) : {} }
  } catch {
    return null
  }
}
