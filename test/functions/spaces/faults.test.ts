import type { ActionName, InputOf } from '../../../miniprogram/shared/contract/index'
import { addDays } from '../../../miniprogram/shared/kit/time'
import { type TestCloud, faultsOf, startTestCloud } from '../support/cloud'
import { KEEPER, LI, NOW, OFFICE, WANG } from '../support/district'
import { TUESDAY, aRoom, dayOfRoom, wishFor } from '../support/spaces'

/**
 * The function is killed, or its answer from the database is lost, after each of its requests in turn. The phone sends the
 * same request again: it gets the answer that it would have had, and the sweeper finds nothing that it cannot repair.
 */
let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
afterEach(() => {
  on.cloud.faults.clear()
  on.cloud.clock.set(NOW)
})
afterAll(() => on.stop())
jest.setTimeout(180_000)

interface Deed {
  openid: string
  action: ActionName
  input: InputOf<ActionName>
  room: string
  /** What the answer must say, however often it is asked for. */
  answer: object
}

const WEDNESDAY = addDays(TUESDAY, 1)

/** Each makes what it needs, a room of its own, and names the one call that is hurt. */
const deeds: Record<string, (turn: number) => Promise<Deed>> = {
  async reserve(turn) {
    const room = await aRoom(on)
    const input = wishFor(room, { date: addDays(WEDNESDAY, turn % 2), from: 540, to: 600 })
    return { openid: LI, action: 'station.reserve', input, room, answer: { status: 'booked', from: 540 } }
  },
  async cancel() {
    const room = await aRoom(on)
    const made = await on.call(LI, 'station.reserve', wishFor(room))
    await on.call(WANG, 'station.waitJoin', wishFor(room))
    const input = { reservationId: made.id }
    return { openid: LI, action: 'station.cancel', input, room, answer: { status: 'cancelled' } }
  },
  async change(turn) {
    const room = await aRoom(on)
    const made = await on.call(LI, 'station.reserve', wishFor(room))
    const input = { reservationId: made.id, from: 900, to: 1020, requestId: `q_change_${turn}_${room}` }
    return { openid: LI, action: 'station.change', input, room, answer: { from: 900, to: 1020 } }
  },
  async 'change of day'(turn) {
    const room = await aRoom(on)
    const made = await on.call(LI, 'station.reserve', wishFor(room))
    const input = { reservationId: made.id, date: WEDNESDAY, requestId: `q_move_${turn}_${room}` }
    return {
      openid: LI,
      action: 'station.change',
      input,
      room,
      answer: { date: WEDNESDAY, status: 'booked' },
    }
  },
  async accept() {
    const room = await aRoom(on)
    const made = await on.call(LI, 'station.reserve', wishFor(room))
    const wait = await on.call(WANG, 'station.waitJoin', wishFor(room))
    await on.call(LI, 'station.cancel', { reservationId: made.id })
    const input = { waitId: wait.id }
    return { openid: WANG, action: 'station.waitAccept', input, room, answer: { status: 'booked' } }
  },
  async close(turn) {
    const room = await aRoom(on)
    await on.call(LI, 'station.reserve', wishFor(room))
    const input = {
      ...{ stationId: 'st_1', spaceId: room, fromDate: TUESDAY, toDate: TUESDAY, why: '漏水' },
      requestId: `q_close_${turn}_${room}`,
    }
    return { openid: KEEPER, action: 'station.close', input, room, answer: {} }
  },
}

/** More than any of them asks of the database. */
const MOST = 60

async function cleanUp({ room }: Deed): Promise<void> {
  for (const date of [TUESDAY, WEDNESDAY, addDays(WEDNESDAY, 1)])
    for (const [key, one] of Object.entries((await dayOfRoom(on, room, date))?.bookings ?? {}))
      if (one.status === 'booked')
        await on.call(KEEPER, 'station.release', { reservationId: `${room}:${date}:${key}`, why: '试完了' })
}

async function hurtAt(turn: number, name: string, effect: 'kill' | 'drop'): Promise<boolean> {
  const deed = await deeds[name]?.(turn)
  if (!deed) throw new Error(`no deed ${name}`)
  on.cloud.faults.add({ action: 'database.*', function: 'station', effect, when: 'after', nth: turn })
  await on.reply(deed.openid, deed.action, deed.input).catch(() => null)
  const wasHit = on.cloud.faults.list().length === 0
  on.cloud.faults.clear()
  const first = await on.call(deed.openid, deed.action, deed.input)
  expect(first).toMatchObject(deed.answer)
  const again = await on.call(deed.openid, deed.action, deed.input)
  if (deed.action !== 'station.close') expect(again).toEqual(first)
  await checkSwept(deed)
  await cleanUp(deed)
  on.cloud.clock.set(NOW)
  return wasHit
}

async function checkSwept({ room }: Deed): Promise<void> {
  on.cloud.clock.advance(5 * 60_000)
  expect((await on.call(OFFICE, 'station.sweep', {})).reported).toEqual([])
  expect(await on.call(OFFICE, 'station.sweep', {})).toMatchObject({ repaired: [], reported: [] })
  for (const date of [TUESDAY, WEDNESDAY]) {
    const doc = await dayOfRoom(on, room, date)
    if (doc) expect(faultsOf(doc)).toEqual([])
  }
}

/** A killed process takes long to come back, and what it leaves is what a lost answer leaves: one deed shows it. */
const HURT = [...Object.keys(deeds).map((name) => ['drop', name] as const), ['kill', 'reserve'] as const]

test.each(HURT)(
  '%s after each request of %s: the retry has its answer, nothing is left',
  async (effect, name) => {
    let turn = 1
    while (turn < MOST && (await hurtAt(turn, name, effect))) turn++
    expect(turn).toBeGreaterThan(3)
    expect(turn).toBeLessThan(MOST)
  },
)
