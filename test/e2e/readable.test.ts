import { closePhones, openPhone, story, type Person, type Phone } from '../support/phone'

/** Every screen with large letters on a small phone: nothing runs out of the screen sideways. */

const screens: Partial<Record<Person, string[]>> = {
  keeper: [
    'pages/home/home',
    'pages/stations/stations',
    'pages/me/me',
    'packages/member/station/station?stationId=st_01',
    'packages/member/space/space?spaceId=sp_01_hall',
    'packages/member/confirm/confirm?spaceId=sp_01_hall&date=2026-11-24&from=840&to=960',
    'packages/member/reservations/reservations',
    'packages/member/checkin/checkin?code=nonsense',
    'packages/member/confirm/confirm?spaceId=sp_01_hall&date=2026-11-24&from=840&to=960&wait=1',
    'packages/member/week/week?spaceId=sp_01_hall&stationId=st_01',
    'packages/member/rooms/rooms?stationId=st_01&spaceId=sp_01_hall',
    'packages/member/series/series?spaceId=sp_01_hall&date=2026-11-26&from=1080&to=1140',
    'packages/member/reservation/reservation?reservationId=none',
    'packages/member/wait/wait?waitId=none',
    'packages/member/walkIn/walkIn?code=nonsense',
    'packages/member/invited/invited?stationId=st_01&date=2026-11-24&from=840&to=960',
    'packages/keeper/spaceCode/spaceCode',
    'packages/keeper/board/board?stationId=st_01',
    'packages/keeper/room/room?stationId=st_01&spaceId=sp_01_hall',
    'packages/keeper/audience/audience?stationId=st_01',
  ],
  resident: [
    'packages/member/bind/bind',
    'pages/lessons/lessons',
    'packages/lesson/list/list?only=exemplar',
    'packages/lesson/plan/plan',
    'packages/lesson/lesson/lesson?id=l_demo_000',
    'packages/lesson/lesson/lesson?id=l_demo_002',
    'packages/lesson/lesson/lesson?id=l_demo_005',
    'packages/lesson/lesson/lesson?id=l_demo_006',
    'packages/lesson/quiz/quiz?id=l_demo_000',
    'packages/lesson/done/done?id=l_demo_000',
  ],
  secretary: [
    'packages/secretary/members/members?organizationId=o_meiyuan_3',
    'packages/secretary/person/person?memberId=m_member2',
    'packages/member/code/code',
    'packages/member/privacy/privacy',
    'packages/secretary/invite/invite?branchId=o_meiyuan_3',
    'packages/secretary/cards/cards?branchId=o_meiyuan_3',
  ],
  district: [
    'packages/secretary/transfer/transfer?memberId=m_member2',
    'packages/office/tree/tree?organizationId=o_meiyuan',
    'packages/office/edit/edit?organizationId=o_meiyuan_3',
    'packages/office/gaps/gaps?organizationId=o_district',
    'packages/office/grants/grants?organizationId=o_meiyuan_3',
    'packages/office/roster/roster?organizationId=o_meiyuan_3',
    'packages/office/key/key',
    'packages/keeper/site/site?stationId=st_01',
    'packages/keeper/keepers/keepers?stationId=st_01',
  ],
}

const width = 320
const phones = new Map<string, Phone>()

beforeAll(async () => {
  for (const person of Object.keys(screens) as Person[])
    phones.set(person, await openPhone(person, `e2e-large-${person}`, { font: '1.4', size: `${width}x568` }))
}, 240_000)
afterAll(closePhones)

const all = Object.entries(screens).flatMap(([person, routes]) =>
  routes.map((route) => [person, route] as const),
)

for (const [person, screen] of all) {
  story(`${screen.split('?')[0]} fits into ${width} pixels at 1.4 times the letters`, async () => {
    const phone = phones.get(person)
    if (!phone) throw new Error(`There is no phone for ${person}.`)
    const page = await phone.relaunch(screen)
    await phone.settle()
    expect((await page.size()).width).toBeLessThanOrEqual(width)
  })
}
