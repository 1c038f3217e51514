import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { nextCredit } from '../../miniprogram/shared/rules/event/credit'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { settle } from '../ledger/public'
import { credits } from './afterStore'
import { members } from '../member/public'
import { attendanceOf } from './attendance'
import type { EventDoc } from './eventDoc'
import { eventId } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'
import { events } from './store'
import type { Teller } from './tell'

const SOURCE = 'event'
const TURNS = 3

/**
 * Writes the hours of every member who came. The ledger is brought to who is in, so whoever does this again adds only who is
 * new; a check-in that was taken back since takes its hours back, and gives them again when it is restored.
 */
export async function creditHours(
  ctx: Teller,
  event: EventDoc,
): Promise<{ credited: number; added: number }> {
  const { db } = ctx
  const before = await credits(db).of(event._id)
  for (let turn = 0; ; turn++) {
    const people = await cameOf(ctx, event)
    await settle(ctx, { ...linesOf(event, people), reason: '签到有更正' })
    await credits(db).put(event._id, people)
    // Whoever is undone or let in meanwhile is seen by this look or by the next.
    const isStill = (await cameOf(ctx, event)).join() === people.join()
    if (isStill || turn === TURNS)
      return { credited: people.length, added: people.filter((id) => !before.includes(id)).length }
  }
}

/** Members who came. Residents have no archive: what they came to is credited when they bind. */
async function cameOf({ db }: Teller, event: EventDoc): Promise<string[]> {
  const came = event.credit === 0 ? [] : await attendanceOf(db, event._id)
  const known = await members(db).byId(came.map(({ personId }) => personId))
  return came.map(({ personId }) => personId).filter((id) => known.has(id))
}

const linesOf = ({ _id, form, credit, startsAt }: EventDoc, people: readonly string[]) => ({
  ...{ source: SOURCE, sourceId: _id },
  wanted: people.map((personId) => ({
    ...{ personId, kind: 'event' as const, source: SOURCE, sourceId: _id, title: form.title },
    ...{ minutes: credit, at: startsAt, online: false },
  })),
})

/** For the timer: some time after the end, and once a day for a week, since desks may deliver late. */
export async function creditDue(ctx: Teller): Promise<void> {
  for (const event of await events(ctx.db).creditDue(ctx.now())) {
    await creditHours(ctx, event)
    const { creditDue: due, endsAt } = event
    await events(ctx.db).changeIf(event._id, { creditDue: due }, { creditDue: nextCredit(endsAt, ctx.now()) })
  }
}

export const creditNow = action('event.creditHours', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.creditHours'>>,
  async run(ctx, { eventId: id }) {
    const event = await eventOf(ctx.db, id)
    if (ctx.now() < event.endsAt) throw new AppError('EVENT_NOT_BEGUN')
    return creditHours(ctx, event)
  },
})
