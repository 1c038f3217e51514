import type { AgendaDoc } from '../../../cloudfunctions/agenda/public'
import { type TestCloud, startTestCloud } from '../support/cloud'
import { LI, OFFICE, WANG } from '../support/district'
import { TUESDAY, aRoom, anew, dayOfRoom, sweptNow, wishFor, wrongs } from '../support/spaces'

/** What no action does is done by hand here: the sweeper must see it, repair what follows from the day, and report the rest. */
let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
beforeEach(() => anew(on))
afterAll(() => on.stop())

const WEEK = '2026-11-23'

test('a district where all is well has nothing to repair and nothing to report', async () => {
  const room = await aRoom(on)
  await on.call(LI, 'station.reserve', wishFor(room))
  expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
})

test('ticks that no booking holds, and bookings without their ticks, follow from the bookings again', async () => {
  const room = await aRoom(on)
  await on.call(LI, 'station.reserve', wishFor(room))
  await on.db.changeIf('days', `${room}:${TUESDAY}`, {}, { taken: on.db.op.set([1, 2, 56]) })
  expect((await sweptNow(on)).repaired).toEqual([expect.stringContaining('ticks follow from the bookings')])
  expect(await wrongs(on, room)).toEqual([])
  expect((await on.call(WANG, 'station.day', { spaceId: room, date: TUESDAY })).taken).toEqual([
    { from: 840, to: 960 },
  ])
})

test('two bookings that hold one minute are reported, and neither is touched', async () => {
  const room = await aRoom(on)
  await on.call(LI, 'station.reserve', wishFor(room))
  const [first] = Object.values((await dayOfRoom(on, room)).bookings)
  const twin = { ...first, personId: 'm_wang' }
  await on.db.changeIf(
    'days',
    `${room}:${TUESDAY}`,
    {},
    { 'bookings.0123456789abcdef': on.db.op.set(twin), people: on.db.op.addToSet('m_wang') },
  )
  const { reported } = await sweptNow(on)
  expect(reported).toEqual([expect.stringContaining(`${room}:${TUESDAY}: held twice: 56 57`)])
  expect(Object.keys((await dayOfRoom(on, room)).bookings)).toHaveLength(2)
})

test('a claim that no reservation stands behind is given up, and the person can use the time', async () => {
  const room = await aRoom(on)
  const made = await on.call(LI, 'station.reserve', wishFor(room))
  const key = made.id.split(':')[2] ?? ''
  await on.db.changeIf(
    'days',
    `${room}:${TUESDAY}`,
    {},
    {
      ...{ [`bookings.${key}.status`]: 'cancelled', taken: on.db.op.set([]) },
    },
  )
  expect((await sweptNow(on)).repaired).toEqual([expect.stringContaining('claims follow from the days')])
  await on.call(LI, 'station.reserve', wishFor(await aRoom(on)))
})

test('nobody has to wait for the sweeper: a clash is looked at before it is said', async () => {
  const room = await aRoom(on)
  const made = await on.call(LI, 'station.reserve', wishFor(room))
  const key = made.id.split(':')[2] ?? ''
  await on.db.changeIf(
    'days',
    `${room}:${TUESDAY}`,
    {},
    {
      ...{ [`bookings.${key}.status`]: 'cancelled', taken: on.db.op.set([]) },
    },
  )
  await on.call(LI, 'station.reserve', wishFor(await aRoom(on)))
})

test('a week that lost a claim gets it back, and its sums with it', async () => {
  const room = await aRoom(on)
  await on.call(LI, 'station.reserve', wishFor(room))
  const lost = { claims: on.db.op.set({}), ticks: on.db.op.set([]), minutes: 0, times: 7 }
  await on.db.changeIf('agendas', `m_li:${WEEK}`, {}, lost)
  const { repaired, reported } = await sweptNow(on)
  expect(repaired).toHaveLength(1)
  expect(reported).toEqual([])
  expect(await on.db.get<AgendaDoc>('agendas', `m_li:${WEEK}`)).toMatchObject({ minutes: 120, times: 1 })
})

test('somebody in two places is reported: which of both is right, only people know', async () => {
  const [one, two] = [await aRoom(on), await aRoom(on)]
  await on.call(LI, 'station.reserve', wishFor(one))
  const made = await on.call(WANG, 'station.reserve', wishFor(two))
  const key = made.id.split(':')[2] ?? ''
  await on.db.changeIf(
    'days',
    `${two}:${TUESDAY}`,
    {},
    {
      ...{ [`bookings.${key}.personId`]: 'm_li', people: on.db.op.addToSet('m_li') },
    },
  )
  const { reported } = await sweptNow(on)
  expect(reported).toEqual([expect.stringContaining('the person is elsewhere at that time')])
})

test('only the district’s office sweeps by hand', async () => {
  expect(await on.refusal(LI, 'station.sweep', {})).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.call(OFFICE, 'station.sweep', {})).toMatchObject({ days: expect.any(Number) })
})
