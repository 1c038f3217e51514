import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { nextCredit } from '../../miniprogram/shared/rules/event/credit'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { credit, recordId, reverse } from '../ledger/public'
import { credits } from './afterStore'
import { members } from '../member/public'
import { attendanceOf } from './attendance'
import type { EventDoc } from './eventDoc'
import { eventId } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'
import { events } from './store'
import type { Teller } from './tell'

const SOURCE = 'event'

/**
 * Writes the hours of every member who came. The ledger knows each line by event and person, so whoever does this again adds
 * only who is new; a check-in that was taken back since takes its line back.
 */
export async function creditHours(
  ctx: Teller,
  event: EventDoc,
): Promise<{ credited: number; added: number }> {
  const { db } = ctx
  const came = event.credit === 0 ? [] : await attendanceOf(db, event._id)
  const known = await members(db).byId(came.map(({ personId }) => personId))
  const people = came.map(({ personId }) => personId).filter((id) => known.has(id))
  const before = await credits(db).of(event._id)
  await credit(
    ctx,
    people.map((personId) => ({
      ...{ personId, kind: 'event', source: SOURCE, sourceId: event._id, title: event.form.title },
      ...{ minutes: event.credit, at: event.startsAt, online: false },
    })),
  )
  for (const personId of before.filter((id) => !people.includes(id)))
    await reverse(ctx, recordId({ source: SOURCE, sourceId: event._id, personId }), '签到撤销')
  await credits(db).put(event._id, people)
  return { credited: people.length, added: people.filter((id) => !before.includes(id)).length }
}

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
