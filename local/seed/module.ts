import type { Db } from '../../cloudfunctions/kit/db'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import type { Cloud } from '../cloud/types'

/** What the seed of one module may use. */
export interface Seeding {
  cloud: Cloud
  /** For what no action makes yet, and for what functions offer to each other. */
  db: Db
  /** Epoch milliseconds on the cloud's clock. */
  now: number
  /** Does what the phone of this person would do. A refusal is an answer, as in life. */
  act<K extends ActionName>(openid: string, action: K, input: InputOf<K>): Promise<Reply<OutputOf<K>>>
}

/** One file for each module, in the order of the list in index.ts. A start should not take long: a few dozen requests. */
export type SeedModule = (seeding: Seeding) => Promise<unknown>

export const seedingOf = (cloud: Cloud, db: Db): Seeding => ({
  ...{ cloud, db, now: cloud.clock.now() },
  async act(openid, action, input) {
    const [name = '', verb] = action.split('.')
    const caller = { openid, appid: 'wx0000000000000000' }
    const { result } = await cloud.invoke(name, { action: verb, input }, caller)
    return result as never
  },
})

/** For what the functions offer to each other; whatever it is done for, it is nobody's request. */
export const contextOf = ({ db, now }: Seeding) => ({ db, now: () => now, requestId: 'seed' })
