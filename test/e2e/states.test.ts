import { breakFunctions, repairFunctions, setOffline } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

/** What the screens say when there is nothing, when the cloud is ill, and when there is no network. */

let phone: Phone

beforeAll(async () => {
  phone = await openPhone('resident', 'e2e-states')
}, 120_000)
afterEach(async () => {
  await repairFunctions('resident')
  await setOffline(phone.name, false)
})
afterAll(closePhones)

story('who never reserved anything is led to the stations', async () => {
  await phone.relaunch('packages/member/reservations/reservations')
  await phone.find('x-list-state >>> .state', '还没有约过')
  await phone.tap('x-list-state >>> #act')
  await phone.arrive('pages/stations/stations')
  await phone.find('.station-card')
})

story('a function that fails leads to a sentence and a second try', async () => {
  await phone.relaunch('pages/home/home')
  await breakFunctions('resident')
  await phone.relaunch('packages/member/space/space?spaceId=sp_02_room')
  await phone.find('x-list-state >>> .state', '没有打开这个房间')
  await repairFunctions('resident')
  await phone.tap('x-list-state >>> #act')
  await phone.find('#slots >>> .group')
})

story('without a network one sees what was kept, and is told so', async () => {
  await phone.relaunch('pages/stations/stations')
  await phone.find('.station-card')
  await setOffline(phone.name, true)
  await phone.relaunch('pages/stations/stations')
  await phone.find('x-network-bar >>> .bar', '网络不通')
  await phone.find('.station-card')
})

story('a page that was never opened before says that the network is away', async () => {
  await setOffline(phone.name, true)
  await phone.relaunch('packages/member/space/space?spaceId=sp_03_room')
  await phone.find('x-list-state >>> .state', '网络不通')
})

story('a room that does not exist is not found', async () => {
  await phone.relaunch('packages/member/space/space?spaceId=sp_none')
  await phone.find('x-list-state >>> .state', '没有找到')
})
