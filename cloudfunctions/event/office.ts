import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { DAY_MINUTES, MINUTE_MS } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { members } from '../member/public'
import { after, eventId, organizer, stationId } from './fields'
import { ORGANIZERS, eventOf, overEvent, overOrganizer } from './find'
import { events } from './store'
import { briefOf, briefsOf, figuresOf } from './view'

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

const TWO_WEEKS = 14 * DAY_MINUTES * MINUTE_MS
const HALF_A_DAY = TWO_WEEKS / 28
const AT_STATION = 50

/** Whoever holds it: the keeper of the place opens the house and shows the code at the door. */
export const atStation = action('event.atStation', {
  role: 'keeper',
  scope: { station: (_ctx, { stationId: id }) => Promise.resolve(id) },
  input: z.object({ stationId }) satisfies z.ZodType<InputOf<'event.atStation'>>,
  async run({ db, now, actor }, { stationId: id }) {
    const where = { stationId: id, status: 'published' }
    const found = await events(db).between(where, now() - HALF_A_DAY, now() + TWO_WEEKS, AT_STATION)
    const coming = found.filter(({ endsAt }) => endsAt > now())
    return { events: await briefsOf(db, coming, actor.personId), now: now() }
  },
})

/** The form of an earlier event, to copy or to change it. */
export const form = action('event.form', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.form'>>,
  async run({ db }, { eventId: id }) {
    const { form: filled, organizer: by, version } = await eventOf(db, id)
    const known = await members(db).byId(filled.helpers)
    const helpers = filled.helpers.map((one) => ({ id: one, name: known.get(one)?.name ?? '' }))
    return { form: filled, organizer: by, version, helpers }
  },
})
