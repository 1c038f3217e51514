import { closePhones, openPhone, story, type Phone } from '../support/phone'

/** Every screen with large letters on a small phone: nothing runs out of the screen sideways. */

const screens = [
  'pages/home/home',
  'pages/stations/stations',
  'pages/me/me',
  'packages/member/station/station?stationId=st_01',
  'packages/member/space/space?spaceId=sp_01_hall',
  'packages/member/confirm/confirm?spaceId=sp_01_hall&date=2026-11-24&from=840&to=960',
  'packages/member/reservations/reservations',
  'packages/member/checkin/checkin?code=nonsense',
  'packages/keeper/spaceCode/spaceCode',
]

const width = 320
let phone: Phone

beforeAll(async () => {
  phone = await openPhone('keeper', 'e2e-large', { font: '1.4', size: `${width}x568` })
}, 120_000)
afterAll(closePhones)

for (const screen of screens) {
  story(`${screen.split('?')[0]} fits into ${width} pixels at 1.4 times the letters`, async () => {
    const page = await phone.relaunch(screen)
    await phone.settle()
    expect((await page.size()).width).toBeLessThanOrEqual(width)
  })
}
