import * as z from 'zod'
import type { PublishInput } from '../../miniprogram/shared/contract/event'
import { repeatDates } from '../../miniprogram/shared/rules/event/repeat'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { drafts } from './drafts'
import type { EventDoc, News } from './eventDoc'
import { day, draftId, eventForm, organizer, repeat, requestId } from './fields'
import { ORGANIZERS, eventOf, overOrganizer } from './find'
import { type NewEvent, checkForm, newEvent, newRoll, onDate, surroundingsOf } from './making'
import { FIRST_HOLD, holdRoom, releaseGivenUp } from './room'
import { rolls } from './rolls'
import { events } from './store'
import { tellNews } from './tell'
import { briefsOf } from './view'
import { rememberHours } from './weeks'

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
    const named = namesOf(ctx, request)
    // What was granted before stays granted, even when it would be refused now.
    const before = await events(ctx.db).get(named[0]?.id ?? '')
    const isGranted = before !== null && before.status !== 'dropped'
    const form = isGranted ? request.form : await checkForm(ctx, request.form)
    const around = await surroundingsOf(ctx, request.organizer, form)
    const planned = named.map(({ date, ...one }): NewEvent => {
      return { ...one, around, form: onDate(form, date), createdAt: ctx.now() }
    })
    const prepared = await prepareAll(ctx, planned)
    const published: EventDoc[] = []
    for (const one of prepared) published.push(await show(ctx, one, one === prepared[0]))
    if (request.draftId) await drafts(ctx.db).close(request.draftId, request.organizer.id)
    return {
      events: await briefsOf(ctx.db, published, ctx.actor.personId),
      seriesId: named[0]?.seriesId ?? null,
    }
  },
})

/** The same request always names the same events, so that a retry finds what it did before. */
function namesOf({ actor }: Context, { form, repeat: again, skip, requestId: request }: PublishInput) {
  const key = digest(actor.accountId, request).slice(0, 16)
  const dates = again ? repeatDates(form.date, again) : [form.date]
  const named = dates.map((date, index) => ({
    ...{ date, id: again ? `e_${key}_${index + 1}` : `e_${key}` },
    seriesId: again ? `s_${key}` : null,
  }))
  const held = named.filter(({ date }) => !skip?.includes(date))
  if (held.length === 0) throw new AppError('INVALID_INPUT', { field: '日期' })
  return held
}

/** All dates have their space, or none has. */
async function prepareAll(ctx: Context, planned: readonly NewEvent[]): Promise<EventDoc[]> {
  const prepared: EventDoc[] = []
  try {
    for (const one of planned) prepared.push(await prepare(ctx, one))
    return prepared
  } catch (error) {
    if (error instanceof AppError) for (const one of planned) await dropPlacing(ctx, one.id)
    throw error
  }
}

/** Makes the event unseen, then holds its space. A retry goes on with what is there; what was dropped begins anew. */
async function prepare(ctx: Context, planned: NewEvent): Promise<EventDoc> {
  const store = events(ctx.db)
  const fresh = newEvent(ctx, planned)
  if (!(await store.add(fresh))) await store.restart(fresh)
  const event = await store.get(planned.id)
  if (!event) throw new AppError('BUSY')
  if (event.status !== 'placing') return event
  const reservationId = await holdRoom(ctx, event, event.form, FIRST_HOLD)
  await rolls(ctx.db).add(newRoll(event))
  return { ...event, reservationId }
}

async function dropPlacing(ctx: Context, id: string): Promise<void> {
  const event = await events(ctx.db).get(id)
  if (event?.status !== 'placing') return
  await releaseGivenUp(ctx, event)
  await events(ctx.db).changeIf(id, { status: 'placing' }, { status: 'dropped' })
}

/** From this one write on people see it. Of a series only the first is announced. */
async function show(ctx: Context, { _id, reservationId }: EventDoc, isAnnounced: boolean): Promise<EventDoc> {
  const news = isAnnounced ? [ANNOUNCED] : []
  const change = { status: 'published', news: ctx.db.op.set(news), hasNews: isAnnounced, reservationId }
  await events(ctx.db).changeIf(_id, { status: 'placing' }, change)
  const event = await eventOf(ctx.db, _id)
  rememberHours(event)
  if (event.hasNews) await tellNews(ctx, event)
  return event
}

const ANNOUNCED: News = { what: 'published', version: 1, words: [], releases: null }
