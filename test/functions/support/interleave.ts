import type { Scheduler } from 'fast-check'
import type { Db } from '../../../cloudfunctions/kit/db'

/** The same database, but every request waits until the scheduler lets it go: fast-check picks the order. */
export function scheduled(db: Db, scheduler: Scheduler): Db {
  const turn = () => scheduler.schedule(Promise.resolve())
  return {
    ...db,
    get: async (collection, id) => (await turn(), db.get(collection, id)),
    find: async (collection, where, page) => (await turn(), db.find(collection, where, page)),
    add: async (collection, doc) => (await turn(), db.add(collection, doc)),
    changeIf: async (collection, id, condition, change) => {
      await turn()
      return db.changeIf(collection, id, condition, change)
    },
  }
}

/** The negative control: looks first and writes then, as open mini-programs do; the write has no condition. */
export function lookThenWrite(db: Db): Db {
  return {
    ...db,
    changeIf: async (collection, id, condition, change) => {
      const free = await db.find(collection, { ...condition, _id: id }, { limit: 1 })
      if (free.length === 0) return false
      return db.changeIf(collection, id, {}, change)
    },
  }
}
