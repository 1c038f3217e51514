import type { DayDoc } from '../../../cloudfunctions/station/store'
import { collections } from '../../../cloudfunctions/schema/index'
import type { Db } from '../../../cloudfunctions/kit/db'
import { startCloud } from '../../../local/cloud/index'
import type { Cloud } from '../../../local/cloud/types'
import type { ErrorCode, Reply } from '../../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../../miniprogram/shared/contract/index'
import { ticksHeld } from '../../../miniprogram/shared/rules/day/book'
import { NOW, addDistrict } from './district'

export interface TestCloud {
  cloud: Cloud
  /** The functions' own adapter, on the real SDK, against this cloud. */
  db: Db
  /** What the phone of `openid` gets. */
  reply<K extends ActionName>(openid: string, action: K, input: InputOf<K>): Promise<Reply<OutputOf<K>>>
  /** The same, and it must have been granted. */
  call<K extends ActionName>(openid: string, action: K, input: InputOf<K>): Promise<OutputOf<K>>
  /** The same, and it must have been refused: with which code and sentence. */
  refusal(openid: string, action: ActionName, input: unknown): Promise<{ code: ErrorCode; message: string }>
  stop(): Promise<void>
}

/** The built functions in workers, the unmodified SDK, and a local cloud in memory that says it is Monday, 9:50. */
export function startTestCloud(): Promise<TestCloud> {
  const functionsDir = process.env['TEST_FUNCTIONS']
  if (!functionsDir) throw new Error('test/support/functionsSetup.ts has not built the functions.')
  return testCloud({ functionsDir })
}

/** The same without functions, and so without their timers: for tests that run actions in their own process. */
export const startDatabase = (): Promise<TestCloud> => testCloud({})

async function testCloud(functions: { functionsDir?: string }): Promise<TestCloud> {
  const cloud = await startCloud({ dataDir: null, schema: collections, pushFunction: 'lesson', ...functions })
  cloud.clock.set(NOW)
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb: db } = await import('../../../cloudfunctions/kit/wxDb')
  await addDistrict(db)

  const reply: TestCloud['reply'] = async (openid, action, input) => {
    const [name = '', verb] = action.split('.')
    const { result } = await cloud.invoke(name, { action: verb, input }, { openid, appid: 'wxtest' })
    return result as never
  }
  const call: TestCloud['call'] = async (openid, action, input) => {
    const answer = await reply(openid, action, input)
    if (answer.ok) return answer.data
    throw new Error(`${action} was refused: ${answer.error.code} ${answer.error.message}`)
  }
  const refusal: TestCloud['refusal'] = async (openid, action, input) => {
    const answer = await reply(openid, action, input as never)
    if (answer.ok) throw new Error(`${action} was granted: ${JSON.stringify(answer.data)}`)
    return answer.error
  }
  return { cloud, db, reply, call, refusal, stop: () => cloud.stop() }
}

/** Everything that is wrong with a day: ticks held twice, ticks without a booking, bookings and offers without theirs. */
export function faultsOf(day: Pick<DayDoc, 'taken' | 'bookings' | 'waits'>): string[] {
  const owned = ticksHeld(day)
  const twice = owned.filter((tick, index) => owned.indexOf(tick) !== index)
  const orphans = day.taken.filter((tick) => !owned.includes(tick))
  const bare = owned.filter((tick) => !day.taken.includes(tick))
  const repeated = day.taken.filter((tick, index) => day.taken.indexOf(tick) !== index)
  return [
    ...twice.map((tick) => `tick ${tick} has two holders`),
    ...orphans.map((tick) => `tick ${tick} is held by nobody`),
    ...bare.map((tick) => `tick ${tick} is booked but not held`),
    ...repeated.map((tick) => `tick ${tick} is written twice`),
  ]
}
