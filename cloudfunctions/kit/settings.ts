import type { Db } from './db'

const SETTINGS = 'settings'

/** What a district may set: one document for each subject, and what holds while it has set nothing. */
export const settings = (db: Db) => ({
  /** What was set over what holds otherwise; fields that came later have their default. */
  async get<T extends object>(subject: string, defaults: T): Promise<T> {
    const doc = await db.get<{ _id: string; values: Partial<T> }>(SETTINGS, subject)
    return { ...defaults, ...doc?.values }
  },
  set: <T extends object>(subject: string, values: T) => db.put(SETTINGS, { _id: subject, values }),
})
