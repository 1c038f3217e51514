import { requestFailed } from '../../errors'
import type { Limits } from '../../limits'
import { isDocument, type Document } from '../values/document'
import { plainNumber } from '../values/numbers'

/** One step of an aggregate, as the wire has it. */
export interface Stage {
  name: string
  value: unknown
}

/** What a step may need besides the documents that come in. */
export interface PipelineContext {
  limits: Limits
  /** Documents of a collection that match a query, found by its indexes. Throws if there is no such collection. */
  find(collection: string, query: Document, variables: Variables): Iterable<Document>
  /** The field with a collection's only index of places. Throws if that is not clear. */
  geoPath(collection: string): string
  /** Variables of a `$lookup` around it. */
  variables: Variables
}

export type Variables = Readonly<Record<string, unknown>>

export type Run = (input: Iterable<Document>) => Iterable<Document>

/** Makes a step of its operand. Throws DATABASE_REQUEST_FAILED if it can never be right. */
export type StageMaker = (operand: unknown, context: PipelineContext) => Run

export function needDocument(name: string, operand: unknown): Document {
  if (isDocument(operand)) return operand
  throw requestFailed(`the ${name} specification must be an object`)
}

export function checkFields(name: string, fields: Document, known: readonly string[]): void {
  const stray = Object.keys(fields).find((key) => !known.includes(key))
  if (stray !== undefined) throw requestFailed(`Unrecognized option to ${name}: ${stray}`)
}

export function needWhole(name: string, value: unknown, least: number): number {
  const number = plainNumber(value)
  if (number !== undefined && Number.isInteger(number) && number >= least) return number
  throw requestFailed(`the argument of ${name} must be an integer, ${least} or more`)
}

export function needText(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw requestFailed(`${name} must be a non-empty string`)
}

/** The name of a field that a step makes. */
export function needFieldName(name: string, value: unknown): string {
  const text = needText(name, value)
  if (text.startsWith('$')) throw requestFailed(`${name}: a field name may not begin with '$': ${text}`)
  return text
}

/** `'$a.b'` as `a.b`. */
export function needFieldPath(name: string, value: unknown): string[] {
  if (typeof value === 'string' && /^\$[^$.]/.test(value)) return value.slice(1).split('.')
  throw requestFailed(`${name} needs the path of a field that begins with '$'`)
}
