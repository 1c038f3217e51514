import { ROOM, ask, book, choose, openDay } from '../support/booking'
import { loseAnswer, press, sees, setOffline } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

// @ownWorld: what others reserved or learned would be in the way.

/**
 * Plans that do not stay as they were: a fixed day for learning over a holiday, other hours in another room, a room that
 * is closed, an answer that is lost, a network that is gone. Nothing here happens today.
 */

const MINE = 'packages/member/reservations/reservations'
const RESERVATION = 'packages/member/reservation/reservation'
/** Six Fridays; the last one is New Year's Day. */
const FRIDAY = '2026-11-27'

let wang: Phone
let keeper: Phone

beforeAll(async () => {
  wang = await openPhone('member2', 'e2e-plan-wang')
  keeper = await openPhone('keeper', 'e2e-plan-sun')
  await wang.relaunch(MINE)
  await wang.find('x-list-state, .reservation-card')
}, 240_000)
afterAll(async () => {
  await setOffline(wang.name, false)
  closePhones()
})

/** Opens what stands on a day in 我的预约. */
async function openOne(words: string): Promise<void> {
  await wang.relaunch(MINE)
  await wang.tap('.reservation-card .open-it', words)
  await wang.arrive(RESERVATION)
}

story('a weekly day for learning shows each date, and why New Year cannot be had', async () => {
  await openDay(wang, FRIDAY)
  await choose(wang, 1080, 1140)
  await wang.tap('#repeat')
  await wang.arrive('packages/member/series/series')
  expect(await wang.text('.date.cannot', '元旦')).toContain('1月1日')
  await wang.tap('.date', '12月25日')
  await wang.find('#make >>> .label', '约这 4 次')
  await wang.tap('#make')
  await wang.find('#made', '4 次都约好了')
  await wang.tap('#see-reservations')
  await wang.arrive(MINE)
  await wang.find('.reservation-card', '12月18日')
  expect(await wang.all('.reservation-card', '12月25日')).toEqual([])
})

story('one of them moves to another hour in another room', async () => {
  await openOne('12月4日')
  await wang.tap('#change')
  await wang.arrive('packages/member/space/space')
  await wang.find('#before', '18:00–19:00')
  await wang.tap('#looks >>> .chip-rooms')
  await wang.arrive('packages/member/rooms/rooms')
  await wang.tap('.bar-card', '活动室')
  await wang.arrive('packages/member/space/space')
  await wang.find('#before', '党员书屋')
  await choose(wang, 1110, 1170)
  await wang.tap('#confirm')
  await wang.find('#done', '改好了')
  expect(await wang.text('#done')).toMatch(/18:30–19:30[\s\S]*活动室/)
})

story('when the keeper closes the room, one reads why and finds what else is free', async () => {
  const closing = { stationId: 'st_01', spaceId: ROOM, fromDate: FRIDAY, toDate: FRIDAY }
  const closed = await ask(keeper, 'station.close', {
    ...closing,
    why: '水管检修',
    requestId: 'q_e2e_close_friday',
  })
  const affected = expect.arrayContaining([expect.objectContaining({ personName: '王建国' })])
  expect(closed).toMatchObject({ ok: true, data: { affected } })
  await wang.relaunch(MINE)
  await wang.tap('.reservation-card.closed')
  await wang.arrive(RESERVATION)
  await wang.find('#todo', '水管检修')
  await wang.tap('#others .other')
  await wang.arrive('packages/member/space/space')
  await wang.find('#days >>> .day.on', '27')
})

story('an answer that is lost is asked for again, and nothing is reserved twice', async () => {
  await openDay(wang, '2026-11-28')
  await choose(wang, 1080, 1140)
  await loseAnswer('member2', 'station.reserve')
  await wang.tap('#confirm')
  await sees(wang.name, '没有办成')
  await press(wang.name, '知道了')
  await wang.tap('#confirm')
  await wang.find('#done', '约好了')
  await wang.relaunch(MINE)
  await wang.find('.reservation-card', '周六')
  expect(await wang.all('.reservation-card', '周六 18:00–19:00')).toHaveLength(1)
})

story('without a network what was reserved can still be read, and what cannot be done says so', async () => {
  await book(wang, { date: '2026-11-29', from: 780, to: 840 })
  await setOffline(wang.name, true)
  await openOne('周日')
  await wang.find('x-network-bar >>> .bar', '网络不通')
  await wang.find('#head', '13:00–14:00')
  await wang.tap('#cancel')
  await wang.mini.native().confirmModal()
  await sees(wang.name, '网络不通')
  await press(wang.name, '知道了')
  await setOffline(wang.name, false)
  await wang.tap('#cancel')
  await wang.mini.native().confirmModal()
  await wang.find('#status', '已取消')
})

story('a week and the rooms of a station stand side by side, and lead to the hours', async () => {
  await openDay(wang, '2026-11-25')
  await wang.tap('#looks >>> .chip-week')
  await wang.arrive('packages/member/week/week')
  await wang.find('.bar-card', '周五')
  expect(await wang.all('.bar-card')).toHaveLength(7)
  await wang.tap('.bar-card', '周五')
  await wang.arrive('packages/member/space/space')
  await wang.find('#days >>> .day.on', '27')
})
