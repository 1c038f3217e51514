import type { ReserveInput } from '../../miniprogram/shared/contract/station'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import { addDays, dayOf } from '../../miniprogram/shared/kit/time'
import type { Cloud } from '../cloud/types'
import type { Seeding } from './module'
import { neighbours } from './people'
import { places } from './places'

const PURPOSES = ['党史读书会', '支部党员大会', '合唱排练', '书法班', '志愿者例会', '健康讲座', '乒乓球', '']
const HOURS = [9, 10, 14, 15, 16, 19]
const WANTED = 90

/**
 * A week of neighbours' reservations, made through the action that everybody uses. Some meet a closed day or each other
 * and are refused, as in life; the first station gets more than the others, since that is where one looks first.
 */
export async function seedReservations({ cloud }: Pick<Seeding, 'cloud'>): Promise<{
  made: number
  refused: number
}> {
  // What waits for a keeper's yes is seeded with the keeper's work.
  const spaces = places()
    .spaces.filter(({ approval }) => !approval)
    .map(({ _id }) => _id)
  const today = dayOf(cloud.clock.now())
  const count = { made: 0, refused: 0 }
  for (let n = 0; n < WANTED; n++) {
    const spaceId = spaces[n % 3 === 0 ? (n / 3) % 3 : (n * 7) % spaces.length] ?? ''
    const reply = await reserve(cloud, n, requestOf(n, spaceId, today))
    count[reply.ok ? 'made' : 'refused']++
  }
  return count
}

function requestOf(n: number, spaceId: string, today: string): ReserveInput {
  const from = (HOURS[(n * 5) % HOURS.length] ?? 9) * 60 + (n % 4 === 0 ? 30 : 0)
  return {
    spaceId,
    date: addDays(today, (n * 3) % 8),
    from,
    to: from + (n % 3 === 1 ? 120 : 90),
    people: 4 + (n % 7),
    purpose: PURPOSES[n % PURPOSES.length] ?? '',
    requestId: `q_seed_${n}`,
  }
}

async function reserve(cloud: Cloud, n: number, input: ReserveInput): Promise<Reply<unknown>> {
  const openid = neighbours[n % neighbours.length]?.openid ?? ''
  const event = { action: 'reserve', input }
  const { result } = await cloud.invoke('station', event, { openid, appid: 'wx0000000000000000' })
  return result as Reply<unknown>
}
