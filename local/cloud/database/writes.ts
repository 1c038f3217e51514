import { invalid, requestFailed } from '../errors'
import type { Limits } from '../limits'
import { duplicate, type Collection } from './collection'
import { selectorOf, type Selector } from './query'
import type { Change, Reader, WritePlan } from './reader'
import { checkSize, makeRow, type Row } from './row'
import { compileUpdate, type Update } from './update/compile'
import { isDocument, type Document } from './values/document'
import { checkId, idKey, newId } from './values/idKey'

/** Everything that a write needs to be worked out. */
export interface WriteTarget {
  reader: Reader
  collection: Collection
  limits: Limits
}

/** Adds documents, all or none; those without an `_id` get one. The result lists the ids. */
export function planInsert(target: WriteTarget, documents: readonly Document[]): WritePlan<unknown[]> {
  const changes = new Map<string, Change>()
  const ids: unknown[] = []
  for (const { _id = newId(), ...fields } of documents) {
    checkFields(fields)
    const row = newRow(target, { _id, ...fields })
    const { collection } = target
    if (changes.has(row.key) || target.reader.get(collection, row.key)) {
      throw duplicate(collection.name, '_id_', `_id: ${JSON.stringify(_id)}`)
    }
    changes.set(row.key, { collection, key: row.key, row })
    ids.push(_id)
  }
  return { changes: [...changes.values()], result: ids }
}

/** Changes the first match, or all of them. The result counts documents that are different now. */
export function planUpdate(
  target: WriteTarget,
  query: Document,
  update: Document,
  multi: boolean,
): WritePlan<number> {
  const { selector, compiled } = compile(query, update)
  const changes: Change[] = []
  for (const row of target.reader.find(target.collection, selector).rows) {
    const changed = updateRow(target, row, compiled)
    if (changed !== row) changes.push({ collection: target.collection, key: row.key, row: changed })
    if (!multi) break
  }
  return { changes, result: changes.length }
}

/** Changes the first match; the result is the document as it is then, undefined if none matches. */
export function planUpdateAndReturn(
  target: WriteTarget,
  query: Document,
  update: Document,
): WritePlan<Row | undefined> {
  const { selector, compiled } = compile(query, update)
  for (const row of target.reader.find(target.collection, selector).rows) {
    const changed = updateRow(target, row, compiled)
    const changes = changed === row ? [] : [{ collection: target.collection, key: row.key, row: changed }]
    return { changes, result: changed }
  }
  return { changes: [], result: undefined }
}

function compile(query: Document, update: Document): { selector: Selector; compiled: Update } {
  if (Object.keys(update).length === 0) throw invalid('the update is empty')
  const selector = selectorOf(query)
  return { selector, compiled: compileUpdate(update, selector.query) }
}

/** The same row if nothing is different. */
function updateRow(target: WriteTarget, row: Row, update: Update): Row {
  const doc = update.apply(row.doc)
  checkFields(doc)
  const changed = newRow(target, doc)
  return changed.text === row.text ? row : changed
}

/** Replaces the document with this `_id`, or adds it. */
export function planSet(
  target: WriteTarget,
  id: unknown,
  doc: Document,
): WritePlan<{ updated: number; upsertId: unknown }> {
  checkFields(doc)
  if (doc['_id'] !== undefined && idKey(doc['_id']) !== idKey(id)) {
    throw requestFailed('the _id of a document cannot be changed')
  }
  const row = newRow(target, { _id: id, ...doc })
  const old = target.reader.get(target.collection, row.key)
  const changes = old?.text === row.text ? [] : [{ collection: target.collection, key: row.key, row }]
  return { changes, result: { updated: old ? 1 : 0, upsertId: old ? null : id } }
}

/** Removes the first match, or all of them. The result counts them. */
export function planRemove(target: WriteTarget, query: Document, multi: boolean): WritePlan<number> {
  const changes: Change[] = []
  for (const { key } of target.reader.find(target.collection, selectorOf(query)).rows) {
    changes.push({ collection: target.collection, key, row: null })
    if (!multi) break
  }
  return { changes, result: changes.length }
}

function newRow({ limits, collection }: WriteTarget, doc: Document): Row {
  checkId(doc['_id'], limits.idBytes)
  collection.check(doc)
  const row = makeRow(doc)
  checkSize(row.text, limits.documentBytes)
  return row
}

function checkFields(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkFields)
  else if (isDocument(value)) {
    for (const key of Object.keys(value)) {
      if (key.startsWith('$'))
        throw requestFailed(`The dollar ($) prefixed field '${key}' is not valid for storage.`)
      checkFields(value[key])
    }
  }
}
