import { closePhones, openPhone, story, type Phone } from '../support/phone'

/**
 * What needs nothing but the official client: these stories run unchanged under WeChat DevTools, where the person is
 * whoever is logged in. What a hand would do beside the mini-program is mocked. See docs/automation.md.
 */
let phone: Phone

beforeAll(async () => {
  phone = await openPhone('member', 'e2e-portable')
  const here = { latitude: 32.0489, longitude: 118.8035, errMsg: 'getLocation:ok' }
  await phone.mini.mockWxMethod('getLocation', here)
}, 120_000)
afterAll(async () => {
  await phone?.mini.restoreWxMethod('getLocation')
  closePhones()
})

story('the first page greets, and knows the screen that it is on', async () => {
  await phone.relaunch('pages/home/home')
  await phone.find('#greeting')
  const page = await phone.page()
  const { windowWidth } = (await phone.mini.systemInfo()) as { windowWidth: number }
  expect((await page.size()).width).toBe(windowWidth)
})

story('from a place that the test says, the stations are sorted by how far they are', async () => {
  // Nobody was asked yet, whatever happened on this phone before.
  await phone.mini.callWxMethod('clearStorageSync')
  await phone.relaunch('pages/stations/stations')
  await phone.tap('#use-location')
  await phone.find('.station-card .distance')
})

story('one goes on to a station and the free hours of one of its rooms, and back', async () => {
  await phone.relaunch('pages/stations/stations')
  await phone.tap('.station-card')
  await phone.arrive('packages/member/station/station')
  await phone.tap('.space-card')
  await phone.arrive('packages/member/space/space')
  await phone.find('#slots >>> .group')
  await phone.back()
  await phone.arrive('packages/member/station/station')
})

story('a code of somebody else that is scanned is refused in a sentence', async () => {
  await phone.mini.mockWxMethod('scanCode', { result: 'https://elsewhere.test', errMsg: 'scanCode:ok' })
  await phone.relaunch('pages/home/home')
  await phone.tap('#scan')
  await phone.arrive('packages/member/checkin/checkin')
  await phone.find('.page.no #result')
  await phone.mini.restoreWxMethod('scanCode')
})
