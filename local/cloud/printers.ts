import type { FunctionLog } from './types'

/** What a cloud says on stderr when nobody listens. */

export function printUncaught({ level, function: name, requestId, text }: FunctionLog): void {
  if (level === 'uncaught') process.stderr.write(`[function ${name}] ${requestId} ${text}\n`)
}

export function printWarning(sentence: string): void {
  process.stderr.write(`[cloud] ${sentence}\n`)
}

export function printError(error: unknown): void {
  process.stderr.write(`[cloud] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

export function endProcess(error: Error): void {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
