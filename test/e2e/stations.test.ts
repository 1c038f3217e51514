import { setOffline } from '../support/control'
import { closePhones, openPhone, story, until, type Phone } from '../support/phone'

/** Finding a station: filters, the map, one's own first; and without a network what was seen last. */

let chen: Phone

beforeAll(async () => {
  chen = await openPhone('resident', 'e2e-stations')
  await chen.relaunch('pages/stations/stations')
  // The first call of a function starts it, which may take a while on a busy machine.
  await until('the stations', async () => (await chen.all('.station-card')).length || null, 60_000)
}, 120_000)
afterAll(closePhones)

story('the map has the circle of a quarter of an hour and a pin for each station', async () => {
  await chen.relaunch('pages/stations/stations')
  await chen.find('.station-card')
  if ((await chen.all('#use-location')).length > 0) {
    await chen.tap('#use-location')
    await chen.allow()
  }
  await chen.find('.station-card .distance')
  await chen.tap('#view')
  await chen.find('#map-words', '走 15 分钟就到，有 3 个站')
  const { map } = (await (await chen.page()).data()) as { map: { markers: object[]; circles: object[] } }
  expect(map.markers).toHaveLength(31)
  expect(map.circles).toHaveLength(1)
  const page = await chen.page()
  await page.callMethod('onMarker', { detail: { markerId: 0 } })
  await chen.find('.station-card', '步行')
  await chen.tap('#view')
})

story('filters are asked together, and taken back at once where nothing is left', async () => {
  await chen.tap('#quick >>> .chip-stepFree')
  await chen.gone('.station-card', '浮桥社区服务站')
  await chen.tap('#filtering')
  await chen.tap('#kinds >>> .chip-screen')
  await chen.tap('x-list-state >>> #act')
  await chen.find('.station-card', '浮桥社区服务站')
})

story('a station of hers stands first, also when the network is gone', async () => {
  await chen.tap('.station-card', '竺桥社区服务站')
  await chen.arrive('packages/member/station/station')
  await chen.tap('#favourite')
  await chen.find('#favourite', '常去，排在最前')
  await chen.relaunch('pages/stations/stations')
  await chen.find('.favourite', '竺桥社区服务站')
  await setOffline(chen.name, true)
  try {
    await chen.relaunch('pages/stations/stations')
    await chen.find('.favourite', '竺桥社区服务站')
    expect(await chen.all('.station-card')).toHaveLength(31)
    await chen.tap('#quick >>> .chip-open')
    await chen.gone('.station-card', '中山门党员体验站')
    await chen.find('.station-card', '梅园社区服务站')
  } finally {
    await setOffline(chen.name, false)
  }
})
