import cloud from 'wx-server-sdk'
import type { Change, Condition, Db, Operators, Page } from './db'

// The SDK's typings call the current environment a symbol, its init wants a string; at run time they are the same thing.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

// Its typings leave out this option, and give every call the type of its callback style as well.
const options = { throwOnNotFound: false } as Parameters<typeof cloud.database>[0]
const database = cloud.database(options)
const command = database.command

const op: Operators = {
  in: (values) => command.in([...values]),
  nin: (values) => command.nin([...values]),
  exists: (yes) => command.exists(yes),
  gte: (value) => command.gte(value),
  set: (value) => command.set(value),
  pushEach: (values) => command.push([...values]),
  pullAll: (values) => command.pullAll([...values]),
  addToSet: (value) => command.addToSet(value),
}

/** The database of the environment that the function runs in. Anything but a refusal it knows is thrown on. */
export const wxDb: Db = {
  op,

  async get<T>(collection: string, id: string) {
    const found = (await database.collection(collection).doc(id).get()) as { data?: T }
    return found.data ?? null
  },

  async find<T>(collection: string, where: Condition, { limit, order }: Page) {
    let query = database.collection(collection).where(where)
    if (order) query = query.orderBy(order.field, order.direction)
    const found = (await query.limit(limit).get()) as unknown as { data: T[] }
    return found.data
  },

  async add<T extends { _id: string }>(collection: string, doc: T) {
    try {
      await database.collection(collection).add({ data: doc })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  },

  async changeIf(collection: string, id: string, condition: Condition, change: Change) {
    const done = (await database
      .collection(collection)
      .where({ ...condition, _id: id })
      .update({ data: change })) as { stats: { updated: number } }
    return done.stats.updated === 1
  },
}

/** The service has more than one wording for an `_id` that is taken; this is the one place that knows them. */
const isDuplicate = (error: unknown): boolean =>
  /E11000|DUPLICATE/i.test(String((error as { errMsg?: string } | null)?.errMsg ?? error))
