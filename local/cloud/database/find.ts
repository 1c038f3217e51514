import { requestFailed } from '../errors'
import type { Limits } from '../limits'
import { encode } from '../wire/ejson'
import type { Collection } from './collection'
import { projector } from './project'
import { nearestFirst, selectorOf } from './query'
import type { Reader } from './reader'
import type { Row } from './row'
import { sortBy, sortFields } from './sort'
import type { Document } from './values/document'

export interface FindOptions {
  query: Document
  order: Document
  offset: number
  limit: number
}

/** The page of matching documents that was asked for, in order. */
export function findRows(
  reader: Reader,
  collection: Collection,
  { query, order, offset, limit }: FindOptions,
): readonly Row[] {
  const fields = sortFields(order)
  const selector = selectorOf(query)
  const { rows, isSorted } = reader.find(collection, selector, fields)
  const end = offset + limit
  if (fields.length > 0 && !isSorted) return sortBy([...rows], fields, ({ doc }) => doc).slice(offset, end)
  if (fields.length === 0 && selector.nearest)
    return nearestFirst([...rows], selector.nearest).slice(offset, end)
  return take(rows, end).slice(offset)
}

/** Rows as canonical EJSON texts, with the fields that the projection leaves. */
export function textsOf(rows: readonly Row[], projection: Document, limits: Limits): string[] {
  const project = projector(projection)
  const hasProjection = Object.keys(projection).length > 0
  return checkAnswer(
    rows.map((row) => (hasProjection ? encode(project(row.doc)) : row.text)),
    limits,
  )
}

export function countRows(reader: Reader, collection: Collection, query: Document): number {
  let count = 0
  for (const row of reader.find(collection, selectorOf(query)).rows) if (row) count++
  return count
}

function take(rows: Iterable<Row>, most: number): Row[] {
  const taken: Row[] = []
  if (most <= 0) return taken
  for (const row of rows) if (taken.push(row) >= most) break
  return taken
}

/** An answer has a greatest size, too. */
export function checkAnswer(texts: string[], limits: Limits): string[] {
  let bytes = 0
  for (const text of texts) bytes += Buffer.byteLength(text)
  if (bytes > limits.answerBytes) {
    throw requestFailed(
      `the answer is larger than ${limits.answerBytes} bytes: ask for fewer documents or fields`,
    )
  }
  return texts
}
