import type { EventForm } from '../../miniprogram/shared/contract/event'
import { addDays } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { KEEPER, LI, MONDAY, OTHER_SECRETARY, RESIDENT, SECRETARY, WANG } from './support/district'
import { BRANCH, eventForm, publishEvent, signUpInput } from './support/event'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
})
afterAll(() => on.stop())

const TOMORROW = addDays(MONDAY, 1)

test('a secretary publishes for the branch; its members find it, sign up, and see who of them comes', async () => {
  const event = await publishEvent(on, { title: '党课：梅园往事' })
  expect(event).toMatchObject({
    title: '党课：梅园往事',
    hours: 2,
    audienceWords: '第三支部党员',
    mine: 'none',
  })
  const { events } = await on.call(LI, 'event.find', { filter: 'all' })
  expect(events.map(({ id }) => id)).toContain(event.id)

  expect(await on.call(LI, 'event.signUp', signUpInput(event.id))).toMatchObject({ status: 'in', size: 1 })
  const seen = await on.call(WANG, 'event.get', { eventId: event.id })
  expect(seen).toMatchObject({ taken: 1, names: ['李桂芬'], window: { kind: 'open' }, canManage: false })
  expect((await on.call(LI, 'event.mine', {})).coming).toMatchObject([{ id: event.id, mine: 'in' }])
})

test('whoever is not asked neither sees it nor gets in', async () => {
  const event = await publishEvent(on)
  const { events } = await on.call(RESIDENT, 'event.find', { filter: 'all' })
  expect(events.map(({ id }) => id)).not.toContain(event.id)
  const refusal = { code: 'EVENT_NOT_FOR_YOU', message: expect.stringContaining('第三支部党员') }
  expect(await on.refusal(RESIDENT, 'event.get', { eventId: event.id })).toMatchObject(refusal)
  expect(
    await on.refusal(RESIDENT, 'event.signUp', { ...signUpInput(event.id), name: '路人甲' }),
  ).toMatchObject(refusal)
})

test('a resident joins what is open to all, under the name they tell', async () => {
  const event = await publishEvent(on, { audience: { kind: 'everyone' } })
  expect(await on.refusal(RESIDENT, 'event.signUp', signUpInput(event.id))).toMatchObject({
    code: 'EVENT_NAME_NEEDED',
  })
  const joined = { ...signUpInput(event.id), name: '路人甲' }
  expect(await on.call(RESIDENT, 'event.signUp', joined)).toMatchObject({ status: 'in' })
  expect((await on.call(SECRETARY, 'event.get', { eventId: event.id })).names).toEqual(['路人甲'])
  expect((await on.call(WANG, 'event.get', { eventId: event.id })).names).toEqual([])
})

test('who comes too late waits, and moves up by the very write with which another leaves', async () => {
  const event = await publishEvent(on, { capacity: 1 })
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  const waiting = await on.call(WANG, 'event.signUp', signUpInput(event.id))
  expect(waiting).toMatchObject({ status: 'waiting', position: 1 })
  expect((await on.call(WANG, 'event.mine', {})).coming.find(({ id }) => id === event.id)?.mine).toBe(
    'waiting',
  )
  const request = { eventId: event.id, requestId: 'q_leave' }
  const left = await on.call(LI, 'event.leave', request)
  expect(left).toMatchObject({ status: 'left', size: 0 })
  expect(await on.call(LI, 'event.leave', request)).toMatchObject({ status: 'left' })
  expect((await on.call(WANG, 'event.get', { eventId: event.id })).signup.status).toBe('in')
  // Who left and comes again stands at the end.
  expect(await on.call(LI, 'event.signUp', signUpInput(event.id))).toMatchObject({
    status: 'waiting',
    position: 1,
  })
})

test('the same request again changes nothing; late, it does not bring back who left', async () => {
  const event = await publishEvent(on)
  const request = signUpInput(event.id)
  const first = await on.call(LI, 'event.signUp', request)
  expect(await on.call(LI, 'event.signUp', request)).toEqual(first)
  await on.call(LI, 'event.leave', { eventId: event.id, requestId: 'q_l' })
  expect(await on.call(LI, 'event.signUp', request)).toMatchObject({ status: 'left' })
  expect((await on.call(WANG, 'event.get', { eventId: event.id })).taken).toBe(0)
})

test('a retry of publishing finds the same event', async () => {
  const input = { organizer: BRANCH, form: eventForm(), requestId: 'q_publish_again' }
  const first = await on.call(SECRETARY, 'event.publish', input)
  expect(await on.call(SECRETARY, 'event.publish', input)).toEqual(first)
})

test('a series is published at once, and a date can be left out', async () => {
  const input = {
    ...{ organizer: BRANCH, form: eventForm({ date: TOMORROW }), requestId: 'q_series' },
    ...{ repeat: { every: 'week' as const, times: 3 }, skip: [addDays(TOMORROW, 7)] },
  }
  const { events, seriesId } = await on.call(SECRETARY, 'event.publish', input)
  expect(events).toHaveLength(2)
  const { series } = await on.call(LI, 'event.get', { eventId: events[0]?.id ?? '' })
  expect(series).toMatchObject({ id: seriesId })
  expect(series?.events).toHaveLength(2)
})

test('drafts are kept, several of them, and two phones do not overwrite each other', async () => {
  const save = (change: object) =>
    on.call(SECRETARY, 'event.saveDraft', {
      ...{ organizer: BRANCH, form: { title: '草' }, requestId: 'q_d1' },
      ...change,
    })
  const first = await save({})
  expect(await save({})).toEqual(first)
  await save({ requestId: 'q_d2', form: { title: '另一份' } })
  const again = { draftId: first.id, version: first.version, requestId: 'q_d3', form: { title: '草稿二' } }
  expect(await save(again)).toMatchObject({ version: 2, form: { title: '草稿二' } })
  expect(await save(again)).toMatchObject({ version: 2 })
  expect(
    await on.refusal(SECRETARY, 'event.saveDraft', { organizer: BRANCH, ...again, requestId: 'q_d4' }),
  ).toMatchObject({ code: 'EVENT_DRAFT_CHANGED' })
  expect((await on.call(SECRETARY, 'event.drafts', { organizer: BRANCH })).drafts).toHaveLength(2)
  await on.call(SECRETARY, 'event.dropDraft', { draftId: first.id })
  expect((await on.call(SECRETARY, 'event.drafts', { organizer: BRANCH })).drafts).toHaveLength(1)
})

test('a keeper publishes for the own station, and not for another', async () => {
  const form = eventForm({ audience: { kind: 'everyone' } })
  const request = { form, requestId: 'q_keeper' }
  const station = (id: string) => ({ ...request, organizer: { kind: 'station' as const, id } })
  expect((await on.call(KEEPER, 'event.publish', station('st_1'))).events).toMatchObject([
    { organizerName: '梅园社区服务站' },
  ])
  expect(await on.refusal(KEEPER, 'event.publish', station('st_2'))).toMatchObject({ code: 'FORBIDDEN' })
})

const refusals: [string, Partial<EventForm>, string][] = [
  ['ends before it begins', { from: 900, to: 840 }, 'EVENT_ENDS_BEFORE'],
  ['lasts longer than half a day', { from: 0, to: 1_000 }, 'EVENT_TOO_LONG'],
  ['is in the past', { date: MONDAY, from: 480, to: 540 }, 'EVENT_IN_PAST'],
  ['takes sign-ups until before they begin', { opensAt: 9e12 }, 'EVENT_WINDOW'],
  ['lets one family fill it', { capacity: 2, companions: 2 }, 'EVENT_COMPANIONS'],
  [
    'is for other people',
    { audience: { kind: 'organization', organizationId: 'o_9' } },
    'EVENT_AUDIENCE_NOT_YOURS',
  ],
  ['says what WeChat does not allow', { summary: '这里写了坏话' }, 'TEXT_NOT_ALLOWED'],
  ['has no title', { title: '' }, 'INVALID_INPUT'],
]
test.each(refusals)('an event that %s is not published', async (_what, change, code) => {
  const input = { organizer: BRANCH, form: eventForm(change), requestId: 'q_refused' }
  expect(await on.refusal(SECRETARY, 'event.publish', input)).toMatchObject({ code })
})

test('another branch’s secretary cannot publish here', async () => {
  const input = { organizer: BRANCH, form: eventForm(), requestId: 'q_other' }
  expect(await on.refusal(OTHER_SECRETARY, 'event.publish', input)).toMatchObject({ code: 'FORBIDDEN' })
})
