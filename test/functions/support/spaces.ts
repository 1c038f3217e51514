import { collections } from '../../../cloudfunctions/schema/index'
import type { SpaceDoc } from '../../../cloudfunctions/station/spaceStore'
import type { DayDoc } from '../../../cloudfunctions/station/dayStore'
import type { ReserveInput } from '../../../miniprogram/shared/contract/station'
import { addDays } from '../../../miniprogram/shared/kit/time'
import { type TestCloud, faultsOf } from './cloud'
import { MONDAY, NOW, OFFICE, addDistrict } from './district'

export const TUESDAY = addDays(MONDAY, 1)

let counter = 0

/** A room of its own for each test, so that tests cannot help each other. */
export async function aRoom(on: TestCloud, change: Partial<SpaceDoc> = {}): Promise<string> {
  const _id = `sp_own_${++counter}`
  const room = (await on.db.get<SpaceDoc>('spaces', 'sp_room')) as SpaceDoc
  await on.db.add('spaces', {
    ...room,
    _id,
    codeKey: `key-of-${counter}-door`,
    name: `活动室${counter}`,
    ...change,
  })
  return _id
}

export const codeOf = async (on: TestCloud, spaceId: string): Promise<string> =>
  `XHM:SPACE:${spaceId}:${((await on.db.get<SpaceDoc>('spaces', spaceId)) as SpaceDoc).codeKey}`

/** Two hours of Tuesday, unless said otherwise. */
export const wishFor = (spaceId: string, change: Partial<ReserveInput> = {}): ReserveInput => ({
  ...{ spaceId, date: TUESDAY, from: 840, to: 960, people: 4, purpose: '读书会' },
  requestId: `q_spaces_${++counter}`,
  ...change,
})

export const dayOfRoom = async (on: TestCloud, spaceId: string, date = TUESDAY): Promise<DayDoc> =>
  (await on.db.get<DayDoc>('days', `${spaceId}:${date}`)) as DayDoc

/** The same cloud with warm functions, and the district as on its first day: cheaper than another cloud. */
export async function anew(on: TestCloud): Promise<void> {
  on.cloud.clock.set(NOW)
  await Promise.all(collections.map(({ name }) => on.db.removeAll(name, {})))
  await addDistrict(on.db)
}

/** It is so many minutes later, and no timer has run: on `advance` every function's would, one after the other. */
export const later = (on: TestCloud, minutes: number): void =>
  on.cloud.clock.set(on.cloud.clock.now() + minutes * 60_000)

/** Everything wrong with a room's day, and with what the sweeper cannot repair anywhere. */
export async function wrongs(on: TestCloud, spaceId: string, date = TUESDAY): Promise<string[]> {
  later(on, 5)
  const { reported } = await on.call(OFFICE, 'station.sweep', {})
  const doc = await dayOfRoom(on, spaceId, date)
  return [...(doc ? faultsOf(doc) : []), ...reported]
}

/** What the sweeper repairs and reports now: nothing of either where all agrees. */
export async function sweptNow(on: TestCloud) {
  later(on, 5)
  const { repaired, reported } = await on.call(OFFICE, 'station.sweep', {})
  return { repaired, reported }
}
