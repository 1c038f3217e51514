import fc from 'fast-check'
import { dispatch } from '../../cloudfunctions/kit/action'
import { type Actor, actorOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import { cancel } from '../../cloudfunctions/station/cancel'
import { reserve } from '../../cloudfunctions/station/reserve'
import type { DayDoc, SpaceDoc } from '../../cloudfunctions/station/store'
import { addDays } from '../../miniprogram/shared/kit/time'
import { type TestCloud, faultsOf, startTestCloud } from './support/cloud'
import { MONDAY, NOW } from './support/district'
import { lookThenWrite, scheduled } from './support/interleave'
import { noWeChat } from './support/weChat'

/** What one person does: reserve, perhaps send the same request again, perhaps give it back. */
const wishes = fc.record({
  person: fc.integer({ min: 0, max: 3 }),
  from: fc.integer({ min: 20, max: 26 }).map((half) => half * 30),
  length: fc.integer({ min: 1, max: 4 }).map((half) => half * 30),
  again: fc.boolean(),
  cancels: fc.boolean(),
})
/** For the negative control: nothing but two people who want the same. */
const plainWishes = wishes.map((wish) => ({ ...wish, again: false, cancels: false }))
type Wish = typeof wishes extends fc.Arbitrary<infer T> ? T : never

const DATE = addDays(MONDAY, 1)
/** Somebody else has it, or the same person wants to be in two places. */
const KNOWN_REFUSALS = ['SPACE_TAKEN', 'PERSON_ELSEWHERE']
let on: TestCloud
let round = 0
beforeAll(async () => {
  on = await startTestCloud()
})
afterAll(() => on.stop())

/** Each round has a room of its own, so that rounds cannot help each other; on every other one the day is open already. */
async function freshRoom(): Promise<string> {
  const spaceId = `sp_round_${++round}`
  const room = (await on.db.get<SpaceDoc>('spaces', 'sp_room')) as SpaceDoc
  await on.db.add('spaces', { ...room, _id: spaceId })
  if (round % 2 === 0)
    await on.db.add('days', {
      _id: `${spaceId}:${DATE}`,
      spaceId,
      date: DATE,
      taken: [],
      people: [],
      bookings: {},
    })
  return spaceId
}

async function act(db: Db, spaceId: string, wish: Wish, index: number) {
  const actor: Actor = actorOf(`a_${round}_${wish.person}`, null)
  const ctx = { db, weChat: noWeChat, now: () => NOW, actor, requestId: 'r' }
  const { from, length } = wish
  const input = {
    spaceId,
    date: DATE,
    from,
    to: from + length,
    people: 1,
    purpose: '',
    requestId: `q_${index}`,
  }
  const [first, second] = await Promise.all([
    dispatch(reserve, ctx, input),
    wish.again ? dispatch(reserve, ctx, input) : null,
  ])
  if (first.ok && second?.ok) expect(second.data.id).toBe(first.data.id)
  const granted = first.ok ? first : second
  if (granted?.ok && wish.cancels) await dispatch(cancel, ctx, { reservationId: granted.data.id })
  return { wish, granted: granted?.ok === true, replies: [first, ...(second ? [second] : [])] }
}

/** Plays the wishes in the order that the scheduler picks and returns everything that went wrong. */
async function play(scheduler: fc.Scheduler, all: Wish[], guard: (db: Db) => Db): Promise<string[]> {
  const spaceId = await freshRoom()
  const db = guard(scheduled(on.db, scheduler))
  const done = await scheduler.waitFor(Promise.all(all.map((wish, index) => act(db, spaceId, wish, index))))
  const day = await on.db.get<DayDoc>('days', `${spaceId}:${DATE}`)
  if (!day) return all.length === 0 ? [] : ['the day was never made']
  const refusals = done.flatMap(({ replies }) => replies).filter((reply) => !reply.ok)
  const strange = refusals.filter((reply) => !reply.ok && !KNOWN_REFUSALS.includes(reply.error.code))
  const bookings = Object.values(day.bookings)
  const kept = done.filter(({ wish, granted }) => granted && !wish.cancels).length
  const standing = bookings.filter(({ status }) => status !== 'cancelled').length
  return [
    ...faultsOf(day),
    ...strange.map((reply) => `refused for another reason: ${JSON.stringify(reply)}`),
    ...(standing === kept ? [] : [`${kept} were told yes, ${standing} are written`]),
    ...(bookings.length === 0 ? ['with an empty day nobody was let in'] : []),
  ]
}

/** A busy machine takes long over each of the requests that a round is made of. */
jest.setTimeout(120_000)

test('whatever the order, no minute has two holders, nothing is lost, and ticks and bookings agree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(wishes, { minLength: 1, maxLength: 7 }),
      async (scheduler, all) => {
        expect(await play(scheduler, all, (db) => db)).toEqual([])
      },
    ),
    { numRuns: 20 },
  )
})

test('the same rounds overbook once the condition is taken out of the write', async () => {
  const broken = await fc.check(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(plainWishes, { minLength: 2, maxLength: 7 }),
      async (scheduler, all) => {
        expect(await play(scheduler, all, lookThenWrite)).toEqual([])
      },
    ),
    { numRuns: 120, endOnFailure: true },
  )
  expect(broken.failed).toBe(true)
  expect(String(broken.errorInstance)).toMatch(/has two holders/)
})
