import type { IncomingMessage } from 'node:http'
import type { Cloud } from '../types'
import type { Control } from './control'
import { Refusal } from './http'

/** What a request under /control/ asks for. */
export interface Ask {
  request: IncomingMessage
  query: URLSearchParams
  body: Record<string, unknown>
  control: Control
  cloud: Cloud
}

/** Epoch milliseconds, or an ISO instant. */
export function instantIn(value: unknown): number {
  const at = typeof value === 'number' ? value : Date.parse(String(value))
  if (Number.isFinite(at)) return at
  throw new Refusal(400, 'An instant is epoch milliseconds or ISO 8601.')
}

/** The last 200 (or `limit`) of those whose fields are as the query says. */
export function lastOf<T extends object>(
  items: readonly T[],
  query: URLSearchParams,
  ...fields: (keyof T & string)[]
): T[] {
  const wanted = fields.filter((field) => query.get(field) !== null)
  const found = items.filter((item) => wanted.every((field) => String(item[field]) === query.get(field)))
  return found.slice(-countIn(query, 'limit', 200))
}

export function countIn(query: URLSearchParams, name: string, missing: number): number {
  const value = Number(query.get(name) ?? missing)
  if (Number.isInteger(value) && value >= 0) return value
  throw new Refusal(400, `${name} must be an integer, 0 or more.`)
}

export function textIn(body: Record<string, unknown>, name: string): string {
  const value = body[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Refusal(400, `${name} must be a string.`)
}
