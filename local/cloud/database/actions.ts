import { invalid } from '../errors'
import type { Clock } from '../types'
import { decodeDocument, decodeText } from '../wire/ejson'
import { documentField, listField, optionalNumber, type Body } from '../wire/fields'
import type { Reply } from '../wire/reply'
import { aggregateTexts } from './aggregate'
import type { Collection } from './collection'
import type { Database } from './database'
import { countRows, findRows, textsOf } from './find'
import type { Reader, WritePlan } from './reader'
import type { Transactions } from './transactions'
import type { Document } from './values/document'
import { planInsert, planRemove, planSet, planUpdate, planUpdateAndReturn, type WriteTarget } from './writes'

export interface DatabaseContext {
  database: Database
  transactions: Transactions
  clock: Clock
}

type Action = (context: DatabaseContext, body: Body) => Reply | Promise<Reply>

/** Every `database.*` action of the wire. */
export const databaseActions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['database.addCollection', addCollection],
  ['database.insertDocument', insert],
  ['database.getDocument', get],
  ['database.calculateDocument', count],
  ['database.modifyDocument', modify],
  ['database.modifyAndReturnDoc', modifyAndReturn],
  ['database.removeDocument', remove],
  ['database.aggregateDocuments', aggregate],
  ['database.startTransaction', ({ transactions }) => ({ transactionId: transactions.start() })],
  ['database.commitTransaction', commitTransaction],
  ['database.abortTransaction', abortTransaction],
])

async function addCollection({ database }: DatabaseContext, body: Body): Promise<Reply> {
  await database.addCollection(body['collectionName'])
  return { data: {} }
}

async function insert(context: DatabaseContext, body: Body): Promise<Reply> {
  const now = context.clock.now()
  const documents = listField(body, 'data').map((text) => {
    if (typeof text !== 'string') throw invalid('data must be a list of EJSON texts')
    return decodeDocument(text, now)
  })
  const insertedIds = await write(context, body, (target) => planInsert(target, documents))
  return { data: { insertedIds } }
}

async function get(context: DatabaseContext, body: Body): Promise<Reply> {
  const { database, clock } = context
  const { limits } = database
  const collection = database.collection(body['collectionName'])
  const offset = optionalNumber(body, 'offset', 0)
  const limit = Math.min(optionalNumber(body, 'limit', limits.getDefault), limits.getMax)
  const options = { query: queryOf(body, clock.now()), order: documentField(body, 'order', 0), offset, limit }
  const rows = read(context, body, (reader) => findRows(reader, collection, options))
  const list = textsOf(rows, documentField(body, 'projection', 0), limits)
  await database.durable(rows.reduce((latest, { version }) => Math.max(latest, version), 0))
  return { data: { list }, limit, offset }
}

function count(context: DatabaseContext, body: Body): Reply {
  const collection = context.database.collection(body['collectionName'])
  const query = queryOf(body, context.clock.now())
  return { data: { total: countRows(context.database, collection, query) } }
}

async function modify(context: DatabaseContext, body: Body): Promise<Reply> {
  const now = context.clock.now()
  const query = queryOf(body, now)
  const change = documentField(body, 'data', now)
  if (body['merge'] === false) return setDocument(context, body, query, change)
  const multi = body['multi'] === true
  const updated = await write(context, body, (target) => planUpdate(target, query, change, multi))
  return { data: { updated, upsert_id: null } }
}

async function setDocument(
  context: DatabaseContext,
  body: Body,
  query: Document,
  doc: Document,
): Promise<Reply> {
  if (query['_id'] === undefined) throw invalid('set needs the _id of a document')
  const result = await write(context, body, (target) => planSet(target, query['_id'], doc))
  return { data: { updated: result.updated, upsert_id: result.upsertId } }
}

/** Changes the first match and returns it as it is then. */
async function modifyAndReturn(context: DatabaseContext, body: Body): Promise<Reply> {
  const now = context.clock.now()
  const query = queryOf(body, now)
  const change = documentField(body, 'data', now)
  const row = await write(context, body, (target) => planUpdateAndReturn(target, query, change))
  return { data: { updated: row ? 1 : 0, doc: row?.text ?? null } }
}

async function remove(context: DatabaseContext, body: Body): Promise<Reply> {
  const query = queryOf(body, context.clock.now())
  const multi = body['multi'] === true
  const deleted = await write(context, body, (target) => planRemove(target, query, multi))
  return { data: { deleted } }
}

function aggregate({ database, clock }: DatabaseContext, body: Body): Reply {
  const collection = database.collection(body['collectionName'])
  const stages = listField(body, 'stages').map((entry) => {
    const { stageKey, stageValue } = (entry ?? {}) as Body
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string') throw invalid('malformed stage')
    return { name: stageKey, value: decodeText(stageValue, clock.now()) }
  })
  return { data: { list: aggregateTexts(database, collection, stages, database.limits, clock.now()) } }
}

async function commitTransaction({ transactions }: DatabaseContext, body: Body): Promise<Reply> {
  await transactions.commit(body['transactionId'])
  return { success: 1 }
}

function abortTransaction({ transactions }: DatabaseContext, body: Body): Reply {
  transactions.abort(transactions.get(body['transactionId']).id)
  return { success: 1 }
}

/** A query on one document must name it; the SDK says so with `queryType`. */
function queryOf(body: Body, now: number): Document {
  const query = documentField(body, 'query', now)
  if (body['queryType'] === 'DOC' && query['_id'] === undefined) throw invalid('the query names no document')
  return query
}

function read<T>(context: DatabaseContext, body: Body, run: (reader: Reader) => T): T {
  const id = body['transactionId']
  return id === undefined ? run(context.database) : context.transactions.run(id, run)
}

/** Writes within the request's transaction, or at once. */
function write<T>(
  { database, transactions }: DatabaseContext,
  body: Body,
  plan: (target: WriteTarget) => WritePlan<T>,
): T | Promise<T> {
  const collection: Collection = database.collection(body['collectionName'])
  const targetOf = (reader: Reader): WriteTarget => ({ reader, collection, limits: database.limits })
  const id = body['transactionId']
  if (id === undefined) return database.write(() => plan(targetOf(database)))
  return transactions.run(id, (transaction) => transaction.write(plan(targetOf(transaction))))
}
