import fc from 'fast-check'
import type { AgendaDoc } from '../../../cloudfunctions/agenda/public'
import { dispatch } from '../../../cloudfunctions/kit/action'
import { actorOf } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import { cancel } from '../../../cloudfunctions/station/cancel'
import { change } from '../../../cloudfunctions/station/change'
import { close } from '../../../cloudfunctions/station/close'
import { day } from '../../../cloudfunctions/station/day'
import { reserve } from '../../../cloudfunctions/station/reserve'
import type { DayDoc, SpaceDoc } from '../../../cloudfunctions/station/store'
import { waitAccept, waitJoin } from '../../../cloudfunctions/station/wait'
import type { Reply } from '../../../miniprogram/shared/contract/errors'
import type { Reservation, Wait } from '../../../miniprogram/shared/contract/reservation'
import { instantOf } from '../../../miniprogram/shared/kit/time'
import { isStanding } from '../../../miniprogram/shared/rules/day/book'
import { type TestCloud, faultsOf, startDatabase } from '../support/cloud'
import { MONDAY, NOW } from '../support/district'
import { lookThenWrite, scheduled } from '../support/interleave'
import { noWeChat } from '../support/weChat'

/**
 * What happens to one reservation while others reserve around it, in every order that the scheduler thinks of. It is
 * Monday, ten to ten; she has 10:00 to 12:00. Each is shown twice: with the writes' conditions, and with them taken out.
 */
let on: TestCloud
let round = 0
beforeAll(async () => {
  on = await startDatabase()
})
afterAll(() => on.stop())

interface Stage {
  spaceId: string
  number: number
  hers: Reservation
}

const AFTER_RELEASE = instantOf(MONDAY, 616)

function contextOf(db: Db, personId: string, now = NOW, grants: Parameters<typeof actorOf>[1] = null) {
  const actor = { ...actorOf(personId, grants), personId }
  return { db, weChat: noWeChat, now: () => now, actor, requestId: `r_${personId}` }
}
const person = (number: number, n: number) => `a_p_${number}_${n}`
const KEEPER_ACCOUNT = {
  ...{ _id: 'a_k', memberId: 'm_keeper', name: '孙志强' },
  grants: [{ role: 'keeper' as const, scope: { kind: 'station' as const, id: 'st_1' } }],
}

async function staged(): Promise<Stage> {
  const number = ++round
  const spaceId = `sp_inter_${number}`
  const room = (await on.db.get<SpaceDoc>('spaces', 'sp_room')) as SpaceDoc
  await on.db.add('spaces', { ...room, _id: spaceId })
  const made = await dispatch(reserve, contextOf(on.db, person(number, 0)), wish(spaceId, 600, 720, 'q_hers'))
  if (!made.ok) throw new Error(made.error.message)
  return { spaceId, number, hers: made.data }
}

const wish = (spaceId: string, from: number, to: number, requestId: string) => ({
  ...{ spaceId, date: MONDAY, from, to, people: 2, purpose: '', requestId },
})

/** The deeds, each with what must be so afterwards beside what must always be so. */
type Deed = (db: Db, stage: Stage) => Promise<Reply<unknown> | null>

const deeds: Record<string, { now?: number; deed: Deed }> = {
  cancel: {
    deed: (db, { number, hers }) =>
      dispatch(cancel, contextOf(db, person(number, 0)), { reservationId: hers.id }),
  },
  change: {
    deed: (db, { number, hers }) =>
      dispatch(change, contextOf(db, person(number, 0)), {
        ...{ reservationId: hers.id, from: 660, to: 780, requestId: 'q_change' },
      }),
  },
  promote: {
    deed: async (db, { number, hers, spaceId }) => {
      const waiter = contextOf(on.db, person(number, 8))
      const wait: Reply<Wait> = await dispatch(waitJoin, waiter, wish(spaceId, 600, 720, 'q_wait'))
      await dispatch(cancel, contextOf(db, person(number, 0)), { reservationId: hers.id })
      return wait.ok ? dispatch(waitAccept, { ...waiter, db }, { waitId: wait.data.id }) : null
    },
  },
  release: {
    now: AFTER_RELEASE,
    deed: (db, { number, spaceId }) =>
      dispatch(day, contextOf(db, person(number, 9), AFTER_RELEASE), { spaceId, date: MONDAY }),
  },
  close: {
    deed: (db, { spaceId }) =>
      dispatch(close, contextOf(db, 'm_keeper', NOW, KEEPER_ACCOUNT), {
        ...{ stationId: 'st_1', spaceId, fromDate: MONDAY, toDate: MONDAY, from: 600, to: 780 },
        ...{ why: '漏水', requestId: `q_close_${spaceId}` },
      }),
  },
}

const others = fc.array(
  fc.record({
    person: fc.integer({ min: 1, max: 3 }),
    from: fc.integer({ min: 21, max: 26 }).map((half) => half * 30),
    length: fc.integer({ min: 1, max: 3 }).map((half) => half * 30),
  }),
  { minLength: 2, maxLength: 5 },
)
type Others = typeof others extends fc.Arbitrary<infer T> ? T : never

async function play(scheduler: fc.Scheduler, name: string, all: Others, guard: (db: Db) => Db) {
  const stage = await staged()
  const db = guard(scheduled(on.db, scheduler))
  const { deed, now = NOW } = deeds[name] ?? { deed: () => Promise.resolve(null) }
  const reserves = all.map(({ person: n, from, length }, index) =>
    dispatch(
      reserve,
      contextOf(db, person(stage.number, n), now),
      wish(stage.spaceId, from, from + length, `q_${index}`),
    ),
  )
  const [done, ...made] = await scheduler.waitFor(Promise.all([deed(db, stage), ...reserves]))
  return wrongsOf(stage, name, done, made as Reply<Reservation>[])
}

async function wrongsOf(
  { spaceId, number, hers }: Stage,
  name: string,
  done: Reply<unknown> | null,
  made: Reply<Reservation>[],
): Promise<string[]> {
  const doc = (await on.db.get<DayDoc>('days', `${spaceId}:${MONDAY}`)) as DayDoc
  const granted = made.flatMap((reply) => (reply.ok ? [reply.data] : []))
  const strange = made.flatMap((reply) =>
    reply.ok || ['SPACE_TAKEN', 'PERSON_ELSEWHERE', 'SPACE_OUTSIDE_HOURS'].includes(reply.error.code)
      ? []
      : [`refused for another reason: ${reply.error.code}`],
  )
  const lost = granted.filter(({ id }) => !doc.bookings[id.split(':')[2] ?? ''])
  const statusOfHers = doc.bookings[hers.id.split(':')[2] ?? '']?.status ?? 'lost'
  return [
    ...faultsOf(doc),
    ...strange,
    ...lost.map(({ id }) => `${id} was granted and is lost`),
    ...wrongDeed(name, done, statusOfHers, doc),
    ...(await wrongWeeks(doc, number)),
  ]
}

function wrongDeed(name: string, done: Reply<unknown> | null, hers: string, doc: DayDoc): string[] {
  if (name === 'cancel' || name === 'promote') return hers === 'cancelled' ? [] : [`cancelled, but ${hers}`]
  if (name === 'release') return hers === 'released' ? [] : [`nobody came, but ${hers}`]
  if (name === 'change') return hers === 'booked' ? [] : [`changed, but ${hers}`]
  const inside = Object.values(doc.bookings).filter(
    (one) => isStanding(one) && one.from < 780 && 600 < one.to,
  )
  return done?.ok && inside.length > 0 ? [`${inside.length} stand in closed hours`] : []
}

/** What people's weeks say of this room is what its day says, and nobody is in two places. */
async function wrongWeeks(doc: DayDoc, number: number): Promise<string[]> {
  const wrong: string[] = []
  for (const n of [0, 1, 2, 3, 8]) {
    const agenda = await on.db.get<AgendaDoc>('agendas', `${person(number, n)}:${MONDAY}`)
    const claimed = Object.keys(agenda?.claims ?? {}).sort()
    const standing = Object.entries(doc.bookings)
      .filter(([, one]) => one.personId === person(number, n) && isStanding(one))
      .map(([key]) => key)
      .sort()
    if (claimed.join() !== standing.join())
      wrong.push(`${n} claims ${claimed.join()}, has ${standing.join()}`)
    if (new Set(agenda?.ticks).size !== (agenda?.ticks.length ?? 0)) wrong.push(`${n} is in two places`)
  }
  return wrong
}

/** A busy machine takes long over each of the requests that a round is made of. */
jest.setTimeout(120_000)

describe.each(Object.keys(deeds))('%s, while others reserve around it', (name) => {
  test('in whatever order, no minute is held twice, nothing granted is lost, and weeks agree with days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), others, async (scheduler, all) => {
        expect(await play(scheduler, name, all, (db) => db)).toEqual([])
      }),
      { numRuns: 8 },
    )
  })

  test('negative control: with the conditions taken out of the writes it goes wrong', async () => {
    const broken = await fc.check(
      fc.asyncProperty(fc.scheduler(), others, async (scheduler, all) => {
        expect(await play(scheduler, name, all, lookThenWrite)).toEqual([])
      }),
      { numRuns: 60, endOnFailure: true },
    )
    expect(broken.failed).toBe(true)
  })
})
