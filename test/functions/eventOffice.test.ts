import type { EventForm } from '../../miniprogram/shared/contract/event'
import type { Notice } from '../../miniprogram/shared/contract/notice'
import { addDays, instantOf } from '../../miniprogram/shared/kit/time'
import type { EventDoc } from '../../cloudfunctions/event/eventDoc'
import { type TestCloud, startTestCloud } from './support/cloud'
import {
  LI,
  MONDAY,
  NOW,
  OTHER_SECRETARY,
  RESIDENT,
  SECRETARY,
  WANG,
  branchNine,
  testMember,
} from './support/district'
import {
  BRANCH,
  eventForm,
  newRequest,
  publishEvent,
  signUpInput,
  uploadMaterial,
  uploadPicture,
  wordFile,
} from './support/event'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await on.db.add('members', testMember('m_far', { name: '远方' }, [], branchNine))
  await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
})
afterAll(() => on.stop())
beforeEach(() => on.cloud.clock.set(NOW))

const TOMORROW = addDays(MONDAY, 1)
const inRoom = { kind: 'space' as const, spaceId: 'sp_room', howToGet: '' }
const noticesOf = async (openid: string): Promise<Notice[]> =>
  (await on.call(openid, 'notice.list', {})).notices
const titled = async (openid: string, text: string) =>
  (await noticesOf(openid)).filter(({ title }) => title.includes(text))
const takenIn = async (date = TOMORROW) =>
  (await on.call(LI, 'station.day', { spaceId: 'sp_room', date })).taken
const timer = () => on.cloud.timers.run('event', 'everyMinute')
const changed = async (eventId: string, change: object, extra: object = {}) => {
  const { form, version } = await on.call(SECRETARY, 'event.form', { eventId })
  const input = { eventId, version, form: { ...form, ...change }, alsoLater: false, requestId: newRequest() }
  return { ...input, ...extra }
}

describe('a station’s space', () => {
  test('is taken in the step that publishes, and free again when the event is called off', async () => {
    const event = await publishEvent(on, { where: inRoom, capacity: 20, title: '有房间的党课' })
    expect(event.place).toMatchObject({ name: '活动室', stationName: '梅园社区服务站', stationId: 'st_1' })
    expect(await takenIn()).toEqual([{ from: 840, to: 930 }])
    const request = { eventId: event.id, why: '讲师病了', alsoLater: false, requestId: newRequest() }
    await on.call(SECRETARY, 'event.cancel', request)
    await on.call(SECRETARY, 'event.cancel', request)
    expect(await takenIn()).toEqual([])
  })

  test('that is taken keeps the event from being published, and says so', async () => {
    const date = addDays(MONDAY, 2)
    await publishEvent(on, { where: inRoom, date, capacity: 10 })
    const again = {
      organizer: BRANCH,
      form: eventForm({ where: inRoom, date, capacity: 10 }),
      requestId: 'q_taken',
    }
    expect(await on.refusal(SECRETARY, 'event.publish', again)).toMatchObject({ code: 'SPACE_TAKEN' })
    const { events } = await on.call(SECRETARY, 'event.organized', { organizer: BRANCH, when: 'coming' })
    expect(events.filter(({ startsAt }) => startsAt === instantOf(date, 840))).toHaveLength(1)
    const later = { ...again, form: { ...again.form, from: 930, to: 1020 } }
    expect((await on.call(SECRETARY, 'event.publish', later)).events).toHaveLength(1)
  })

  test('of a series is held on all dates or on none; the preview names the date that is taken', async () => {
    const date = addDays(MONDAY, 3)
    await publishEvent(on, { where: inRoom, date: addDays(date, 7), capacity: 10 })
    const repeat = { every: 'week' as const, times: 3 }
    const form = eventForm({ where: inRoom, date, capacity: 10 })
    const { dates } = await on.call(SECRETARY, 'event.check', { organizer: BRANCH, form, repeat })
    expect(dates.map(({ problem }) => problem !== null)).toEqual([false, true, false])
    const input = { organizer: BRANCH, form, repeat, requestId: 'q_rooms' }
    expect(await on.refusal(SECRETARY, 'event.publish', input)).toMatchObject({ code: 'SPACE_TAKEN' })
    expect(await takenIn(date)).toEqual([])
    const skipping = { ...input, skip: [addDays(date, 7)], requestId: 'q_rooms2' }
    expect((await on.call(SECRETARY, 'event.publish', skipping)).events).toHaveLength(2)
    expect(await takenIn(date)).toEqual([{ from: 840, to: 930 }])
  })

  test('moves with the event; hours that overlap its own are not in its way', async () => {
    const date = addDays(MONDAY, 4)
    const event = await publishEvent(on, { where: inRoom, date, capacity: 10 })
    await on.call(SECRETARY, 'event.change', await changed(event.id, { to: 960 }))
    expect(await takenIn(date)).toEqual([{ from: 840, to: 960 }])
    await on.call(SECRETARY, 'event.change', await changed(event.id, { where: eventForm().where }))
    expect(await takenIn(date)).toEqual([])
  })

  test('is held in whole half hours around a lesson of 45 minutes', async () => {
    const date = addDays(MONDAY, 5)
    const form = { where: inRoom, date, from: 855, to: 900, capacity: 10 }
    const organizer = BRANCH
    const { dates } = await on.call(SECRETARY, 'event.check', { organizer, form: eventForm(form) })
    expect(dates).toEqual([{ date, problem: null }])
    const event = await publishEvent(on, form)
    expect(event.endsAt - event.startsAt).toBe(45 * 60_000)
    expect(await takenIn(date)).toEqual([{ from: 840, to: 900 }])
  })

  test('stays as it was when the new hours are refused', async () => {
    const date = addDays(MONDAY, 4)
    const event = await publishEvent(on, { where: inRoom, date, from: 600, to: 660, capacity: 10 })
    await publishEvent(on, { where: inRoom, date, from: 660, to: 720, capacity: 10 })
    const wish = await changed(event.id, { to: 690 })
    expect(await on.refusal(SECRETARY, 'event.change', wish)).toMatchObject({ code: 'SPACE_TAKEN' })
    expect(await takenIn(date)).toEqual([{ from: 600, to: 720 }])
    const doc = await on.db.get<EventDoc>('events', event.id)
    await on.call(SECRETARY, 'event.cancel', {
      eventId: event.id,
      why: '不办了',
      alsoLater: false,
      requestId: 'q',
    })
    expect(doc?.status).toBe('published')
    expect(await takenIn(date)).toEqual([{ from: 660, to: 720 }])
  })
})

test('who is asked hears of it once; a change tells what changed to those in the line, and nobody else', async () => {
  const event = await publishEvent(on, { title: '会变的党课' })
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  expect(await titled(WANG, '请您参加：会变的党课')).toHaveLength(1)
  const wish = await changed(event.id, { from: 900, to: 990, bring: '身份证' })
  const { told } = await on.call(SECRETARY, 'event.change', wish)
  expect(told).toEqual([
    '时间由“11月24日 周二 14:00–15:30”改为“11月24日 周二 15:00–16:30”',
    '要带的东西由“党徽、笔记本”改为“身份证”',
  ])
  await on.call(SECRETARY, 'event.change', wish)
  const [notice, ...more] = await titled(LI, '活动有变化：会变的党课')
  expect(notice?.lines).toEqual(told)
  expect(more).toEqual([])
  expect(await titled(WANG, '活动有变化：会变的党课')).toEqual([])
  const { changes } = await on.call(LI, 'event.get', { eventId: event.id })
  expect(changes).toHaveLength(2)
})

describe('what goes with an event', () => {
  const publish = (materials: EventForm['materials'], cover = '') => ({
    ...{ organizer: BRANCH, form: eventForm({ materials, cover }), requestId: newRequest() },
  })

  test('is checked inside, and kept where no phone can write over it; its picture is shown by an address', async () => {
    const fileId = await uploadMaterial('docx', wordFile('梅园的故事'))
    const input = publish([{ name: '读本.docx', fileId }], await uploadPicture('event'))
    const [event] = (await on.call(SECRETARY, 'event.publish', input)).events
    const { materials, cover } = await on.call(LI, 'event.get', { eventId: event?.id ?? '' })
    expect(materials).toEqual([{ name: '读本.docx', fileId: expect.stringContaining('/eventMaterials/') }])
    expect(cover).toMatch(/^https?:/)
    const again = await on.call(SECRETARY, 'event.form', { eventId: event?.id ?? '' })
    expect(again.form.cover).toMatch(/^cloud:/)
    await on.call(SECRETARY, 'event.change', await changed(event?.id ?? '', { summary: '改一改' }))
    expect((await on.call(LI, 'event.get', { eventId: event?.id ?? '' })).materials).toEqual(materials)
  })

  test.each([
    ['says what WeChat does not allow', 'docx', wordFile('前面都好，这里有坏话'), 'TEXT_NOT_ALLOWED'],
    ['is not what its ending says', 'pdf', wordFile('好话'), 'MATERIAL_UNREADABLE'],
    ['is of a kind that phones cannot open', 'exe', wordFile('好话'), 'MATERIAL_MISSING'],
  ])('is refused where it %s', async (_what, kind, bytes, code) => {
    const fileId = await uploadMaterial(kind, bytes)
    const input = publish([{ name: '资料', fileId }])
    expect(await on.refusal(SECRETARY, 'event.publish', input)).toMatchObject({ code })
  })
})

test('a change on top of an old version, of what is over, or below what is taken is refused', async () => {
  const event = await publishEvent(on, { capacity: 3 })
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  await on.call(WANG, 'event.signUp', signUpInput(event.id))
  const old = await changed(event.id, { summary: '旧' })
  await on.call(SECRETARY, 'event.change', await changed(event.id, { summary: '新' }))
  expect(await on.refusal(SECRETARY, 'event.change', old)).toMatchObject({ code: 'EVENT_CHANGED' })
  const fewer = await changed(event.id, { capacity: 1 })
  expect(await on.refusal(SECRETARY, 'event.change', fewer)).toMatchObject({
    message: '已经有 2 个名额报出去了，不能改得更少',
  })
  const late = await changed(event.id, { summary: '晚' })
  on.cloud.clock.set(instantOf(TOMORROW, 1000))
  expect(await on.refusal(SECRETARY, 'event.change', late)).toMatchObject({ code: 'EVENT_OVER' })
})

test('more places let those who wait move up, and they hear of it exactly once', async () => {
  const event = await publishEvent(on, { capacity: 1, title: '加座的党课' })
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  await on.call(WANG, 'event.signUp', signUpInput(event.id))
  await on.call(SECRETARY, 'event.change', await changed(event.id, { capacity: 5 }))
  await timer()
  expect(await titled(WANG, '您候补到了名额：加座的党课')).toHaveLength(1)
  expect((await on.call(WANG, 'event.get', { eventId: event.id })).signup.status).toBe('in')
})

test('a cancellation reaches who is in the line and who was asked, with its reason, once', async () => {
  const event = await publishEvent(on, { title: '要取消的党课', audience: { kind: 'everyone' } })
  await on.call(RESIDENT, 'event.signUp', { ...signUpInput(event.id), name: '路人甲' })
  await on.call(SECRETARY, 'event.cancel', {
    eventId: event.id,
    why: '下大雪',
    alsoLater: false,
    requestId: 'q1',
  })
  const [notice, ...more] = await titled(RESIDENT, '活动取消了：要取消的党课')
  expect(notice?.lines).toContain('原因：下大雪')
  expect(more).toEqual([])
  expect(await on.refusal(LI, 'event.signUp', signUpInput(event.id))).toMatchObject({
    code: 'EVENT_CANCELLED',
  })
  const seen = await on.call(RESIDENT, 'event.get', { eventId: event.id })
  expect(seen).toMatchObject({ status: 'cancelled', cancelledWhy: '下大雪', window: { kind: 'cancelled' } })
  const wish = { eventId: event.id, makeUp: { eventId: event.id }, personIds: ['m_li'], requestId: 'q' }
  expect((await on.refusal(SECRETARY, 'event.offerMakeUp', wish)).code).toBe('EVENT_NOT_BEGUN')
})

test('of a series the later ones change and are called off alike, and keep their dates', async () => {
  const input = {
    ...{ organizer: BRANCH, form: eventForm({ date: TOMORROW }), requestId: newRequest() },
    repeat: { every: 'month' as const, times: 3 },
  }
  const { events } = await on.call(SECRETARY, 'event.publish', input)
  expect(events.map(({ startsAt }) => startsAt)).toEqual(
    ['2026-11-24', '2026-12-22', '2027-01-26'].map((date) => instantOf(date, 840)),
  )
  const second = events[1]?.id ?? ''
  await on.call(SECRETARY, 'event.change', await changed(second, { from: 900, to: 990 }, { alsoLater: true }))
  const { series } = await on.call(LI, 'event.get', { eventId: second })
  expect(series?.events.map(({ startsAt }) => startsAt)).toEqual([
    instantOf('2026-11-24', 840),
    instantOf('2026-12-22', 900),
    instantOf('2027-01-26', 900),
  ])
  const off = { eventId: second, why: '换计划了', alsoLater: true, requestId: newRequest() }
  expect((await on.call(SECRETARY, 'event.cancel', off)).events).toHaveLength(2)
})

test('before publishing one hears who is asked elsewhere, who is busy, and who had the topic lately', async () => {
  const date = addDays(MONDAY, 8)
  const first = await publishEvent(on, { date, title: '冲突的会', topic: '梅园精神' })
  await on.call(LI, 'event.signUp', signUpInput(first.id))
  await on.call(WANG, 'station.reserve', {
    ...{ spaceId: 'sp_class', date, from: 870, to: 930, people: 2, purpose: '', requestId: 'q_busy' },
  })
  const form = eventForm({ date, topic: '梅园  精神！', title: '另一个会' })
  const check = await on.call(SECRETARY, 'event.check', { organizer: BRANCH, form })
  expect(check.clashes).toMatchObject([{ eventId: first.id, people: check.asked }])
  expect(check.busy.people).toEqual(
    expect.arrayContaining([
      { name: '李桂芬', what: '冲突的会' },
      { name: '王建国', what: expect.stringContaining('党课教室') },
    ]),
  )
  expect(check.sameTopic).toMatchObject([{ eventId: first.id }])
  const own = await on.call(SECRETARY, 'event.check', { organizer: BRANCH, form, eventId: first.id })
  expect(own).toMatchObject({ clashes: [], sameTopic: [] })
  const elsewhere = { ...form, audience: { kind: 'organization' as const, organizationId: 'o_9' } }
  const other = { organizer: { kind: 'organization' as const, id: 'o_9' }, form: elsewhere }
  expect(await on.call(OTHER_SECRETARY, 'event.check', other)).toMatchObject({
    ...{ asked: 1, clashes: [], sameTopic: [], busy: { total: 0 } },
  })
})

test('reminders go out a day and an hour before, once each, and not to who signed up only then', async () => {
  const event = await publishEvent(on, { date: addDays(MONDAY, 2), title: '要提醒的党课' })
  const begins = instantOf(addDays(MONDAY, 2), 840)
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  await timer()
  expect(await titled(LI, '明天有活动：要提醒的党课')).toEqual([])
  on.cloud.clock.set(begins - 24 * 3_600_000)
  await timer()
  await timer()
  expect(await titled(LI, '明天有活动：要提醒的党课')).toHaveLength(1)
  await on.call(WANG, 'event.signUp', signUpInput(event.id))
  on.cloud.clock.set(begins - 3_600_000)
  await timer()
  await timer()
  expect(await titled(LI, '一小时后有活动：要提醒的党课')).toHaveLength(1)
  expect(await titled(WANG, '一小时后有活动：要提醒的党课')).toHaveLength(1)
  expect(await titled(WANG, '明天有活动：要提醒的党课')).toEqual([])
})
