import { dispatch } from '../../cloudfunctions/kit/action'
import type { Db } from '../../cloudfunctions/kit/db'
import type { EventDoc, RollDoc } from '../../cloudfunctions/event/eventDoc'
import { cancel } from '../../cloudfunctions/event/cancel'
import { leave } from '../../cloudfunctions/event/leave'
import { publish } from '../../cloudfunctions/event/publish'
import { signUp } from '../../cloudfunctions/event/signUp'
import { addDays } from '../../miniprogram/shared/kit/time'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, SECRETARY, WANG } from './support/district'
import { BRANCH, eventForm, newRequest, publishEvent, signUpInput } from './support/event'
import { contextFor, killedAfterEach } from './support/faults'

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

const rollOf = async (id: string) => (await on.db.get<RollDoc>('rolls', id)) as RollDoc
const timer = () => on.cloud.timers.run('event', 'everyMinute')
/** How often somebody was told: more than a page of the inbox. */
const titled = async (to: string, text: string) => {
  const told = await on.db.find<{ title: string }>('notices', { to }, { limit: 1_000 })
  return told.filter(({ title }) => title.includes(text)).length
}

test('a sign-up that dies after any of its requests is whole after the next try', async () => {
  const questions = [{ id: 'q', text: '吃饭吗', isRequired: true, choices: ['吃', '不吃'] }]
  const deaths = await killedAfterEach(on, async () => {
    const event = await publishEvent(on, { questions, capacity: 5 })
    const input = signUpInput(event.id, 0, { q: '吃' })
    return {
      run: async (db: Db) => dispatch(signUp, await contextFor(on, LI, db), input),
      check: async () => {
        expect(await on.call(LI, 'event.signUp', input)).toMatchObject({ status: 'in' })
        expect(await rollOf(event.id)).toMatchObject({ line: ['m_li'], left: 4 })
        const { attendees } = await on.call(SECRETARY, 'event.attendees', { eventId: event.id })
        expect(attendees).toMatchObject([{ answers: { q: '吃' } }])
      },
    }
  })
  expect(deaths).toBeGreaterThan(3)
})

test('leaving dies anywhere: who waits has the place, and hears of it exactly once, from whoever comes next', async () => {
  let round = 0
  const deaths = await killedAfterEach(on, async () => {
    const title = `第${++round}回候补`
    const event = await publishEvent(on, { capacity: 1, title })
    await on.call(LI, 'event.signUp', signUpInput(event.id))
    await on.call(WANG, 'event.signUp', signUpInput(event.id))
    const input = { eventId: event.id, requestId: newRequest() }
    return {
      run: async (db: Db) => dispatch(leave, await contextFor(on, LI, db), input),
      check: async (requests) => {
        // Nobody comes back but the timer, every other time.
        if (requests % 2 === 0) await on.call(LI, 'event.leave', input)
        await timer()
        await timer()
        const roll = await rollOf(event.id)
        const hasLeft = !roll.line.includes('m_li')
        expect(requests % 2 === 0 ? hasLeft : true).toBe(true)
        expect(seating(roll).in).toEqual(hasLeft ? ['m_wang'] : ['m_li'])
        expect(roll.left).toBe(1 - roll.line.length)
        expect(await titled('m_wang', `您候补到了名额：${title}`)).toBe(hasLeft ? 1 : 0)
      },
    }
  })
  expect(deaths).toBeGreaterThan(5)
}, 120_000)

const inRoom = { kind: 'space' as const, spaceId: 'sp_room', howToGet: '' }
const bookingsOf = async (date: string) =>
  (await on.call(LI, 'station.day', { spaceId: 'sp_room', date })).taken.length

describe('publishing with a room dies anywhere', () => {
  let n = 0
  const nextHalfHour = () => {
    n++
    const from = 540 + ((n * 30) % 660)
    return { date: addDays(MONDAY, 1 + Math.floor((n * 30) / 660)), from, to: from + 30 }
  }
  /** Never a Sunday: the house is closed. */
  const nextRoom = () => {
    const next = nextHalfHour()
    return next.date === '2026-11-29' ? { ...next, date: '2026-12-05' } : next
  }

  test('and the next try ends it: one event, one booking, told once', async () => {
    const deaths = await killedAfterEach(on, async () => {
      const title = `第${n}次发布`
      const form = eventForm({ ...nextRoom(), where: inRoom, capacity: 10, title })
      const input = { organizer: BRANCH, form, requestId: newRequest() }
      const before = await bookingsOf(form.date)
      return {
        run: async (db: Db) => dispatch(publish, await contextFor(on, SECRETARY, db), input),
        check: async () => {
          const { events } = await on.call(SECRETARY, 'event.publish', input)
          expect(events).toMatchObject([{ title, status: 'published' }])
          const doc = await on.db.get<EventDoc>('events', events[0]?.id ?? '')
          expect(doc?.reservationId).toContain(`sp_room:${form.date}`)
          expect(await bookingsOf(form.date)).toBeGreaterThanOrEqual(Math.min(before, 1))
          expect(await titled('m_wang', `请您参加：${title}`)).toBe(1)
          // The booking is this event's own: called off, the hours are free.
          const off = {
            eventId: events[0]?.id ?? '',
            why: '试完了',
            alsoLater: false,
            requestId: newRequest(),
          }
          await on.call(SECRETARY, 'event.cancel', off)
          expect(await bookingsOf(form.date)).toBe(before)
        },
      }
    })
    expect(deaths).toBeGreaterThan(8)
  }, 120_000)

  test('and nobody tries again: the timer gives the room back, or the event stands with it', async () => {
    await killedAfterEach(on, async () => {
      const form = eventForm({ ...nextRoom(), where: inRoom, capacity: 10, title: `没人再试 ${n}` })
      const input = { organizer: BRANCH, form, requestId: newRequest() }
      const before = await bookingsOf(form.date)
      return {
        run: async (db: Db) => dispatch(publish, await contextFor(on, SECRETARY, db), input),
        check: async () => {
          on.cloud.clock.set(NOW + 20 * 60_000)
          await timer()
          on.cloud.clock.set(NOW)
          const { events } = await on.call(WANG, 'event.find', { filter: 'all' })
          const shown = events.filter(({ title }) => title === form.title)
          expect(await bookingsOf(form.date)).toBe(before + shown.length)
          for (const { id } of shown)
            await on.call(SECRETARY, 'event.cancel', {
              ...{ eventId: id, why: '试完了', alsoLater: false, requestId: newRequest() },
            })
        },
      }
    })
  }, 120_000)
})

test('calling off dies anywhere: the timer tells everyone and frees the room', async () => {
  let round = 0
  const deaths = await killedAfterEach(on, async () => {
    const title = `第${++round}次取消`
    const date = addDays(MONDAY, 10)
    const event = await publishEvent(on, { date, where: inRoom, capacity: 5, title })
    await on.call(LI, 'event.signUp', signUpInput(event.id))
    const input = { eventId: event.id, why: '停水', alsoLater: false, requestId: newRequest() }
    return {
      run: async (db: Db) => dispatch(cancel, await contextFor(on, SECRETARY, db), input),
      check: async (requests) => {
        await timer()
        const { status } = await on.call(LI, 'event.get', { eventId: event.id })
        const isOff = status === 'cancelled'
        expect(await titled('m_li', `活动取消了：${title}`)).toBe(isOff ? 1 : 0)
        expect((await rollOf(event.id)).status).toBe(status)
        expect(await bookingsOf(date)).toBe(isOff ? 0 : 1)
        if (!isOff) await on.call(SECRETARY, 'event.cancel', { ...input, requestId: `q_${requests}` })
      },
    }
  })
  expect(deaths).toBeGreaterThan(4)
}, 120_000)
