import type { DayDoc } from '../../cloudfunctions/station/store'
import { addMember, MONDAY } from './support/district'
import { type TestCloud, faultsOf, startTestCloud } from './support/cloud'

const PEOPLE = 60
const openid = (n: number) => `oTest_storm_${n}`

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  for (let n = 0; n < PEOPLE; n++) await addMember(on.db, openid(n), `m_storm_${n}`, `党员${n}`)
})
afterAll(() => on.stop())

const everybodyWants = (date: string) =>
  Promise.all(
    Array.from({ length: PEOPLE }, (_, n) =>
      on.reply(openid(n), 'station.reserve', {
        ...{
          spaceId: 'sp_room',
          date,
          from: 840,
          to: 960,
          people: 2,
          purpose: '',
          requestId: `q_storm_${n}`,
        },
      }),
    ),
  )

test.each(['2026-11-24', MONDAY])(
  'of sixty people who want the same two hours of %s one gets them',
  async (date) => {
    if (date === MONDAY) await on.call(openid(0), 'station.day', { spaceId: 'sp_room', date })
    const replies = await everybodyWants(date)
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.message]))
    expect(new Set(refused)).toEqual(new Set(['这段时间刚刚被别人约走了。请另选一段时间']))
    const day = (await on.db.get<DayDoc>('days', `sp_room:${date}`)) as DayDoc
    expect(Object.keys(day.bookings)).toHaveLength(1)
    expect(faultsOf(day)).toEqual([])
  },
)
