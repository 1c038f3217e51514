import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { after, eventId, organizer } from './fields'
import { ORGANIZERS, eventOf, overEvent, overOrganizer } from './find'
import { events } from './store'
import { briefOf, figuresOf } from './view'

const PAGE = 30

/** What an organiser holds, to come or past. */
export const organized = action('event.organized', {
  role: ORGANIZERS,
  scope: overOrganizer,
  input: z.object({
    ...{ organizer, when: z.enum(['coming', 'past']).describe('时间'), after },
  }) satisfies z.ZodType<InputOf<'event.organized'>>,
  async run({ db, now, actor }, { organizer: by, when, after: from = '' }) {
    const found = await events(db).ofOrganizer(by.id, when, now(), from, PAGE + 1)
    const page = found.slice(0, PAGE)
    const figures = await figuresOf(
      db,
      page.map(({ _id }) => _id),
      actor.personId,
    )
    return {
      events: page.map((event) => ({
        ...briefOf(event, figures.get(event._id)),
        waiting: figures.get(event._id)?.waiting ?? 0,
        ...{ seriesId: event.seriesId, hasRecord: event.hasRecord },
      })),
      after: found.length > PAGE ? (page.at(-1)?.order ?? null) : null,
      now: now(),
    }
  },
})

/** The form of an earlier event, to copy or to change it. */
export const form = action('event.form', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.form'>>,
  async run({ db }, { eventId: id }) {
    const { form: filled, organizer: by, version } = await eventOf(db, id)
    return { form: filled, organizer: by, version }
  },
})
