import tcb from '@cloudbase/node-sdk'
import * as wxServerSdk from 'wx-server-sdk'
import { anywhere, type Anywhere } from '../support/anywhere'
import type { Case, Doc, NodeDatabase, Tools, WxDatabase } from './case'

const names = { things: 'ct_things', others: 'ct_others', missing: 'ct_missing' }

export interface Bench {
  tools: Tools
  where: Anywhere
}

/** Both SDKs, and two collections for the cases: in a local cloud, or in a real environment that `anywhere` names. */
export async function setUp(): Promise<Bench> {
  const where = await anywhere({ schema: [], limits: { lockWaitMs: 5_000 } })
  const cloud = wxServerSdk as unknown as {
    init(options: { env: unknown }): void
    DYNAMIC_CURRENT_ENV: unknown
    database(options: object): WxDatabase
  }
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const db = cloud.database({ throwOnNotFound: false })
  const node = tcb.init({ env: process.env['TCB_ENV'] ?? '' }).database() as unknown as NodeDatabase
  for (const name of [names.things, names.others]) await db.createCollection(name).catch(() => undefined)
  const raw = node.collection(names.things).options({ raw: true })
  const things = db.collection(names.things)
  const tools = { db, node, _: db.command, $: db.command.aggregate, things, raw, names }
  return { tools, where }
}

/** Runs a case on its documents alone; an error becomes `{failure: code}`. */
export async function runCase({ run, docs, others }: Case, tools: Tools): Promise<unknown> {
  await fill(tools, names.things, docs)
  if (others) await fill(tools, names.others, others)
  try {
    return await run(tools)
  } catch (error) {
    const code = codeOf(error as Record<string, unknown>)
    if (code === undefined) throw error
    return { failure: code }
  }
}

async function fill({ node }: Tools, name: string, docs: readonly Doc[]): Promise<void> {
  const collection = node.collection(name).options({ raw: true })
  // Every id there may be, of whatever type.
  await collection.where({ _id: { $exists: true } }).remove()
  if (docs.length > 0) await collection.add([...docs])
}

/** The numbers that wx-server-sdk makes of the server's codes. */
const numbers: Readonly<Record<number, string>> = {
  [-501007]: 'INVALID_PARAM',
  [-502001]: 'DATABASE_REQUEST_FAILED',
  [-502002]: 'DATABASE_INVALID_OPERRATOR',
  [-502003]: 'DATABASE_PERMISSION_DENIED',
  [-502005]: 'DATABASE_COLLECTION_NOT_EXIST',
}

/** What is said only in words. */
const words: readonly [RegExp, string][] = [
  [/TransactionConflict/, 'DATABASE_TRANSACTION_CONFLICT'],
  [/TransactionNotExist/, 'DATABASE_TRANSACTION_FAIL'],
]

function codeOf({ errCode, code, message }: Record<string, unknown>): string | undefined {
  const spoken = words.find(([pattern]) => pattern.test(String(message)))?.[1]
  if (spoken !== undefined) return spoken
  return typeof code === 'string' ? code : numbers[Number(errCode)]
}
