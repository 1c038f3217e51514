import fc from 'fast-check'
import { type Context, dispatch } from '../../cloudfunctions/kit/action'
import { actorOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import { setCapacity } from '../../cloudfunctions/event/capacity'
import type { RollDoc } from '../../cloudfunctions/event/eventDoc'
import { leave } from '../../cloudfunctions/event/leave'
import { signUp } from '../../cloudfunctions/event/signUp'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { type TestCloud, startTestCloud } from './support/cloud'
import { NOW } from './support/district'
import { publishEvent } from './support/event'
import { lookThenWrite, scheduled } from './support/interleave'

let on: TestCloud
let base: { id: string }
beforeAll(async () => {
  on = await startTestCloud()
  base = await publishEvent(on, { audience: { kind: 'everyone' }, capacity: 3, companions: 2 })
})
afterAll(() => on.stop())

const wishes = fc.record({
  person: fc.integer({ min: 0, max: 6 }),
  companions: fc.integer({ min: 0, max: 2 }),
  again: fc.boolean(),
  leaves: fc.boolean(),
})
type Wish = typeof wishes extends fc.Arbitrary<infer T> ? T : never
/** For the negative control: nothing but different people who want one place each. */
const plain = fc
  .uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 6 })
  .map((people) => people.map((person) => ({ person, companions: 0, again: false, leaves: false })))

let round = 0
/** Each round has an event of its own, so that rounds cannot help each other. */
async function freshEvent(): Promise<string> {
  const eventId = `e_round_${++round}`
  const [event, roll] = [await on.db.get('events', base.id), await on.db.get('rolls', base.id)]
  await on.db.add('events', { ...(event as object), _id: eventId })
  await on.db.add('rolls', { ...(roll as object), _id: eventId })
  return eventId
}

const contextOf = (db: Db, person: number): Context => ({
  ...{ db, now: () => NOW + 60_000, requestId: 'r', actor: actorOf(`a_${person}`, null) },
  weChat: { isAllowed: () => Promise.resolve(true) } as unknown as Context['weChat'],
})

interface Done {
  personId: string
  /** What the person was told last, and was not told otherwise by anything they did themselves. */
  told: string
  leaves: boolean
}

async function act(db: Db, eventId: string, wish: Wish, index: number): Promise<Done> {
  const ctx = contextOf(db, wish.person)
  const input = {
    ...{
      eventId,
      companions: wish.companions,
      answers: {},
      name: `甲${wish.person}`,
      requestId: `q_${index}`,
    },
  }
  const [first] = await Promise.all([
    dispatch(signUp, ctx, input),
    wish.again ? dispatch(signUp, ctx, input) : null,
  ])
  if (wish.leaves) await dispatch(leave, ctx, { eventId, requestId: `l_${index}` })
  const told = first.ok ? first.data.status : first.error.code
  return { personId: ctx.actor.personId, told, leaves: wish.leaves }
}

/** Everything that is wrong with a roll by itself. */
function faultsOf(roll: RollDoc): string[] {
  const asked = roll.line.reduce((sum, id) => sum + (roll.entries[id]?.size ?? 0), 0)
  const { taken, in: inside, waiting } = seating(roll)
  return [
    ...(roll.left === roll.capacity - asked ? [] : [`left is ${roll.left}, asked ${asked}`]),
    ...(taken <= roll.capacity ? [] : ['overbooked']),
    ...(new Set(roll.line).size === roll.line.length ? [] : ['somebody stands twice in the line']),
    ...(inside.length + waiting.length === roll.line.length ? [] : ['somebody is lost']),
  ]
}

async function play(scheduler: fc.Scheduler, all: Wish[], guard: (db: Db) => Db): Promise<string[]> {
  const eventId = await freshEvent()
  const db = guard(scheduled(on.db, scheduler))
  const done = await scheduler.waitFor(Promise.all(all.map((wish, index) => act(db, eventId, wish, index))))
  const roll = (await on.db.get<RollDoc>('rolls', eventId)) as RollDoc
  const { in: inside } = seating(roll)
  const leavers = new Set(done.filter(({ leaves }) => leaves).map(({ personId }) => personId))
  const stayers = done.filter(({ personId }) => !leavers.has(personId))
  const strange = done.filter(({ told }) => !['in', 'waiting', 'left'].includes(told))
  return [
    ...faultsOf(roll),
    ...strange.map(({ told }) => `refused for another reason: ${told}`),
    ...stayers
      .filter(({ told, personId }) => told === 'in' && !inside.includes(personId))
      .map(({ personId }) => `${personId} was told that there is a place, and has none`),
    ...stayers
      .filter(({ personId }) => !roll.line.includes(personId))
      .map(({ personId }) => `${personId} was taken in and is nowhere`),
    ...[...leavers].filter((id) => !roll.ever.includes(id)).map((id) => `${id} is forgotten`),
  ]
}

test('whatever the order, nobody who was told of a place loses it, and the line is exact', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(wishes, { minLength: 1, maxLength: 6 }),
      async (scheduler, all) => {
        expect(await play(scheduler, all, (db) => db)).toEqual([])
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

test('the same rounds overbook once the condition is taken out of the write', async () => {
  const broken = await fc.check(
    fc.asyncProperty(fc.scheduler(), plain, async (scheduler, all) => {
      expect(await play(scheduler, all, lookThenWrite)).toEqual([])
    }),
    { numRuns: 60, endOnFailure: true },
  )
  expect(broken.failed).toBe(true)
  expect(String(broken.errorInstance)).toMatch(/told that there is a place, and has none/)
}, 120_000)

test('while places come and go, capacity never falls below what is taken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(wishes, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      async (scheduler, all, capacities) => {
        const eventId = await freshEvent()
        const db = scheduled(on.db, scheduler)
        const people = all.map((wish, index) => act(db, eventId, wish, index))
        const changes = capacities.map((one) =>
          setCapacity(contextOf(db, 99), eventId, one).catch(() => null),
        )
        const done = await scheduler.waitFor(Promise.all([...people, ...changes]))
        const roll = (await on.db.get<RollDoc>('rolls', eventId)) as RollDoc
        const leavers = new Set(done.flatMap((one) => (one?.leaves ? [one.personId] : [])))
        const lost = done.filter(
          (one) =>
            one?.told === 'in' && !leavers.has(one.personId) && !seating(roll).in.includes(one.personId),
        )
        expect([...faultsOf(roll), ...lost]).toEqual([])
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

const PEOPLE = 60
test('of 60 people at once for 20 places 20 are in; the rest wait in the order in which they were taken', async () => {
  const event = await publishEvent(on, { audience: { kind: 'everyone' }, capacity: 20 })
  const replies = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) =>
      on.call(`oTest_crowd_${n}`, 'event.signUp', {
        ...{ eventId: event.id, companions: 0, answers: {}, name: `路人${n}`, requestId: `q_${n}` },
      }),
    ),
  )
  expect(replies.filter(({ status }) => status === 'in')).toHaveLength(20)
  const roll = (await on.db.get<RollDoc>('rolls', event.id)) as RollDoc
  expect(faultsOf(roll)).toEqual([])
  expect(roll.line).toHaveLength(PEOPLE)
  expect(seating(roll).waiting).toHaveLength(PEOPLE - 20)
  expect(roll.left).toBe(20 - PEOPLE)
}, 120_000)
