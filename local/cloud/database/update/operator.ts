import { bsonType } from '../values/document'
import { typed } from '../values/numbers'
import type { Place } from './path'

/** One step on one field of one document. */
export interface Step {
  path: string
  operand: unknown
}

export interface Operator {
  /** Whether missing objects on the way to the field are made. */
  creates: boolean
  /** Looks at the operand alone, before any document is touched. Throws if it can never be right. */
  check?(step: Step): void
  /** Changes the (copied) document. Throws if the field has the wrong type. */
  apply(place: Place, step: Step): void
}

/** The name of a value's type, for messages. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  return typed(value)?.kind ?? bsonType(value) ?? typeof value
}
