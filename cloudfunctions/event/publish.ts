import * as z from 'zod'
import type { PublishInput } from '../../miniprogram/shared/contract/event'
import { repeatDates } from '../../miniprogram/shared/rules/event/repeat'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { drafts } from './drafts'
import type { EventDoc, News } from './eventDoc'
import { day, draftId, eventForm, organizer, repeat, requestId } from './fields'
import { ORGANIZERS, overOrganizer } from './find'
import { type NewEvent, checkForm, newEvent, newRoll, onDate, surroundingsOf } from './making'
import { rolls } from './rolls'
import { events } from './store'
import { tellNews } from './tell'
import { briefsOf } from './view'

const input = z.object({
  ...{ organizer, form: eventForm, repeat: repeat.optional(), draftId: draftId.optional(), requestId },
  skip: z.array(day).max(12).optional().describe('跳过的日期'),
}) satisfies z.ZodType<PublishInput>

/** Publishes an event, or all of a series. A retry goes on where it was cut off. */
export const publish = action('event.publish', {
  role: ORGANIZERS,
  scope: overOrganizer,
  input,
  async run(ctx, request) {
    const planned = await plan(ctx, request)
    // What was granted before stays granted, even when it would be refused now.
    const [first] = planned
    const isRetry = first !== undefined && (await events(ctx.db).get(first.id)) !== null
    if (!isRetry) await checkForm(ctx, request.form)
    const published: EventDoc[] = []
    for (const one of planned) published.push(await settle(ctx, one, one === planned[0]))
    if (request.draftId) await drafts(ctx.db).close(request.draftId)
    return {
      events: await briefsOf(ctx.db, published, ctx.actor.personId),
      seriesId: first?.seriesId ?? null,
    }
  },
})

/** The same request always names the same events, so that a retry finds what it did before. */
async function plan(
  ctx: Context,
  { organizer: by, form, repeat: again, skip, requestId: request }: PublishInput,
) {
  const key = digest(ctx.actor.accountId, request).slice(0, 16)
  const dates = again ? repeatDates(form.date, again) : [form.date]
  const held = dates.filter((date) => !skip?.includes(date))
  if (held.length === 0) throw new AppError('INVALID_INPUT', { field: '日期' })
  const around = await surroundingsOf(ctx, by, form)
  return held.map((date): NewEvent => {
    const id = `e_${key}${dates.length === 1 ? '' : `_${dates.indexOf(date) + 1}`}`
    const seriesId = dates.length === 1 ? null : `s_${key}`
    return { id, form: onDate(form, date), around, seriesId, createdAt: ctx.now() }
  })
}

/**
 * Three writes, each of which may be the last before a function dies: the next try finds how far it came. Of a series only
 * the first is announced.
 */
async function settle(ctx: Context, planned: NewEvent, isAnnounced: boolean): Promise<EventDoc> {
  const store = events(ctx.db)
  await store.add(newEvent(ctx, planned))
  const event = await store.get(planned.id)
  if (!event || event.status === 'dropped') throw new AppError('BUSY')
  if (event.status === 'placing') {
    await rolls(ctx.db).add(newRoll(event))
    const news = isAnnounced ? [ANNOUNCED] : []
    const change = { status: 'published', news: ctx.db.op.set(news), hasNews: isAnnounced }
    await store.changeIf(event._id, { status: 'placing' }, change)
  }
  const published = (await store.get(planned.id)) ?? event
  if (published.hasNews) await tellNews(ctx, published)
  return published
}

const ANNOUNCED: News = { what: 'published', version: 1, words: [], releases: null }
