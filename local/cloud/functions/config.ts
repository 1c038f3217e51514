import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WireError } from '../errors'
import type { Limits } from '../limits'
import { isDocument } from '../database/values/document'

/** A built function and how it is to be run. */
export interface FunctionSpec {
  name: string
  file: string
  timeoutMs: number
  memoryMb: number
  envVariables: Readonly<Record<string, string>>
}

/** Reads `<folder>/<name>/`. Throws FUNCTION_NOT_FOUND, or FUNCTIONS_REQUEST_FAIL for a config.json that is wrong. */
export function loadSpec(folder: string | undefined, name: string, limits: Limits): FunctionSpec {
  const file = folder !== undefined && /^[\w-]{1,60}$/.test(name) ? join(folder, name, 'index.js') : undefined
  if (file === undefined || !existsSync(file)) {
    throw new WireError(
      'FUNCTION_NOT_FOUND',
      `[ResourceNotFound.Function] The function ${name} could not be found. Please check the name of the function.`,
    )
  }
  const config = readConfig(join(file, '..', 'config.json'))
  const timeoutMs = numberIn(config, 'timeout', limits.functionDefaultMs / 1000) * 1000
  return {
    name,
    file,
    timeoutMs: Math.min(timeoutMs, limits.functionMaxMs),
    memoryMb: numberIn(config, 'memory', limits.functionMemoryMb),
    envVariables: textsIn(config['envVariables']),
  }
}

function readConfig(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {}
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isDocument(value)) return value
  } catch {
    // Told below, with the name of the file.
  }
  throw new WireError('FUNCTIONS_REQUEST_FAIL', `${file} is not a JSON object`)
}

function numberIn(config: Record<string, unknown>, name: string, missing: number): number {
  const value = config[name] ?? missing
  if (typeof value === 'number' && value > 0) return value
  throw new WireError('FUNCTIONS_REQUEST_FAIL', `config.json: ${name} must be a number above 0`)
}

function textsIn(value: unknown): Record<string, string> {
  if (!isDocument(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
}
