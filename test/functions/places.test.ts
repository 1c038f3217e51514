import { derivedOf, newStation } from '../../cloudfunctions/station/stationStore'
import type { StationDoc } from '../../cloudfunctions/station/stationStore'
import type { NearInput } from '../../miniprogram/shared/contract/place'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, RESIDENT, WANG } from './support/district'

const HERE = { lat: 32.05, lng: 118.8 }
const MANY = 120

/** Each some 100 metres farther north than the one before; every second is a screen, every third has a ramp. */
const stationAt = (n: number): StationDoc => {
  const place = { lat: HERE.lat + n * 0.0009, lng: HERE.lng }
  const facilities = n % 3 === 0 ? ['无障碍坡道'] : ['热水']
  return {
    ...{
      _id: `st_n${n}`,
      name: `第 ${String(n).padStart(3, '0')} 站`,
      address: `北路 ${n} 号`,
      place,
      facilities,
    },
    ...{ kind: n % 2 === 0 ? 'screen' : 'community', phone: '025-1', intro: '', spaces: 0 },
    // Only the last ones are open on a Monday morning.
    week: Array.from({ length: 7 }, () =>
      n >= 110 ? [{ from: 480, to: 1200 }] : [{ from: 1080, to: 1260 }],
    ),
    exceptions: {},
    ...derivedOf({ place, facilities }),
    ...newStation(),
  }
}

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await on.db.addMany(
    'stations',
    Array.from({ length: MANY }, (_, n) => stationAt(n)),
  )
})
afterAll(() => on.stop())
beforeEach(() => on.cloud.clock.set(NOW))

/** All pages of a question, and how many there were. */
async function walk(input: NearInput, openid = RESIDENT) {
  const ids: string[] = []
  const far: (number | null)[] = []
  let pages = 0
  for (let after: number | null = 0; after !== null; pages++) {
    const page: { stations: { id: string; distance: number | null }[]; after: number | null } = await on.call(
      openid,
      'station.near',
      after === 0 ? input : { ...input, after },
    )
    ids.push(...page.stations.map(({ id }) => id))
    far.push(...page.stations.map(({ distance }) => distance))
    after = page.after
  }
  return { ids, far, pages }
}

test('pages of stations follow each other from the nearest to the farthest, none twice, none left out', async () => {
  const { ids, far, pages } = await walk({ at: HERE })
  expect(pages).toBe(3)
  expect(new Set(ids).size).toBe(MANY + 2)
  expect(ids).toHaveLength(MANY + 2)
  expect(far).toEqual([...far].sort((a, b) => Number(a) - Number(b)))
})

test('without a place the pages go by name', async () => {
  const { ids } = await walk({})
  expect(ids).toHaveLength(MANY + 2)
  expect(ids.filter((id) => id.startsWith('st_n')).slice(0, 3)).toEqual(['st_n0', 'st_n1', 'st_n2'])
})

test('kind, facility and step-free are asked together', async () => {
  const { ids } = await walk({ at: HERE, kind: 'screen', stepFree: true })
  expect(ids).toHaveLength(20)
  expect(ids.every((id) => Number(id.slice(4)) % 6 === 0)).toBe(true)
  expect((await walk({ at: HERE, facility: '无障碍坡道' })).ids).toHaveLength(40)
  expect((await walk({ at: HERE, facility: '无障碍坡道', kind: 'teaching' })).ids).toEqual([])
})

test('only stations that are open right now, also when they are far behind many that are closed', async () => {
  const { ids } = await walk({ at: HERE, open: true })
  expect(ids.filter((id) => id.startsWith('st_n'))).toEqual(
    Array.from({ length: 10 }, (_, n) => `st_n${110 + n}`),
  )
  on.cloud.clock.set(instantOf(MONDAY, 20 * 60 + 30))
  const evening = await walk({ at: HERE, open: true, kind: 'community' })
  expect(evening.ids.filter((id) => id.startsWith('st_n'))).toHaveLength(60 - 5)
})

test('a facility that does not exist is refused in words', async () => {
  const refusal = await on.refusal(RESIDENT, 'station.near', { facility: '游泳池' })
  expect(refusal.message).toBe('有一项没有填对：设施。请改一改再试')
})

describe('favourites', () => {
  test('stand first, are not repeated below, and belong to the account', async () => {
    await on.call(LI, 'station.favourite', { stationId: 'st_n77', on: true })
    await on.call(LI, 'station.favourite', { stationId: 'st_n77', on: true })
    await on.call(LI, 'station.favourite', { stationId: 'st_2', on: true })
    const { favourites, stations } = await on.call(LI, 'station.near', { at: HERE })
    expect(favourites.map(({ id }) => id)).toEqual(['st_2', 'st_n77'])
    expect(favourites.every(({ favourite }) => favourite)).toBe(true)
    expect(stations.map(({ id }) => id)).not.toContain('st_n77')
    const whole = await walk({ at: HERE }, LI)
    expect(whole.ids).toHaveLength(MANY)
    expect((await on.call(WANG, 'station.near', { at: HERE })).favourites).toEqual([])
    expect(await on.call(LI, 'station.get', { stationId: 'st_2' })).toMatchObject({ favourite: true })
  })

  test('come under the same filters as all the others', async () => {
    const { favourites } = await on.call(LI, 'station.near', { at: HERE, kind: 'screen' })
    expect(favourites).toEqual([])
  })

  test('can be taken back, twice too', async () => {
    await on.call(LI, 'station.favourite', { stationId: 'st_n77', on: false })
    await on.call(LI, 'station.favourite', { stationId: 'st_n77', on: false })
    const { favourites } = await on.call(LI, 'station.near', { at: HERE })
    expect(favourites.map(({ id }) => id)).toEqual(['st_2'])
  })

  test('are at most twenty, however fast they are marked', async () => {
    const replies = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        on.reply(WANG, 'station.favourite', { stationId: `st_n${n}`, on: true }),
      ),
    )
    const refused = replies.filter((reply) => !reply.ok)
    expect(refused).toHaveLength(4)
    expect(refused[0]).toMatchObject({ error: { code: 'FAVOURITES_FULL' } })
    expect((await on.call(WANG, 'station.near', {})).favourites).toHaveLength(20)
  })

  test('a station that is not there cannot be one', async () => {
    expect(await on.refusal(LI, 'station.favourite', { stationId: 'st_none', on: true })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

test('a station tells of the days ahead that differ: holidays, its own, and nothing that is as every week', async () => {
  on.cloud.clock.set(instantOf('2026-12-20', 600))
  await on.db.changeIf(
    'stations',
    'st_1',
    {},
    {
      exceptions: on.db.op.set({
        '2026-12-25': { open: [{ from: 540, to: 720 }], why: '下午检修' },
        '2026-12-28': { open: [{ from: 540, to: 1260 }], why: '没有变化' },
      }),
    },
  )
  const { exceptions } = await on.call(RESIDENT, 'station.get', { stationId: 'st_1' })
  expect(exceptions.slice(0, 2)).toEqual([
    { date: '2026-12-25', open: [{ from: 540, to: 720 }], why: '下午检修' },
    { date: '2027-01-01', open: [], why: '元旦放假' },
  ])
})
