import type cloud from 'wx-server-sdk'
import type { Transaction } from './db'

type Database = ReturnType<typeof cloud.database>

/** What of the SDK's transaction may be used; its typings say `any`. */
interface SdkTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data?: unknown }>
      set(options: { data: object }): Promise<unknown>
      remove(): Promise<unknown>
    }
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/** Enough for a handful of people who change the same thing in one second; each waits a little longer than before. */
const TRIES = 8
const WAIT_MS = 25

/** Runs everything in one transaction; again from the start when somebody else was in the way. */
export async function inTransaction<T>(database: Database, run: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await once((await database.startTransaction()) as SdkTransaction, run)
    } catch (error) {
      if (!isConflict(error) || turn === TRIES) throw error
      await new Promise((done) => setTimeout(done, WAIT_MS * turn * (1 + Math.random())))
    }
  }
}

async function once<T>(sdk: SdkTransaction, run: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    const result = await run(portOf(sdk))
    await sdk.commit()
    return result
  } catch (error) {
    await sdk.rollback().catch(() => undefined)
    throw error
  }
}

const portOf = (sdk: SdkTransaction): Transaction => ({
  async get<T>(collection: string, id: string) {
    const { data } = await sdk.collection(collection).doc(id).get()
    return (data as T | undefined) ?? null
  },
  async put(collection, { _id, ...data }) {
    await sdk.collection(collection).doc(_id).set({ data })
  },
  async remove(collection, id) {
    const doc = sdk.collection(collection).doc(id)
    if ((await doc.get()).data) await doc.remove()
  },
})

/** The service's wordings for "somebody else is at it"; the one place that knows them. */
const isConflict = (error: unknown): boolean =>
  /TRANSACTION_CONFLICT|TransactionConflict|TRANSACTION_FAIL|TransactionNotExist/i.test(
    String((error as { errMsg?: string } | null)?.errMsg ?? error),
  )
