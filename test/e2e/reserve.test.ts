import { chooseFile, press, sees } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

// @ownWorld: what others reserved or learned would be in the way.

/**
 * The slice: a station near by, its free hours, two of them reserved, checked in at the door; and a second member who
 * comes too late. One phone each; it is Monday, ten to ten.
 */

const TEN = '#slots >>> .cell[data-minute="600"]'
const HALF_PAST_ELEVEN = '#slots >>> .cell[data-minute="690"]'

let li: Phone
let wang: Phone

beforeAll(async () => {
  li = await openPhone('member')
  wang = await openPhone('member2')
}, 120_000)
afterAll(closePhones)

/** From the home page to a room's day, the way a person goes. */
async function goToRoom(phone: Phone, room = '多功能厅'): Promise<void> {
  await phone.relaunch('pages/home/home')
  await phone.tap('#first-reserve, #reserve')
  await phone.arrive('pages/stations/stations')
  await phone.tap('.station-card', '梅园社区服务站')
  await phone.arrive('packages/member/station/station')
  await phone.tap('.space-card', room)
  await phone.arrive('packages/member/space/space')
  await phone.find('#slots >>> .group')
}

async function chooseTenToTwelve(phone: Phone): Promise<void> {
  await phone.tap(TEN)
  await phone.tap(HALF_PAST_ELEVEN)
  await phone.find('#chosen', '10:00–12:00')
  await phone.tap('#reserve')
  await phone.arrive('packages/member/confirm/confirm')
  await phone.find('#when', '10:00–12:00')
}

story('a member sees the stations from the nearest to the farthest', async () => {
  await li.find('#greeting', '李桂芬')
  await li.tap('#first-reserve, #reserve')
  await li.arrive('pages/stations/stations')
  await li.tap('#use-location')
  await li.allow()
  await li.find('.station-card .distance')
  const cards = await li.all('.station-card')
  expect(cards).toHaveLength(31)
  const metres = await Promise.all((await li.all('.station-card .distance')).map((it) => li.textOf(it)))
  const far = metres.map(inMetres)
  expect(far).toHaveLength(31)
  expect(far).toEqual([...far].sort((a, b) => a - b))
})

story('she finds free hours of a room and reserves two of them', async () => {
  await goToRoom(wang)
  await chooseTenToTwelve(wang)
  await goToRoom(li)
  await chooseTenToTwelve(li)
  await li.tap('#confirm')
  await li.find('#done', '约好了')
  expect(await li.text('#done')).toMatch(/10:00–12:00[\s\S]*梅园社区服务站/)
})

story('she finds the reservation under 我的', async () => {
  await li.tap('#see-reservations')
  await li.arrive('packages/member/reservation/reservation')
  expect(await li.text('#head')).toMatch(/10:00–12:00[\s\S]*梅园社区服务站 · 多功能厅/)
  await li.relaunch('pages/me/me')
  await li.tap('#reservations')
  await li.arrive('packages/member/reservations/reservations')
  await li.find('.reservation-card', '10:00–12:00')
  await li.relaunch('pages/home/home')
  await li.find('#next', '10:00–12:00')
})

story('a second member who wanted the same hours is told that they are gone, and sees it', async () => {
  await wang.tap('#confirm')
  await sees(wang.name, '这段时间刚刚被别人约走了')
  await press(wang.name, '另选时间')
  await wang.arrive('packages/member/space/space')
  await wang.find('#slots >>> .bar.taken', '10:00–12:00')
  expect(await wang.all(TEN)).toEqual([])
})

story('at the door she scans the code that the keeper holds up, and is in', async () => {
  const keeper = await openPhone('keeper')
  await keeper.tap('#workbench')
  await keeper.arrive('packages/keeper/board/board')
  await keeper.tap('#codes')
  await keeper.arrive('packages/keeper/spaceCode/spaceCode')
  await keeper.tap('.room', '多功能厅')
  await keeper.find('#room-name', '多功能厅')
  await keeper.find('#code')

  await li.relaunch('pages/home/home')
  await li.tap('#scan')
  await press(li.name, '扫另一部手机')
  await li.arrive('packages/member/checkin/checkin')
  expect(await li.text('.page.yes #result')).toMatch(/已签到[\s\S]*多功能厅[\s\S]*10:00–12:00/)
  await li.relaunch('packages/member/reservations/reservations')
  await li.find('.reservation-card .status', '已签到')
})

story('scanning again says since when she is in', async () => {
  await li.relaunch('pages/home/home')
  await li.tap('#scan')
  await press(li.name, '扫另一部手机')
  await li.arrive('packages/member/checkin/checkin')
  expect(await li.text('.page.before #result')).toContain('已经签过到了')
})

story('who has not reserved the room is shown the way to reserve one', async () => {
  await wang.relaunch('pages/home/home')
  await wang.tap('#scan')
  await press(wang.name, '扫另一部手机')
  await wang.arrive('packages/member/checkin/checkin')
  expect(await wang.text('.page.no #result')).toContain('今天没有约这里')
  await wang.tap('#deed')
  await wang.arrive('pages/stations/stations')
})

story('the second member takes another room, checks in from a picture of its code', async () => {
  await goToRoom(wang, '活动室')
  await chooseTenToTwelve(wang)
  await wang.tap('#confirm')
  await wang.find('#done', '约好了')

  const keeper = await openPhone('keeper')
  await keeper.relaunch('packages/keeper/spaceCode/spaceCode')
  await keeper.tap('.room', '活动室')
  await keeper.find('#room-name', '活动室')
  await keeper.find('#code')
  const picture = await keeper.screenshot('the code of a room')
  await keeper.relaunch('pages/home/home')

  await wang.relaunch('pages/home/home')
  await wang.tap('#scan')
  await chooseFile(wang.name, '从相册选图片', picture)
  await wang.arrive('packages/member/checkin/checkin')
  expect(await wang.text('.page.yes #result')).toContain('活动室')
})

story('a reservation that is cancelled leaves its hours free again', async () => {
  await goToRoom(wang)
  await wang.tap('#days >>> .day:nth-child(2)')
  await chooseTenToTwelve(wang)
  await wang.tap('#confirm')
  await wang.tap('#see-reservations')
  await wang.arrive('packages/member/reservation/reservation')
  await wang.tap('#cancel')
  await wang.mini.native().confirmModal()
  await wang.find('#status', '已取消')

  await goToRoom(wang)
  await wang.tap('#days >>> .day:nth-child(2)')
  await wang.find(TEN)
})

/** '约 350 米' or '1.2 公里' as metres. */
function inMetres(words: string): number {
  const number = Number(/[\d.]+/.exec(words)?.[0])
  return words.includes('公里') || words.includes('km') ? number * 1000 : number
}
