import type Element from 'miniprogram-automator/out/Element'
import { press, sees, setClock } from '../support/control'
import { closePhones, openPhone, story, type Phone } from '../support/phone'

/**
 * An event from its template to the archive: published with a room, two people for one place, the first gives it back and
 * the second moves up; then a record with a picture, the gallery, an opinion, hours. It is Monday, ten to ten.
 */

const TITLE = '板凳会上讲党课'
const SERIES = '骨干培训四讲'
const BRANCH = 'o_meiyuan_3'

let zhao: Phone
let li: Phone
let wang: Phone
let sun: Phone
let eventId = ''
/** The first of a series. */
let seriesId = ''

beforeAll(async () => {
  zhao = await openPhone('secretary', 'e2e-ev-zhao')
  li = await openPhone('member', 'e2e-ev-li')
  wang = await openPhone('member2', 'e2e-ev-wang')
}, 120_000)
afterAll(async () => {
  await setClock('2026-11-23T09:50:00+08:00')
  closePhones()
})

/** Turns a wheel of WeChat's own, such as the one for days, to a value. */
async function turn(phone: Phone, selector: string, value: string): Promise<void> {
  const wheel = (await phone.find(selector)) as Element
  await wheel.trigger('change', { value })
}

/** What a function answers to somebody's phone. */
async function asked(phone: Phone, action: string, input: object): Promise<unknown> {
  const [name = '', verb = ''] = action.split('.')
  return phone.mini.evaluate(
    (fn: string, data: object) =>
      wx['cloud'].callFunction({ name: fn, data }).then(({ result }: { result: unknown }) => result),
    name,
    { action: verb, input },
  )
}

const openEvent = (phone: Phone) => phone.relaunch(`packages/event/detail/detail?eventId=${eventId}`)

story('a secretary begins with a template, and says when and for how many', async () => {
  await zhao.relaunch(`packages/secretary/events/events?organizationId=${BRANCH}`)
  await zhao.tap('#publish')
  await zhao.arrive('packages/secretary/templates/templates')
  await zhao.tap('.kind-partyClass')
  await zhao.arrive('packages/secretary/publish/publish')
  await zhao.type('#title >>> .input', TITLE)
  await turn(zhao, '#date', '2026-11-23')
  await turn(zhao, '#start', '17:00')
  await zhao.type('#capacity >>> .input', '1')
  await zhao.find('#missing', '选在哪里')
})

story('the room is reserved in the same step, among those that are free at that time', async () => {
  await zhao.mini.callWxMethod('removeStorageSync', 'event.lastStation')
  await zhao.relaunch('packages/secretary/publish/publish')
  await zhao.tap('#where')
  await zhao.arrive('packages/secretary/where/where')
  await zhao.type('#search >>> .input', '梅园社区')
  await zhao.tap('.station-row', '梅园社区服务站')
  await zhao.tap('.room.fits', '活动室')
  await zhao.arrive('packages/secretary/publish/publish')
  await zhao.find('#where', '梅园社区服务站 · 活动室')
})

story('before it goes out the secretary reads it over; then everybody concerned is asked', async () => {
  await zhao.relaunch('packages/secretary/publish/publish')
  await zhao.find('#title >>> .input')
  await zhao.tap('#check')
  await zhao.arrive('packages/secretary/check/check')
  await zhao.find('#asked', '会通知')
  await zhao.tap('#publish')
  await zhao.find('#published', '发布好了')
  await zhao.tap('#manage')
  const page = await zhao.arrive('packages/secretary/manage/manage')
  await zhao.find('#count', '0 人报名，名额 1')
  eventId = String(page.query['eventId'])
})

story('the first to sign up has the place, the second waits and is told as which', async () => {
  await li.relaunch('packages/event/list/list')
  await li.tap('.event-card', TITLE)
  await li.arrive('packages/event/detail/detail')
  expect(await li.text('.when-card')).toMatch(/今天 17:00–18:30[\s\S]*活动室/)
  await li.tap('#sign')
  await li.find('#standing', '您已经报上了')
  await openEvent(wang)
  await wang.find('#pill', '报满了')
  await wang.tap('#sign')
  await wang.find('#standing', '候补第 1 位')
  await wang.relaunch('packages/event/mine/mine')
  await wang.find('.event-card.coming', '候补中')
})

story('the first gives the place back; the second has it and is told in the inbox', async () => {
  await li.tap('#leave')
  await press(li.name, '取消报名')
  await li.find('#sign')
  await openEvent(wang)
  await wang.find('#standing', '您已经报上了')
  await wang.relaunch('packages/member/inbox/inbox')
  await wang.find('.notice', TITLE)
  await zhao.relaunch(`packages/secretary/attendees/attendees?eventId=${eventId}`)
  await zhao.find('#about', '1 人报名')
  await zhao.find('.person', '王建国')
})

story('the secretary signs somebody up who has no phone, and has a slip of paper for them', async () => {
  await zhao.relaunch(`packages/secretary/manage/manage?eventId=${eventId}`)
  await zhao.tap('#sign-for')
  await zhao.arrive('packages/secretary/signFor/signFor')
  await zhao.find('#finder >>> .person')
  await zhao.type('#finder >>> #search >>> .input', '李桂芬')
  await zhao.tap('#finder >>> .person', '李桂芬')
  await press(zhao.name, '报名')
  await zhao.find('#paper', TITLE)
  await zhao.relaunch(`packages/secretary/attendees/attendees?eventId=${eventId}`)
  await zhao.find('.person.waiting', '李桂芬')
})

story('a series asks a question, and leaves out a date', async () => {
  await zhao.relaunch(`packages/secretary/templates/templates?id=${BRANCH}`)
  await zhao.tap('.kind-training')
  await zhao.arrive('packages/secretary/publish/publish')
  await zhao.type('#title >>> .input', SERIES)
  await turn(zhao, '#date', '2026-11-26')
  await turn(zhao, '#start', '18:00')
  await zhao.type('#capacity >>> .input', '6')
  await zhao.tap('#where')
  await zhao.tap('.room.fits', '活动室')
  await zhao.arrive('packages/secretary/publish/publish')
  await zhao.tap('#more')
  await zhao.arrive('packages/secretary/more/more')
  await zhao.tap('#repeats >>> .chip', '每周')
  await zhao.type('#question >>> .input', '在这里吃晚饭吗')
  await zhao.type('#choices >>> .input', '吃 不吃')
  await zhao.tap('#add-question')
  await zhao.find('.line', '在这里吃晚饭吗')
  await zhao.tap('#done')
  await zhao.arrive('packages/secretary/publish/publish')
  await zhao.tap('#check')
  await zhao.arrive('packages/secretary/check/check')
  await zhao.find('#asked', '会通知')
  await zhao.tap('x-switch >>> .switch', '12月10日')
  await zhao.tap('#publish')
  await zhao.find('#published', '发布好了')
  await zhao.tap('#manage')
  const page = await zhao.arrive('packages/secretary/manage/manage')
  seriesId = String(page.query['eventId'])
})

story('the calendar shows it; who signs up answers, and cannot be in a room at the same time', async () => {
  await li.relaunch('packages/event/calendar/calendar')
  await li.tap('.day', '26')
  await li.tap('.event-card', SERIES)
  await li.arrive('packages/event/detail/detail')
  await li.tap('#sign')
  await li.arrive('packages/event/signup/signup')
  await li.tap('.question x-chips >>> .chip', '不吃')
  await li.tap('#sign')
  await sees(li.name, '报上了')
  await press(li.name, '知道了')
  const room = { spaceId: 'sp_01_study', date: '2026-11-26', from: 1080, to: 1140, people: 2, purpose: '' }
  expect(await asked(li, 'station.reserve', { ...room, requestId: 'q_e2e_elsewhere' })).toMatchObject({
    error: { code: 'PERSON_ELSEWHERE', message: expect.stringContaining('的活动上') },
  })
})

story('whoever is asked to help has the desk; what is changed is told to who signed up', async () => {
  await zhao.relaunch(`packages/secretary/helpers/helpers?eventId=${seriesId}`)
  await zhao.tap('#finder >>> .person', '王建国')
  await zhao.find('.helper', '王建国')
  await wang.relaunch(`packages/event/detail/detail?eventId=${seriesId}`)
  await wang.find('#desk')
  await zhao.relaunch(`packages/secretary/publish/publish?eventId=${seriesId}`)
  await zhao.find('#title >>> .input')
  await turn(zhao, '#start', '17:30')
  await zhao.tap('#check')
  await zhao.find('#asked')
  await zhao.tap('#publish')
  await zhao.find('#published', '改好了')
  await li.relaunch(`packages/event/detail/detail?eventId=${seriesId}`)
  await li.find('.card', '时间由“11月26日 周四 18:00')
})

story('a cancelled series says why, and the later ones are gone with it', async () => {
  await zhao.relaunch(`packages/secretary/cancel/cancel?eventId=${seriesId}`)
  await zhao.tap('#also-later >>> .switch')
  await zhao.tap('#reasons >>> .chip', '讲师来不了')
  await zhao.tap('#cancel')
  await press(zhao.name, '确定取消')
  await sees(zhao.name, '已经取消')
  await press(zhao.name, '知道了')
  await li.relaunch(`packages/event/detail/detail?eventId=${seriesId}`)
  await li.find('#cancelled', '讲师来不了')
  await zhao.relaunch(`packages/secretary/events/events?organizationId=${BRANCH}`)
  await zhao.find('.event-card', TITLE)
})

story('a keeper sees what is held in the house, and what the station holds by itself', async () => {
  sun = await openPhone('keeper', 'e2e-ev-sun')
  await sun.tap('#bench-st_01')
  await sun.arrive('packages/secretary/events/events')
  await sun.tap('#tabs >>> .chip', '在本站')
  await sun.tap('.event-card', TITLE)
  await sun.arrive('packages/desk/screen/screen')
  await sun.relaunch('packages/secretary/templates/templates?kind=station&id=st_01')
  await sun.tap('.kind-film')
  await sun.arrive('packages/secretary/publish/publish')
  await sun.find('#audience >>> .chip', '谁都能来')
})

story('afterwards it is told in words and a picture, and hangs in the gallery', async () => {
  await setClock('2026-11-23T16:55:00+08:00')
  const opened = { eventId, deskId: 'd_eventsdesk000001' }
  expect(await asked(zhao, 'checkin.open', opened)).toMatchObject({ ok: true })
  const at = Date.parse('2026-11-23T16:56:00+08:00')
  const line = { nonce: 'n_eventsscan000001', kind: 'in', who: 'm_member2', name: '王建国', how: 'name', at }
  const lines = [{ ...line, ahead: 0, reason: '手机没电' }]
  expect(await asked(zhao, 'checkin.deliver', { ...opened, sentAt: at, lines })).toMatchObject({ ok: true })
  await setClock('2026-11-23T18:40:00+08:00')
  await zhao.relaunch(`packages/secretary/manage/manage?eventId=${eventId}`)
  await zhao.tap('#record')
  await zhao.arrive('packages/secretary/record/record')
  await zhao.find('#came', '签到 1 人')
  await choosePicture(zhao)
  await zhao.tap('#pictures >>> .add')
  await zhao.find('#pictures >>> .count', '1/9')
  await zhao.find('#publish', '展示给大家')
  await zhao.tap('#publish')
  await press(zhao.name, '展示')
  await sees(zhao.name, '已经展示出来了')
  await press(zhao.name, '知道了')
  await zhao.arrive('packages/secretary/manage/manage')
  await li.relaunch('packages/event/gallery/gallery')
  await li.tap('.story', TITLE)
  await li.arrive('packages/event/story/story')
  await li.find('.words', `举办“${TITLE}”，1 人参加`)
  expect(await li.all('.frame')).toHaveLength(1)
})

story('who came says what it was like, has a certificate, and the hours in the archive', async () => {
  await openEvent(wang)
  await wang.tap('#evaluate')
  await wang.arrive('packages/event/evaluate/evaluate')
  await wang.tap('.stars-5')
  await wang.tap('#reasons >>> .chip', '讲得清楚')
  await wang.tap('#send')
  await press(wang.name, '知道了')
  await wang.arrive('packages/event/detail/detail')
  await wang.tap('#certificate')
  await wang.arrive('packages/event/certificate/certificate')
  await wang.find('#certificate')
  await wang.relaunch('packages/member/archive/archive')
  await wang.find('.line', TITLE)
  await zhao.relaunch(`packages/secretary/opinions/opinions?eventId=${eventId}`)
  await zhao.find('#summary', '1 个人评了')
  await zhao.find('.reason', '讲得清楚')
  await zhao.relaunch(`packages/secretary/attendance/attendance?eventId=${eventId}`)
  await zhao.find('#credited', '学时都记上了')
  await zhao.find('.person.came', '王建国')
})

story(
  'who is in a picture asks to be taken out; who was not there is offered to make up for it',
  async () => {
    await wang.relaunch(`packages/event/story/story?eventId=${eventId}`)
    await wang.tap('#ask')
    await wang.tap('.frame')
    await wang.tap('#send')
    await press(wang.name, '知道了')
    await wang.gone('.frame')
    await zhao.relaunch(`packages/secretary/events/events?organizationId=${BRANCH}`)
    await zhao.tap('#removals')
    await zhao.arrive('packages/secretary/removals/removals')
    await zhao.tap('.remove')
    await zhao.gone('.removal')
    await zhao.relaunch(`packages/secretary/attendance/attendance?eventId=${eventId}`)
    await zhao.tap('.missing-row', '李桂芬')
    await zhao.tap('#make-up')
    await zhao.tap('#offer-words')
    await press(zhao.name, '知道了')
    await zhao.find('.missing-row', '已请补课')
  },
)

/** A picture in the album: drawn on the phone itself, and what WeChat would answer when it is chosen. */
async function choosePicture(phone: Phone): Promise<void> {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'
  const tempFilePath = (await phone.mini.evaluate((base64: string) => {
    const filePath = `${wx['env'].USER_DATA_PATH}/events.png`
    wx['getFileSystemManager']().writeFileSync(filePath, base64, 'base64')
    return filePath
  }, png)) as string
  await phone.mini.mockWxMethod('chooseMedia', {
    tempFiles: [{ tempFilePath, size: 100, fileType: 'image' }],
  })
}
