import { type TestCloud, startTestCloud } from './support/cloud'
import { KEEPER, LI, MONDAY, RESIDENT } from './support/district'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
afterAll(() => on.stop())

test('stations come nearest first, and by name where nobody knows what is near', async () => {
  const at = { lat: 32.0763, lng: 118.8287 }
  const near = await on.call(RESIDENT, 'station.near', { at })
  expect(near.stations.map(({ name }) => name)).toEqual(['板仓社区服务站', '梅园社区服务站'])
  expect(near.stations[0]?.distance).toBeLessThan(50)
  const named = await on.call(RESIDENT, 'station.near', {})
  expect(named.stations.map(({ distance }) => distance)).toEqual([null, null])
})

test('a place that is not on earth is refused', async () => {
  const refusal = await on.refusal(RESIDENT, 'station.near', { at: { lat: 200, lng: 0 } })
  expect(refusal.message).toBe('有一项没有填对：您的位置。请改一改再试')
})

test('a station tells when it is open and what can be reserved, but not the codes of its doors', async () => {
  const station = await on.call(RESIDENT, 'station.get', { stationId: 'st_1' })
  expect(station.today).toEqual([{ from: 540, to: 1260 }])
  expect(station.spaces.map(({ name }) => name).sort()).toEqual(['党课教室', '活动室'].sort())
  expect(JSON.stringify(station)).not.toContain('roomkey')
})

test('a day shows a fortnight ahead with the state of each day', async () => {
  const seen = await on.call(LI, 'station.day', { spaceId: 'sp_room' })
  expect(seen).toMatchObject({ date: MONDAY, today: MONDAY, open: [{ from: 540, to: 1260 }], taken: [] })
  expect(seen.days).toHaveLength(14)
  expect(seen.days.filter(({ state }) => state === 'closed').map(({ date }) => date)).toEqual([
    '2026-11-29',
    '2026-12-06',
  ])
  expect(JSON.stringify(seen)).not.toContain('roomkey')
})

test.each([
  ['2026-11-22', 'SPACE_PAST_TIME'],
  ['2027-01-01', 'SPACE_TOO_FAR_AHEAD'],
])('the day %s is neither shown nor made', async (date, code) => {
  expect(await on.refusal(LI, 'station.day', { spaceId: 'sp_room', date })).toMatchObject({ code })
  expect(await on.db.get('days', `sp_room:${date}`)).toBeNull()
})

test('who I am: a resident, a member with a branch to call, a keeper with rooms', async () => {
  expect(await on.call(RESIDENT, 'member.me', {})).toEqual({
    name: null,
    roles: ['resident'],
    branch: null,
    keeps: [],
    ...{ grants: [], memberId: null, phoneMasked: '' },
  })
  expect(await on.call(LI, 'member.me', {})).toMatchObject({
    name: '李桂芬',
    roles: ['resident', 'member'],
    branch: { name: '第三支部', secretaryName: '赵敏', secretaryPhone: '13900000003' },
  })
  const { keeps } = await on.call(KEEPER, 'member.me', {})
  expect(keeps.map(({ stationName }) => stationName)).toEqual(['梅园社区服务站'])
  expect(keeps[0]?.spaces).toHaveLength(2)
})
