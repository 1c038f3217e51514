import { WireError } from '../errors'

/** An answer without its request id: `data` where the SDK looks for it, a few fields beside it. */
export type Reply = Readonly<Record<string, unknown>>

/** The connection is broken off without an answer, for tests of what a client does then. */
export class Unanswered extends Error {}

/** An error in the wire's form. What is not meant for a client becomes SYS_ERR. */
export function errorReply(error: unknown): Reply {
  if (error instanceof WireError) return { code: error.code, message: error.message }
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }
}
