import cloud from 'wx-server-sdk'
import type { Change, Condition, Db, Operators, Page } from './db'
import { inTransaction } from './wxTransaction'

// The SDK's typings call the current environment a symbol, its init wants a string; at run time they are the same thing.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

// Its typings leave out this option, and give every call the type of its callback style as well.
const options = { throwOnNotFound: false } as Parameters<typeof cloud.database>[0]
const database = cloud.database(options)
const command = database.command

/** Greater than every text that people write; ends the stretch of texts that begin with something. */
const LAST = '\uffff'

const op: Operators = {
  in: (values) => command.in([...values]),
  nin: (values) => command.nin([...values]),
  exists: (yes) => command.exists(yes),
  gt: (value) => command.gt(value),
  gte: (value) => command.gte(value),
  lt: (value) => command.lt(value),
  lte: (value) => command.lte(value),
  between: (low, high) => command.gte(low).and(command.lte(high)),
  startsWith: (prefix) => command.gte(prefix).and(command.lt(prefix + LAST)),
  elemMatch: (condition) => command.elemMatch(condition),
  near: ({ lat, lng }) => command.geoNear({ geometry: new database.Geo.Point(lng, lat) }),
  set: (value) => command.set(value),
  inc: (by) => command.inc(by),
  pushEach: (values) => command.push([...values]),
  pullAll: (values) => command.pullAll([...values]),
  addToSet: (value) => command.addToSet(value),
  addEach: (values) => command.addToSet({ $each: [...values] }),
  remove: () => command.remove(),
  all: (values) => command.all([...values]),
  // Two bounds on an array would each be met by any of its elements; here one element has to meet both.
  someStartsWith: (prefix) => command.elemMatch({ $gte: prefix, $lt: prefix + LAST }),
}

/** An aggregate answers 20 groups unless it is told otherwise. */
const GROUPS = 1_000

/** The database of the environment that the function runs in. Anything but a refusal it knows is thrown on. */
export const wxDb: Db = {
  op,

  async get<T>(collection: string, id: string) {
    const found = (await database.collection(collection).doc(id).get()) as { data?: T }
    return found.data ?? null
  },

  find: (collection, where, page) => read(collection, where, page),

  findAny: (collection, conditions, page) => read(collection, anyOf(conditions), page),

  async count(collection, where) {
    const counted = (await database.collection(collection).where(anyOf(where)).count()) as { total: number }
    return counted.total
  },

  async countBy(collection, where, field) {
    const counted = (await database
      .collection(collection)
      .aggregate()
      .match(where)
      .group({ _id: `$${field}`, count: command.aggregate.sum(1) })
      .limit(GROUPS)
      .end()) as { list: { _id: string; count: number }[] }
    return new Map(counted.list.map(({ _id, count }) => [_id, count]))
  },

  async sumBy(collection, where, field, number) {
    const summed = (await database
      .collection(collection)
      .aggregate()
      .match(where)
      .group({ _id: `$${field}`, sum: command.aggregate.sum(`$${number}`) })
      .limit(GROUPS)
      .end()) as { list: { _id: unknown; sum: number }[] }
    return new Map(summed.list.map(({ _id, sum }) => [String(_id), sum]))
  },

  async remove(collection, id) {
    const done = (await database.collection(collection).where({ _id: id }).remove()) as {
      stats: { removed: number }
    }
    return done.stats.removed === 1
  },

  add: (collection, doc) => insert(collection, doc),

  addMany: (collection, docs) => (docs.length === 0 ? Promise.resolve(true) : insert(collection, [...docs])),

  async put(collection, { _id, ...data }) {
    await database.collection(collection).doc(_id).set({ data })
  },

  async changeIf(collection: string, id: string, condition: Condition, change: Change) {
    const done = (await database
      .collection(collection)
      .where({ ...condition, _id: id })
      .update({ data: change })) as { stats: { updated: number } }
    return done.stats.updated === 1
  },

  async changeAll(collection, where, change) {
    const done = (await database.collection(collection).where(where).update({ data: change })) as {
      stats: { updated: number }
    }
    return done.stats.updated
  },

  async removeAll(collection, where) {
    const done = (await database.collection(collection).where(where).remove()) as {
      stats: { removed: number }
    }
    return done.stats.removed
  },

  transaction: (run) => inTransaction(database, run),
}

const anyOf = (where: Condition | readonly Condition[]): Condition =>
  Array.isArray(where) ? (command.or([...(where as readonly Condition[])]) as never) : (where as Condition)

async function read<T>(
  collection: string,
  where: Condition,
  { limit, skip, order, fields }: Page,
): Promise<T[]> {
  let query = database.collection(collection).where(where)
  if (order) query = query.orderBy(order.field, order.direction)
  if (fields) query = query.field(Object.fromEntries(fields.map((name) => [name, true])))
  if (skip) query = query.skip(skip)
  const found = (await query.limit(limit).get()) as unknown as { data: T[] }
  return found.data
}

async function insert(collection: string, data: object): Promise<boolean> {
  try {
    await database.collection(collection).add({ data })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** The service has more than one wording for an `_id` that is taken; this is the one place that knows them. */
const isDuplicate = (error: unknown): boolean =>
  /E11000|DUPLICATE/i.test(String((error as { errMsg?: string } | null)?.errMsg ?? error))
