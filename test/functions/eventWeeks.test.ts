import { type AgendaDoc, agendaId } from '../../cloudfunctions/agenda/public'
import type { RollDoc } from '../../cloudfunctions/event/eventDoc'
import { dispatch } from '../../cloudfunctions/kit/action'
import { accountIdOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import { leave } from '../../cloudfunctions/event/leave'
import { signUp } from '../../cloudfunctions/event/signUp'
import type { EventForm } from '../../miniprogram/shared/contract/event'
import { type Day, addDays } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, OFFICE, SECRETARY, WANG, testMember } from './support/district'
import { checkIn, newRequest, publishEvent, signUpInput } from './support/event'
import { contextFor, killedAfterEach } from './support/faults'

/** A person cannot be in two places: where an event is, no space can be reserved by who has a place in it. */
let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
afterAll(() => on.stop())
beforeEach(() => {
  on.cloud.clock.set(NOW)
  // Each death is logged as an unforeseen error.
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})

let day = 1
/** A day of its own for each test, within the horizon of the room; never a Sunday, when the house is closed. */
const nextDay = (): Day => addDays(MONDAY, (day += day % 7 === 5 ? 2 : 1))

const room = (date: Day, from = 840) => ({
  ...{ spaceId: 'sp_room', date, from, to: from + 60, people: 2, purpose: '', requestId: newRequest() },
})
const reserve = (openid: string, date: Day, from?: number) =>
  on.reply(openid, 'station.reserve', room(date, from))
/** 'ok', or why not. */
const saidOf = async (openid: string, date: Day, from?: number) => {
  const reply = await reserve(openid, date, from)
  if (!reply.ok) return reply.error.code
  await on.call(openid, 'station.cancel', { reservationId: reply.data.id })
  return 'ok'
}
const timer = () => on.cloud.timers.run('event', 'everyMinute')
const claimsOf = async (personId: string, date: Day) =>
  Object.values((await on.db.get<AgendaDoc>('agendas', agendaId(personId, date)))?.claims ?? {}).filter(
    (one) => one.date === date,
  )
const joined = async (date: Day, change: Partial<EventForm> = {}, who = LI) => {
  const event = await publishEvent(on, { date, ...change })
  await on.call(who, 'event.signUp', signUpInput(event.id))
  return event
}
const change = async (eventId: string, fields: Partial<EventForm>) => {
  const { form, version } = await on.call(SECRETARY, 'event.form', { eventId })
  const input = { eventId, version, form: { ...form, ...fields }, alsoLater: false, requestId: newRequest() }
  await on.call(SECRETARY, 'event.change', input)
}

test('whoever has a place cannot reserve a room for the same time, and hears which event it is', async () => {
  const date = nextDay()
  const event = await joined(date, { title: '同一时间的党课' })
  expect(await on.refusal(LI, 'station.reserve', room(date, 900))).toMatchObject({
    code: 'PERSON_ELSEWHERE',
    message: expect.stringContaining('14:00–15:30 您已经在“同一时间的党课”的活动上'),
  })
  const { requestId: _once, ...wish } = room(date)
  const { dates } = await on.call(LI, 'station.seriesPreview', { ...wish, repeat: 'weekly', times: 2 })
  expect(dates[0]?.why).toContain('同一时间的党课')
  expect(await saidOf(LI, date, 960)).toBe('ok')
  expect(await saidOf(WANG, date)).toBe('ok')
  await on.call(LI, 'event.leave', { eventId: event.id, requestId: newRequest() })
  expect(await saidOf(LI, date)).toBe('ok')
})

test('an event at the time of a reservation is said and joined all the same; what is left then stays taken', async () => {
  const date = nextDay()
  const reserved = await on.call(LI, 'station.reserve', room(date))
  const event = await publishEvent(on, { date })
  expect((await on.call(LI, 'event.get', { eventId: event.id })).clashes).toMatchObject([
    { what: 'reservation' },
  ])
  expect(await on.call(LI, 'event.signUp', signUpInput(event.id))).toMatchObject({ status: 'in' })
  await on.call(LI, 'station.cancel', { reservationId: reserved.id })
  expect(await saidOf(LI, date)).toBe('PERSON_ELSEWHERE')
  await on.call(SECRETARY, 'event.leaveFor', {
    ...{ eventId: event.id, personId: 'm_li', requestId: newRequest() },
  })
  expect(await saidOf(LI, date)).toBe('ok')
})

test('who waits is nowhere yet; who moves up is, and hears what was reserved meanwhile', async () => {
  const date = nextDay()
  const event = await joined(date, { capacity: 1, title: '候补的党课' })
  await on.call(WANG, 'event.signUp', signUpInput(event.id))
  expect((await reserve(WANG, date)).ok).toBe(true)
  await on.call(LI, 'event.leave', { eventId: event.id, requestId: newRequest() })
  const { notices } = await on.call(WANG, 'notice.list', {})
  const [told] = notices.filter(({ title }) => title.includes('候补的党课'))
  expect(told?.lines).toEqual(expect.arrayContaining([expect.stringContaining('您还约了梅园社区服务站')]))
  expect(await saidOf(WANG, date, 900)).toBe('PERSON_ELSEWHERE')
})

test('other hours, another week and a cancellation follow into everybody’s week', async () => {
  const date = nextDay()
  const event = await joined(date)
  await change(event.id, { from: 960, to: 1020 })
  expect(await saidOf(LI, date)).toBe('ok')
  expect(await saidOf(LI, date, 960)).toBe('PERSON_ELSEWHERE')
  const later = addDays(date, 7)
  await change(event.id, { date: later, title: '改了期的党课' })
  expect(await claimsOf('m_li', date)).toEqual([])
  expect(await claimsOf('m_li', later)).toMatchObject([{ from: 960, what: '“改了期的党课”的活动上' }])
  const off = { eventId: event.id, why: '不办了', alsoLater: false, requestId: newRequest() }
  await on.call(SECRETARY, 'event.cancel', off)
  expect(await claimsOf('m_li', later)).toEqual([])
})

test('signing up or leaving dies anywhere: the timer brings the week to the line', async () => {
  const date = nextDay()
  const check = (eventId: string) => async () => {
    on.cloud.clock.set(NOW + 2 * 60_000)
    await timer()
    const status = (await on.call(LI, 'event.get', { eventId })).signup.status
    expect((await claimsOf('m_li', date)).some(({ key }) => key === eventId)).toBe(status === 'in')
    on.cloud.clock.set(NOW)
  }
  await killedAfterEach(on, async () => {
    const { id } = await publishEvent(on, { date })
    const run = async (db: Db) => dispatch(signUp, await contextFor(on, LI, db), signUpInput(id))
    return { run, check: check(id) }
  })
  await killedAfterEach(on, async () => {
    const { id } = await joined(date)
    const input = { eventId: id, requestId: newRequest() }
    return { run: async (db) => dispatch(leave, await contextFor(on, LI, db), input), check: check(id) }
  })
})

test('a claim that no place stands behind is looked through; the sweeper finds nothing to report', async () => {
  const date = nextDay()
  const event = await joined(date)
  await on.db.changeIf('rolls', event.id, {}, { line: on.db.op.set([]), 'entries.m_li.leftAt': NOW })
  expect(await saidOf(LI, date)).toBe('PERSON_ELSEWHERE')
  on.cloud.clock.set(NOW + 2 * 60_000)
  expect(await saidOf(LI, date)).toBe('ok')
  expect((await on.call(OFFICE, 'station.sweep', {})).reported).toEqual([])
})

test('what a resident signed up for follows to the member whom the phone binds, at the same place in line', async () => {
  const date = nextDay()
  const doc = testMember('m_bound', { name: '黄河清' })
  await on.db.add('members', doc)
  const phone = 'oTest_bound'
  const questions = [{ id: 'q', text: '吃饭吗', isRequired: true, choices: ['吃', '不吃'] }]
  const event = await publishEvent(on, { date, audience: { kind: 'everyone' }, capacity: 2, questions })
  const both = await publishEvent(on, { date, audience: { kind: 'everyone' }, from: 1000, to: 1060 })
  const answers = { q: '不吃' }
  await on.call(phone, 'event.signUp', { ...signUpInput(event.id, 0, answers), name: '小黄' })
  await on.call(LI, 'event.signUp', signUpInput(event.id, 0, answers))
  await on.call(phone, 'event.signUp', { ...signUpInput(both.id), name: '小黄' })
  await on.call(SECRETARY, 'event.signUpFor', { ...signUpInput(both.id), memberId: doc._id })
  await on.call(phone, 'member.bind', { name: doc.name, phone: doc.phone, consent: '2026-11' })
  const { attendees } = await on.call(SECRETARY, 'event.attendees', { eventId: event.id })
  expect(attendees).toMatchObject([{ personId: 'm_bound', name: '黄河清', answers }, { personId: 'm_li' }])
  expect(await on.call(SECRETARY, 'event.attendees', { eventId: both.id })).toMatchObject({ total: 1 })
  expect(await on.db.get<RollDoc>('rolls', both.id)).toMatchObject({ line: ['m_bound'], left: 1_999 })
  expect(await saidOf(phone, date)).toBe('PERSON_ELSEWHERE')
  const { coming } = await on.call(phone, 'event.mine', {})
  expect(coming.map(({ id }) => id)).toEqual([event.id, both.id])
  const { sections } = await on.call(phone, 'member.stored', {})
  const { lines = [] } = sections.find(({ title }) => title === '活动报名') ?? {}
  expect(lines.map(({ value }) => value)).toContain('报了名；登记的姓名 黄河清，1 人；回答：不吃')
})

test('hours of what a resident came to are in the archive once the phone is bound, however late', async () => {
  const doc = testMember('m_late', { name: '晚霞' })
  await on.db.add('members', doc)
  const phone = 'oTest_late'
  const event = await publishEvent(on, { audience: { kind: 'everyone' } })
  on.cloud.clock.set(event.startsAt)
  await checkIn(on, event, [accountIdOf(phone)])
  on.cloud.clock.set(event.endsAt + 20 * 24 * 3_600_000)
  for (let turn = 0; turn < 2; turn++) await timer()
  await on.call(phone, 'member.bind', { name: doc.name, phone: doc.phone, consent: '2026-11' })
  await timer()
  expect((await on.call(phone, 'ledger.mine', { year: 2026 })).lines).toMatchObject([{ minutes: 90 }])
})

test('where the binding was cut off, what was signed up for follows when one looks at one’s events', async () => {
  const doc = testMember('m_cut', { name: '白云' })
  await on.db.add('members', doc)
  const event = await publishEvent(on, { date: nextDay(), audience: { kind: 'everyone' } })
  await on.call('oTest_cut', 'event.signUp', { ...signUpInput(event.id), name: '小白' })
  const account = { memberId: doc._id, name: doc.name, grants: [] }
  await on.db.put('accounts', { _id: accountIdOf('oTest_cut'), ...account })
  expect((await on.call('oTest_cut', 'event.mine', {})).coming).toMatchObject([{ id: event.id, mine: 'in' }])
  expect(await on.call('oTest_cut', 'event.signUp', signUpInput(event.id))).toMatchObject({ status: 'in' })
  expect(await on.db.get<RollDoc>('rolls', event.id)).toMatchObject({ line: ['m_cut'] })
})
