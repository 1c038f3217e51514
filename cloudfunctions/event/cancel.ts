import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { checkText } from '../kit/checkText'
import { refuseOver, withLater } from './change'
import type { EventDoc, News } from './eventDoc'
import { eventId, requestId, why as whyField } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'
import { events } from './store'
import { tellNews } from './tell'
import { briefsOf } from './view'

const input = z.object({
  ...{ eventId, why: whyField, requestId },
  alsoLater: z.boolean().describe('后面几次'),
}) satisfies z.ZodType<InputOf<'event.cancel'>>

/** Calls an event off, and the later ones of its series; the space is free again, and everyone concerned hears why. */
export const cancel = action('event.cancel', {
  role: ORGANIZERS,
  scope: overEvent,
  input,
  async run(ctx, { eventId: id, why, alsoLater }) {
    const event = await eventOf(ctx.db, id)
    if (event.status === 'published') refuseOver(ctx, event)
    await checkText(ctx, '原因', why)
    const all = alsoLater ? await withLater(ctx, event) : [event]
    const done: EventDoc[] = []
    for (const one of all) done.push(await cancelOne(ctx, one, why))
    return { events: await briefsOf(ctx.db, done, ctx.actor.personId) }
  },
})

/** Done twice, it tells what is left to tell. */
async function cancelOne(ctx: Context, event: EventDoc, why: string): Promise<EventDoc> {
  const version = event.version + 1
  const news: News = { what: 'cancelled', version, words: [why], releases: event.reservationId }
  await events(ctx.db).changeIf(
    event._id,
    { status: 'published', version: event.version },
    {
      ...{ status: 'cancelled', cancelledWhy: why, version, hasNews: true },
      news: ctx.db.op.pushEach([news]),
    },
  )
  const now = await eventOf(ctx.db, event._id)
  if (now.status !== 'cancelled') return cancelOne(ctx, now, why)
  if (now.hasNews) await tellNews(ctx, now)
  return now
}
