import * as z from 'zod'
import type { EventForm } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { changeWords } from '../../miniprogram/shared/rules/event/changes'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { refuseCapacity, setCapacity } from './capacity'
import type { EventDoc, News } from './eventDoc'
import { eventForm, eventId, requestId } from './fields'
import { ORGANIZERS, eventOf, overEvent, rollOf } from './find'
import { checkForm, derivedFrom, onDate, surroundingsOf } from './making'
import { changeRoom } from './room'
import { events } from './store'
import { tellMovedUp, tellNews } from './tell'
import { briefsOf } from './view'

const input = z.object({
  ...{ eventId, form: eventForm, requestId },
  version: z.number().int().min(1).describe('版本'),
  alsoLater: z.boolean().describe('后面几次'),
}) satisfies z.ZodType<InputOf<'event.change'>>

/** Changes an event, and the later ones of its series alike; all concerned hear what changed. */
export const change = action('event.change', {
  role: ORGANIZERS,
  scope: overEvent,
  input,
  async run(ctx, { eventId: id, form, version, alsoLater, requestId: request }) {
    const key = digest(ctx.actor.accountId, request).slice(0, 16)
    const event = await eventOf(ctx.db, id)
    const isRetry = event.changedBy === key
    if (!isRetry && event.version !== version) throw new AppError('EVENT_CHANGED')
    if (!isRetry) refuseOver(ctx, event)
    const all = alsoLater ? await withLater(ctx, event) : [event]
    const checked = isRetry ? form : await checkForm(ctx, form)
    const changed: EventDoc[] = []
    for (const one of all)
      changed.push(
        await changeOne(ctx, one, one._id === id ? checked : onDate(checked, dayOf(one.startsAt)), key),
      )
    const told = changed[0]?.changes.filter(({ at }) => at === changed[0]?.changes.at(-1)?.at) ?? []
    return {
      events: await briefsOf(ctx.db, changed, ctx.actor.personId),
      told: told.map(({ words }) => words),
    }
  },
})

export function refuseOver(ctx: Context, { status, endsAt }: EventDoc): void {
  if (status === 'cancelled') throw new AppError('EVENT_CANCELLED')
  if (endsAt <= ctx.now()) throw new AppError('EVENT_OVER')
}

/** An event, and those of its series that begin after it. */
export async function withLater({ db }: Context, event: EventDoc): Promise<EventDoc[]> {
  const series = event.seriesId === null ? [] : await events(db).ofSeries(event.seriesId)
  const later = series.filter(({ status, startsAt }) => status === 'published' && startsAt > event.startsAt)
  return [event, ...later]
}

/** What may refuse first, then the space and the line's places, then the event with what is to be told, then the telling. */
async function changeOne(ctx: Context, event: EventDoc, form: EventForm, key: string): Promise<EventDoc> {
  if (event.changedBy !== key) {
    const around = await surroundingsOf(ctx, event.organizer, form)
    const derived = derivedFrom(event._id, form, around, event.opensAt)
    await refuseCapacity(ctx, event._id, form.capacity)
    const room = await changeRoom(ctx, event, form)
    await setCapacity(ctx, event._id, form.capacity)
    const words = changeWords(event, { ...derived, form })
    const version = event.version + 1
    const before = event.form.date === form.date ? {} : { before: event.form.date }
    const news: News = { what: 'changed', version, words, releases: room.releases, ...before }
    const isWritten = await events(ctx.db).changeIf(
      event._id,
      { version: event.version, status: 'published' },
      {
        ...wholeFields(ctx, derived),
        ...{ version, changedBy: key, reservationId: room.reservationId, hasNews: true },
        news: ctx.db.op.pushEach([news]),
        changes: ctx.db.op.pushEach(words.map((one) => ({ at: ctx.now(), words: one }))),
      },
    )
    if (!isWritten && (await eventOf(ctx.db, event._id)).changedBy !== key)
      throw new AppError('EVENT_CHANGED')
  }
  const now = await eventOf(ctx.db, event._id)
  if (now.hasNews) await tellNews(ctx, now)
  const roll = await rollOf(ctx.db, event._id)
  if (roll.stir) await tellMovedUp(ctx, now, roll)
  return now
}

/** Objects and lists replace each other as a whole. */
const wholeFields = ({ db }: Context, derived: ReturnType<typeof derivedFrom>) => ({
  ...derived,
  form: db.op.set(derived.form),
  place: db.op.set(derived.place),
  openTo: db.op.set(derived.openTo),
})
