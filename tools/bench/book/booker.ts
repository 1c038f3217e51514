import { accountIdOf } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import type { Cloud } from '../../../local/cloud/types'
import { places } from '../../../local/seed/places'
import type { Reply } from '../../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../../miniprogram/shared/contract/index'
import type { Reservation, ReserveInput, SpaceDay } from '../../../miniprogram/shared/contract/station'

const MEMBERS = 200
export const SPACE = 'sp_01_hall'

/** Two hundred members of the demo district's stations, each with a phone. */
export interface Booker {
  cloud: Cloud
  db: Db
  members: readonly number[]
  call<K extends ActionName>(n: number, action: K, input: InputOf<K>): Promise<Reply<OutputOf<K>>>
  /** Two hours of the hall, unless said otherwise. */
  reserve(n: number, change?: Partial<ReserveInput>): Promise<Reply<Reservation>>
  look(n: number, spaceId: string, date: string): Promise<Reply<SpaceDay>>
}

let counter = 0

export async function booker(cloud: Cloud): Promise<Booker> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb: db } = await import('../../../cloudfunctions/kit/wxDb')
  const { stations, spaces } = places()
  await Promise.all(stations.map((station) => db.add('stations', station)))
  await Promise.all(spaces.map((space) => db.add('spaces', space)))
  const members = Array.from({ length: MEMBERS }, (_, n) => n)
  await db.addMany(
    'accounts',
    members.map((n) => ({
      ...{ _id: accountIdOf(openidOf(n)), memberId: `m_bench_${n}`, name: `党员${n}`, grants: grantsOf(n) },
    })),
  )
  const call: Booker['call'] = async (n, action, input) => {
    const [name = '', verb] = action.split('.')
    const event = { action: verb, input }
    const { result } = await cloud.invoke(name, event, { openid: openidOf(n), appid: 'wxbench' })
    return result as never
  }
  return {
    ...{ cloud, db, members, call },
    reserve: (n, change = {}) =>
      call(n, 'station.reserve', {
        ...{ spaceId: SPACE, date: '2026-11-24', from: 840, to: 960, people: 8, purpose: '' },
        ...{ requestId: `q_bench_${++counter}`, ...change },
      }),
    look: (n, spaceId, date) => call(n, 'station.day', { spaceId, date }),
  }
}

const openidOf = (n: number) => `oBench_${n}`

/** The first is of the district's office, and may sweep. */
const grantsOf = (n: number) =>
  n === 0 ? [{ role: 'district', scope: { kind: 'organization', id: 'o_d' } }] : []
