import { instantOf } from '../../miniprogram/shared/kit/time'
import type { ReserveInput } from '../../miniprogram/shared/contract/station'
import { type TestCloud, faultsOf, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, RESIDENT, WANG } from './support/district'
import type { DayDoc } from '../../cloudfunctions/station/store'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
afterAll(() => on.stop())

let counter = 0
const wish = (change: Partial<ReserveInput> = {}): ReserveInput => ({
  ...{ spaceId: 'sp_room', date: MONDAY, from: 840, to: 960, people: 8, purpose: '读书会' },
  requestId: `q_test_${++counter}`,
  ...change,
})
const dayDoc = async (id = `sp_room:${MONDAY}`) => {
  const doc = await on.db.get<DayDoc>('days', id)
  if (!doc) throw new Error(`no day ${id}`)
  return doc
}

test('two hours that one member reserves are taken for the other, and stand under mine', async () => {
  const made = await on.call(LI, 'station.reserve', wish())
  expect(made).toMatchObject({ from: 840, to: 960, people: 8, status: 'booked', spaceName: '活动室' })

  const seen = await on.call(WANG, 'station.day', { spaceId: 'sp_room', date: MONDAY })
  expect(seen.taken).toEqual([{ from: 840, to: 960 }])
  expect(seen.mine).toEqual([])
  expect(await on.refusal(WANG, 'station.reserve', wish({ from: 900, to: 1020 }))).toMatchObject({
    code: 'SPACE_TAKEN',
    message: '这段时间刚刚被别人约走了。请另选一段时间',
  })

  const { coming } = await on.call(LI, 'station.mine', {})
  expect(coming.map(({ id }) => id)).toEqual([made.id])
  expect((await on.call(WANG, 'station.mine', {})).coming).toEqual([])
  expect(faultsOf(await dayDoc())).toEqual([])
})

test('hours that touch another reservation do not overlap it', async () => {
  const date = '2026-11-24'
  await on.call(LI, 'station.reserve', wish({ date }))
  await on.call(WANG, 'station.reserve', wish({ date, from: 960, to: 1020 }))
  await on.call(WANG, 'station.reserve', wish({ date, from: 780, to: 840 }))
  expect((await on.call(LI, 'station.day', { spaceId: 'sp_room', date })).taken).toEqual([
    { from: 780, to: 1020 },
  ])
})

test('the same request again gives the same answer and changes nothing', async () => {
  const request = wish({ date: '2026-11-25' })
  const first = await on.call(LI, 'station.reserve', request)
  const before = await dayDoc('sp_room:2026-11-25')
  expect(await on.call(LI, 'station.reserve', request)).toEqual(first)
  expect(await dayDoc('sp_room:2026-11-25')).toEqual(before)
})

test('a retry that comes when its time is over still gets its answer', async () => {
  const request = wish({ from: 600, to: 660 })
  const first = await on.call(LI, 'station.reserve', request)
  on.cloud.clock.set(instantOf(MONDAY, 700))
  expect(await on.call(LI, 'station.reserve', request)).toEqual(first)
  expect(await on.refusal(LI, 'station.reserve', { ...request, requestId: 'q_new' })).toMatchObject({
    code: 'SPACE_PAST_TIME',
  })
  on.cloud.clock.set(NOW)
})

test("another person's request id is not mine", async () => {
  const request = wish({ date: '2026-11-26' })
  await on.call(LI, 'station.reserve', request)
  expect(await on.refusal(WANG, 'station.reserve', request)).toMatchObject({ code: 'SPACE_TAKEN' })
})

test('a resident reserves a space for everybody, but not one for members', async () => {
  const date = '2026-11-27'
  await on.call(RESIDENT, 'station.reserve', wish({ date }))
  expect((await on.call(RESIDENT, 'station.mine', {})).coming).toHaveLength(1)
  expect(await on.refusal(RESIDENT, 'station.reserve', wish({ date, spaceId: 'sp_class' }))).toMatchObject({
    code: 'SPACE_MEMBERS_ONLY',
  })
  await on.call(LI, 'station.reserve', wish({ date, spaceId: 'sp_class' }))
})

test.each<[string, Partial<ReserveInput>, string]>([
  [
    'hours that are over',
    { date: MONDAY, from: 540, to: 570 },
    '这段时间已经过去了。请选 今天 10:00 以后的时间',
  ],
  [
    'hours outside opening hours',
    { from: 480, to: 600, date: '2026-11-28' },
    '这段时间不在开放时间内。周六开放：09:00–21:00',
  ],
  ['a closed day', { date: '2026-11-29' }, '周日不开放（周日闭馆）。请换一天'],
  ['nobody', { people: 0 }, '人数至少是 1 人。请填写来几个人'],
  ['five hundred people', { people: 500 }, '这里最多坐 20 人，您填了 500 人。请改人数，或换一个大些的房间'],
  [
    'a space that does not exist',
    { spaceId: 'sp_nowhere' },
    '没有找到这个房间，可能已经撤下。请返回上一页重新选择',
  ],
  ['half a person', { people: 1.5 }, '有一项没有填对：人数。请改一改再试'],
  ['a day that does not exist', { date: '2026-02-30' }, '有一项没有填对：日期。请改一改再试'],
  ['a novel as purpose', { purpose: '长'.repeat(41) }, '有一项没有填对：用途（最多 40 个字）。请改一改再试'],
  ['an operator for an id', { spaceId: { $ne: null } as never }, '有一项没有填对：房间。请改一改再试'],
])('%s gets its own sentence and changes nothing', async (_what, change, message) => {
  const request = wish({ date: '2026-11-28', ...change })
  const id = `sp_room:${request.date}`
  const before = await on.db.get('days', id)
  expect((await on.refusal(LI, 'station.reserve', request)).message).toBe(message)
  expect(await on.db.get('days', id)).toEqual(before)
})

test('whoever the phone claims to be, the cloud says who it is', async () => {
  const date = '2026-11-30'
  const forged = { ...wish({ date }), openid: WANG, personId: 'm_wang', actor: { personId: 'm_wang' } }
  await on.call(LI, 'station.reserve', forged)
  expect((await dayDoc(`sp_room:${date}`)).people).toEqual(['m_li'])
})

test('two megabytes are refused before they reach a function', async () => {
  const huge = wish({ purpose: 'x'.repeat(2_000_000) })
  const sent = on.reply(LI, 'station.reserve', huge)
  await expect(sent).rejects.toMatchObject({ errCode: expect.any(Number) })
})

test('an action that does not exist is refused with a sentence', async () => {
  const refusal = await on.refusal(LI, 'station.constructor' as never, {})
  expect(refusal).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('这项功能') })
})
