import { addDays, instantOf } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import {
  KEEPER,
  LI,
  MONDAY,
  NOW,
  OTHER_SECRETARY,
  RESIDENT,
  SECRETARY,
  WANG,
  branchNine,
  phoneOf,
  testMember,
} from './support/district'
import { eventForm, newRequest, publishEvent, signUpInput } from './support/event'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await on.db.add('members', testMember('m_old', { name: '张奶奶', phone: '' }))
  await on.db.add('members', testMember('m_far', { name: '远方' }, [], branchNine))
  await on.db.add('members', { ...testMember('m_left', { name: '转走的人' }), status: 'left' as const })
  await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
})
afterAll(() => on.stop())
beforeEach(() => on.cloud.clock.set(NOW))

const begins = instantOf(addDays(MONDAY, 1), 840)
const forMember = (eventId: string, memberId: string) => ({ ...signUpInput(eventId), memberId })

describe('on behalf of a member without a phone', () => {
  test('the secretary signs up and hands out a paper that says everything', async () => {
    const event = await publishEvent(on, {
      title: '带张奶奶来',
      contact: { name: '赵敏', phone: '13900000003' },
    })
    const request = forMember(event.id, 'm_old')
    const { signup, paper } = await on.call(SECRETARY, 'event.signUpFor', request)
    expect(signup.status).toBe('in')
    expect(paper.lines.join('\n')).toMatch(
      /张奶奶同志[\s\S]*11月24日 周二 14:00[\s\S]*音乐台[\s\S]*13900000003/,
    )
    expect(await on.call(SECRETARY, 'event.signUpFor', request)).toMatchObject({ signup: { status: 'in' } })
    const { attendees } = await on.call(SECRETARY, 'event.attendees', { eventId: event.id })
    expect(attendees).toMatchObject([
      { name: '张奶奶', branchName: '第三支部', byName: '赵敏', status: 'in' },
    ])
    const off = { eventId: event.id, personId: 'm_old', requestId: newRequest() }
    expect(await on.call(SECRETARY, 'event.leaveFor', off)).toMatchObject({ status: 'left' })
    expect(await on.refusal(SECRETARY, 'event.leaveFor', { ...off, personId: 'm_wang' })).toMatchObject({
      code: 'EVENT_NOT_SIGNED_UP',
    })
  })

  test('nobody signs up another branch’s members, those who left, or for what they are not asked to', async () => {
    const event = await publishEvent(on)
    expect(await on.refusal(SECRETARY, 'event.signUpFor', forMember(event.id, 'm_far'))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await on.refusal(OTHER_SECRETARY, 'event.signUpFor', forMember(event.id, 'm_far'))).toMatchObject({
      code: 'EVENT_NOT_FOR_YOU',
    })
    expect(await on.refusal(SECRETARY, 'event.signUpFor', forMember(event.id, 'm_left'))).toMatchObject({
      code: 'MEMBER_LEFT',
    })
  })
})

test('helpers of the event see the list, and nobody else who is no organiser', async () => {
  const event = await publishEvent(on)
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  const look = { eventId: event.id }
  expect(await on.refusal(WANG, 'event.attendees', look)).toMatchObject({ code: 'FORBIDDEN' })
  const helpers = { eventId: event.id, helpers: ['m_wang'], requestId: newRequest() }
  expect(await on.call(SECRETARY, 'event.setHelpers', helpers)).toEqual({
    helpers: [{ id: 'm_wang', name: '王建国' }],
  })
  expect((await on.call(WANG, 'event.attendees', look)).attendees).toHaveLength(1)
  expect((await on.call(WANG, 'event.get', look)).canDesk).toBe(true)
  expect(await on.refusal(OTHER_SECRETARY, 'event.attendees', look)).toMatchObject({ code: 'FORBIDDEN' })
  const nobody = { ...helpers, helpers: ['m_nobody'] }
  expect(await on.refusal(SECRETARY, 'event.setHelpers', nobody)).toMatchObject({ code: 'NOT_FOUND' })
})

test('what is asked has to be answered, with one of the choices, and in words that pass', async () => {
  const event = await publishEvent(on, {
    questions: [
      { id: 'lunch', text: '吃不吃午饭', isRequired: true, choices: ['吃', '不吃'] },
      { id: 'note', text: '还想说什么', isRequired: false, choices: [] },
    ],
  })
  const answered = (answers: Record<string, string>) => signUpInput(event.id, 0, answers)
  expect(await on.refusal(LI, 'event.signUp', answered({}))).toMatchObject({
    ...{ code: 'EVENT_ANSWER_NEEDED', message: expect.stringContaining('吃不吃午饭') },
  })
  expect(await on.refusal(LI, 'event.signUp', answered({ lunch: '随便' }))).toMatchObject({
    code: 'INVALID_INPUT',
  })
  const rude = answered({ lunch: '吃', note: '坏话' })
  expect(await on.refusal(LI, 'event.signUp', rude)).toMatchObject({ code: 'TEXT_NOT_ALLOWED' })
  await on.call(LI, 'event.signUp', answered({ lunch: '吃' }))
  const { attendees } = await on.call(SECRETARY, 'event.attendees', { eventId: event.id })
  expect(attendees).toMatchObject([{ name: '李桂芬', answers: { lunch: '吃' } }])
})

test('where nothing has to be answered, nothing is asked for', async () => {
  const event = await publishEvent(on, {
    questions: [{ id: 'note', text: '还想说什么', isRequired: false, choices: [] }],
  })
  expect(await on.call(LI, 'event.signUp', signUpInput(event.id))).toMatchObject({ status: 'in' })
})

test('companions take places, no more than are allowed', async () => {
  const event = await publishEvent(on, { capacity: 4, companions: 2 })
  expect(await on.refusal(LI, 'event.signUp', signUpInput(event.id, 3))).toMatchObject({
    message: '这个活动每人最多带 2 人。请改一改再报名',
  })
  expect(await on.call(LI, 'event.signUp', signUpInput(event.id, 2))).toMatchObject({ status: 'in', size: 3 })
  expect(await on.call(WANG, 'event.signUp', signUpInput(event.id, 1))).toMatchObject({
    ...{ status: 'waiting', position: 1 },
  })
  // Nobody overtakes a party that waits.
  const alone = await on.call(SECRETARY, 'event.signUpFor', forMember(event.id, 'm_old'))
  expect(alone.signup).toMatchObject({ status: 'waiting', position: 2 })
})

test('the window opens and closes; a place is given back until the deadline, a waiting place until the beginning', async () => {
  const event = await publishEvent(on, {
    ...{ capacity: 1, opensAt: NOW + 60_000, closesAt: begins - 60_000, cancelHours: 3 },
  })
  expect(await on.refusal(LI, 'event.signUp', signUpInput(event.id))).toMatchObject({
    message: '还没到报名时间。今天 09:51 起可以报名，到时再来',
  })
  expect((await on.call(LI, 'event.get', { eventId: event.id })).window.kind).toBe('early')
  on.cloud.clock.set(NOW + 60_000)
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  await on.call(WANG, 'event.signUp', signUpInput(event.id))
  on.cloud.clock.set(begins - 2 * 3_600_000)
  const off = { eventId: event.id, requestId: newRequest() }
  expect(await on.refusal(LI, 'event.leave', off)).toMatchObject({
    message: '离开始不到 3 小时，不能自己取消了。请打电话告诉组织者',
  })
  expect(await on.call(WANG, 'event.leave', off)).toMatchObject({ status: 'left' })
  on.cloud.clock.set(begins - 60_000)
  expect(await on.refusal(WANG, 'event.signUp', signUpInput(event.id))).toMatchObject({
    code: 'EVENT_SIGNUP_OVER',
  })
  on.cloud.clock.set(begins)
  expect(await on.refusal(LI, 'event.leave', off)).toMatchObject({ code: 'EVENT_BEGUN' })
  expect(await on.refusal(WANG, 'event.signUp', signUpInput(event.id))).toMatchObject({ code: 'EVENT_BEGUN' })
})

test('a waiting line has an end', async () => {
  const event = await publishEvent(on, { capacity: 1 })
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  await on.db.changeIf('rolls', event.id, {}, { left: -1_000 })
  expect(await on.refusal(WANG, 'event.signUp', signUpInput(event.id))).toMatchObject({
    code: 'EVENT_WAITLIST_FULL',
  })
})

test('what is at the same time is said, and forbids nothing', async () => {
  const first = await publishEvent(on, { title: '先报的', date: addDays(MONDAY, 2) })
  const second = await publishEvent(on, { title: '后报的', date: addDays(MONDAY, 2), from: 900, to: 960 })
  await on.call(LI, 'event.signUp', signUpInput(first.id))
  await on.call(LI, 'station.reserve', {
    ...{ spaceId: 'sp_room', date: addDays(MONDAY, 2), from: 930, to: 990, people: 2, purpose: '' },
    requestId: newRequest(),
  })
  const { clashes } = await on.call(LI, 'event.get', { eventId: second.id })
  expect(clashes).toMatchObject([
    { what: 'event', id: first.id, title: '先报的' },
    { what: 'reservation', title: expect.stringContaining('活动室') },
  ])
  expect(await on.call(LI, 'event.signUp', signUpInput(second.id))).toMatchObject({ status: 'in' })
})

test('lists: near comes first, open to all, of my branch, of a month, of a kind; what I left stands under past', async () => {
  const near = {
    kind: 'address' as const,
    name: '近处',
    address: '近',
    howToGet: '',
    place: { lat: 32.0466, lng: 118.801 },
  }
  const date = addDays(MONDAY, 7)
  const close = await publishEvent(on, { where: near, date, audience: { kind: 'everyone' }, kind: 'film' })
  const at = { lat: 32.0467, lng: 118.801 }
  const list = await on.call(LI, 'event.find', { filter: 'near', at })
  expect(list.events[0]).toMatchObject({ id: close.id, distance: expect.any(Number) })
  const open = await on.call(RESIDENT, 'event.find', { filter: 'open' })
  expect(open.events.map(({ id }) => id)).toEqual([close.id])
  expect((await on.call(LI, 'event.find', { filter: 'branch', kind: 'film' })).events).toHaveLength(1)
  expect((await on.call(RESIDENT, 'event.month', { month: '2026-11' })).events).toHaveLength(1)
  expect((await on.call(RESIDENT, 'event.month', { month: '2026-12' })).events).toHaveLength(0)
  await on.call(LI, 'event.signUp', signUpInput(close.id))
  await on.call(LI, 'event.leave', { eventId: close.id, requestId: newRequest() })
  expect((await on.call(LI, 'event.mine', {})).past.find(({ id }) => id === close.id)?.mine).toBe('left')
})

test('a keeper finds people for the station’s own events by name and number, signs them up, and sees who holds what here', async () => {
  const organizer = { kind: 'station' as const, id: 'st_1' }
  const form = eventForm({ audience: { kind: 'everyone' }, title: '站里的电影' })
  const [event] = (await on.call(KEEPER, 'event.publish', { organizer, form, requestId: newRequest() }))
    .events
  const eventId = event?.id ?? ''
  const tail = phoneOf('m_far').slice(-4)
  const found = await on.call(KEEPER, 'event.findMember', { eventId, name: '远方', tail })
  expect(found.members).toEqual([{ id: 'm_far', name: '远方', branchName: '第九支部' }])
  const wrong = { eventId, name: '远方', tail: tail === '0000' ? '1111' : '0000' }
  expect((await on.call(KEEPER, 'event.findMember', wrong)).members).toEqual([])
  expect((await on.call(KEEPER, 'event.signUpFor', forMember(eventId, 'm_far'))).paper.lines[0]).toContain(
    '远方',
  )
  const helpers = { eventId, helpers: ['m_far'], requestId: newRequest() }
  await on.call(KEEPER, 'event.setHelpers', helpers)
  expect((await on.call(KEEPER, 'event.form', { eventId })).helpers).toEqual([{ id: 'm_far', name: '远方' }])
  expect(await on.call(KEEPER, 'event.attendees', { eventId })).toMatchObject({ total: 1 })
  const branch = await publishEvent(on, { title: '支部的会' })
  const theirs = forMember(branch.id, 'm_far')
  expect(await on.refusal(KEEPER, 'event.signUpFor', theirs)).toMatchObject({ code: 'FORBIDDEN' })
  const where = { kind: 'space' as const, spaceId: 'sp_room', howToGet: '' }
  const inHouse = await publishEvent(on, { title: '借站里的房间', where, capacity: 10 })
  const { events } = await on.call(KEEPER, 'event.atStation', { stationId: 'st_1' })
  expect(events.map(({ id }) => id)).toEqual([inHouse.id])
})
