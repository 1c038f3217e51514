import { ROOM, book, openDay } from '../support/booking'
import { press, setClock } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

/**
 * One room, two people who want the same hour, and the keeper's code at the door: queued for, given back, moved up, used,
 * left early, not come for, walked in. It is Monday, ten to ten, until the clock is set.
 */

const MONDAY = '2026-11-23'
const MINE = 'packages/member/reservations/reservations'

let li: Phone
let wang: Phone
let keeper: Phone

beforeAll(async () => {
  li = await openPhone('member', 'e2e-book-li')
  wang = await openPhone('member2', 'e2e-book-wang')
  keeper = await openPhone('keeper', 'e2e-book-sun')
}, 240_000)
afterAll(async () => {
  await setClock(`${MONDAY}T09:50:00+08:00`)
  closePhones()
})

async function holdUpTheCode(): Promise<void> {
  await keeper.relaunch('packages/keeper/spaceCode/spaceCode')
  await keeper.tap('.room', '党员书屋')
  await keeper.find('#room-name', '党员书屋')
  await keeper.find('#code')
}

async function scan(phone: Phone): Promise<void> {
  await phone.relaunch('pages/home/home')
  await phone.tap('#scan')
  await press(phone.name, '扫另一部手机')
}

story('hours that somebody else has can be queued for, with the place that one has', async () => {
  await setClock(`${MONDAY}T09:50:00+08:00`)
  await book(li, { date: MONDAY, from: 840, to: 900 })
  await openDay(wang, MONDAY)
  await wang.tap('#slots >>> .bar.can-wait', '14:00–15:00')
  await wang.arrive('packages/member/confirm/confirm')
  await wang.tap('#confirm')
  await wang.find('#done', '您排在最前面')
  await wang.tap('#see-reservations')
  await wang.arrive('packages/member/wait/wait')
  await wang.find('#status', '排队中')
})

story('what the first gives back is offered to the second, who says yes', async () => {
  await li.tap('#cancel')
  await li.mini.native().confirmModal()
  await li.find('#status', '已取消')
  await wang.relaunch(MINE)
  await wang.find('.wait-card.offered', '前告诉我们要不要')
  await wang.tap('.wait-card .accept')
  await wang.arrive('packages/member/reservation/reservation')
  expect(await wang.text('#head')).toMatch(/已约好[\s\S]*14:00–15:00/)
})

story('too early at the door one reads from when; in time one is in', async () => {
  await holdUpTheCode()
  await scan(wang)
  await wang.find('.page.no #result', '来早了一点')
  await setClock(`${MONDAY}T13:50:00+08:00`)
  await wang.tap('#deed')
  await wang.arrive(MINE)
  await wang.tap('.reservation-card .scan')
  await press(wang.name, '扫另一部手机')
  await wang.arrive('packages/member/checkin/checkin')
  expect(await wang.text('.page.yes #result')).toMatch(/已签到[\s\S]*党员书屋[\s\S]*14:00–15:00/)
})

story('whoever leaves early gives the rest back', async () => {
  await setClock(`${MONDAY}T14:20:00+08:00`)
  await wang.relaunch(MINE)
  await wang.tap('.reservation-card.in .see')
  await wang.arrive('packages/member/reservation/reservation')
  await wang.tap('#leave')
  await wang.mini.native().confirmModal()
  await wang.find('#status', '去过了')
  await openDay(li, MONDAY)
  await li.find('#slots >>> .cell[data-minute="870"]')
})

story('for whom nobody came it goes to others, and who comes late may walk in while it is free', async () => {
  await book(li, { date: MONDAY, from: 900, to: 1020 })
  await setClock(`${MONDAY}T15:16:00+08:00`)
  await li.relaunch(MINE)
  await li.find('.reservation-card.past.released', '没有来，已让出')
  await openDay(wang, MONDAY)
  await wang.find('#slots >>> .cell[data-minute="930"]')
  await scan(li)
  await li.arrive('packages/member/walkIn/walkIn')
  await li.find('#released', '让出来了')
  await li.tap('.until', '16:30')
  await li.tap('#use')
  await li.find('#done', '可以用到 16:30')
})

story('the next time one reads beforehand how often one has not come', async () => {
  await li.relaunch(`packages/member/confirm/confirm?spaceId=${ROOM}&date=2026-11-24&from=600&to=660`)
  await li.find('#warning', '最近有 1 次约了没有来')
})
