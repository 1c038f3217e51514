import { invalid } from '../errors'
import { decodeDocument } from './ejson'
import type { Document } from '../database/values/document'

/** A request's body: its fields are whatever the client sent until one of these functions has looked at them. */
export type Body = Readonly<Record<string, unknown>>

export function textField(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw invalid(`${name} must be a string`)
  return value
}

export function optionalNumber(body: Body, name: string, missing: number): number {
  const value = body[name] ?? missing
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalid(`${name} must be an integer, 0 or more`)
  }
  return value
}

/** A field that holds the EJSON text of an object; missing or empty is an empty object. */
export function documentField(body: Body, name: string, now: number): Document {
  const value = body[name] ?? ''
  if (typeof value !== 'string') throw invalid(`${name} must be EJSON text`)
  return decodeDocument(value, now)
}

export function listField(body: Body, name: string): unknown[] {
  const value = body[name]
  if (!Array.isArray(value)) throw invalid(`${name} must be a list`)
  return value
}
