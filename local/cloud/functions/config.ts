import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
  /** The open interfaces that it may call, e.g. 'subscribeMessage.send'. */
  openapi: readonly string[]
  /** As config.json has them; see `timers/`. */
  triggers: unknown
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
    memoryMb: numberIn(
      config,
      config['memory'] === undefined ? 'memorySize' : 'memory',
      limits.functionMemoryMb,
    ),
    envVariables: textsIn(config['envVariables']),
    openapi: openapiIn(config['permissions']),
    triggers: config['triggers'] ?? [],
  }
}

/** Every function of a folder whose config.json can be read; what is wrong with another is told when it is called. */
export function loadSpecs(folder: string | undefined, limits: Limits): FunctionSpec[] {
  if (folder === undefined || !existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      try {
        return [loadSpec(folder, name, limits)]
      } catch {
        return []
      }
    })
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

function openapiIn(permissions: unknown): string[] {
  const names = isDocument(permissions) ? permissions['openapi'] : []
  return Array.isArray(names) ? names.map(String) : []
}

function textsIn(value: unknown): Record<string, string> {
  if (!isDocument(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
}
