import * as z from 'zod'
import type { EventCheck, EventForm, Organizer } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import { sentenceOf } from '../../miniprogram/shared/contract/errors'
import { instantsOf, refuseForm } from '../../miniprogram/shared/rules/event/form'
import { repeatDates } from '../../miniprogram/shared/rules/event/repeat'
import { TOPIC_DAYS_AFTER, TOPIC_DAYS_BEFORE, topicKey } from '../../miniprogram/shared/rules/event/topic'
import { agendaId, agendas } from '../agenda/public'
import { type Context, action } from '../kit/action'
import { type Asked, askedOf, countAsked } from './audience'
import type { EventDoc } from './eventDoc'
import { eventForm, eventId, organizer, repeat } from './fields'
import { ORGANIZERS, overOrganizer } from './find'
import { onDate, surroundingsOf } from './making'
import { roomProblem } from './room'
import { rolls } from './rolls'
import { reservationAt } from './settleWeeks'
import { events } from './store'

const input = z.object({
  ...{ organizer, form: eventForm, repeat: repeat.optional(), eventId: eventId.optional() },
}) satisfies z.ZodType<InputOf<'event.check'>>

/** Before publishing: who is asked elsewhere at that time, and who had this topic lately. It forbids nothing. */
export const check = action('event.check', {
  role: ORGANIZERS,
  scope: overOrganizer,
  input,
  async run(ctx, { organizer: by, form, repeat: again, eventId: own }): Promise<EventCheck> {
    await surroundingsOf(ctx, by, form)
    const [asked, people, dates] = await Promise.all([
      countAsked(ctx.db, form.audience),
      askedOf(ctx.db, form.audience),
      datesOf(ctx, form, again ? repeatDates(form.date, again) : [form.date], own),
    ])
    const { startsAt, endsAt } = instantsOf(form, ctx.now())
    const others = (await overlapping(ctx, startsAt, endsAt)).filter(({ _id }) => _id !== own)
    const [clashes, busy, sameTopic] = await Promise.all([
      clashesOf(ctx, others, people ?? []),
      busyOf(ctx, others, people ?? [], form),
      sameTopicOf(ctx, by, form, people ?? [], own),
    ])
    return { asked, clashes, busy, sameTopic, dates }
  },
})

const HALF_A_DAY = 12 * 60 * 60_000

async function overlapping({ db }: Context, from: Instant, to: Instant): Promise<EventDoc[]> {
  const found = await events(db).between({ status: 'published' }, from - HALF_A_DAY, to)
  return found.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
}

/** Who of our people another event asks by name, or has in its line. */
async function sharedWith({ db }: Context, event: EventDoc, people: readonly Asked[]): Promise<Asked[]> {
  const roll = await rolls(db).get(event._id)
  const line = new Set(roll?.line ?? [])
  const { audience } = event.form
  const under = audience.kind === 'organization' ? `/${audience.organizationId}/` : null
  return people.filter(({ _id, path }) => line.has(_id) || (under !== null && path.includes(under)))
}

async function clashesOf(ctx: Context, others: readonly EventDoc[], people: readonly Asked[]) {
  const shared = await Promise.all(others.map((event) => sharedWith(ctx, event, people)))
  return others
    .map(({ _id, form, startsAt, endsAt }, index) => ({
      ...{ eventId: _id, title: form.title, startsAt, endsAt, people: shared[index]?.length ?? 0 },
    }))
    .filter((one) => one.people > 0)
    .slice(0, 20)
}

/** So many agendas are looked at; larger audiences are told of events only. */
const MOST_AGENDAS = 300
const SHOWN = 20

/** People who have said yes to something else at that time. */
async function busyOf(
  ctx: Context,
  others: readonly EventDoc[],
  people: readonly Asked[],
  form: EventForm,
): Promise<EventCheck['busy']> {
  const what = new Map<string, string>()
  for (const event of others)
    for (const id of (await rolls(ctx.db).get(event._id))?.line ?? []) what.set(id, event.form.title)
  for (const [id, words] of await reservedBy(ctx, people.slice(0, MOST_AGENDAS), form)) what.set(id, words)
  const busy = people.flatMap(({ _id, name }) => {
    const words = what.get(_id)
    return words === undefined ? [] : [{ name, what: words }]
  })
  return { total: busy.length, people: busy.slice(0, SHOWN) }
}

async function reservedBy(
  { db }: Context,
  people: readonly Asked[],
  { date, from, to }: EventForm,
): Promise<[string, string][]> {
  const found: [string, string][] = []
  for (let start = 0; start < people.length; start += 100) {
    const ids = people.slice(start, start + 100).map(({ _id }) => agendaId(_id, date))
    for (const { owner, claims } of await agendas(db).some(ids)) {
      const claim = reservationAt({ claims }, { date, from, to })
      if (claim) found.push([owner, claim.what])
    }
  }
  return found
}

const DAY_MS = 24 * 60 * 60_000

/** The same topic for the same people, lately or soon; a series is not its own repetition. */
async function sameTopicOf(
  ctx: Context,
  by: Organizer,
  form: EventForm,
  people: readonly Asked[],
  own: string | undefined,
): Promise<EventCheck['sameTopic']> {
  const key = topicKey(form)
  if (key === '') return []
  const { startsAt } = instantsOf(form, ctx.now())
  const found = await events(ctx.db).onTopic(
    key,
    startsAt - TOPIC_DAYS_BEFORE * DAY_MS,
    startsAt + TOPIC_DAYS_AFTER * DAY_MS,
  )
  const series = own === undefined ? null : ((await events(ctx.db).get(own))?.seriesId ?? null)
  const others = found.filter(({ _id, seriesId }) => _id !== own && (series === null || seriesId !== series))
  const shared = await Promise.all(others.map((event) => sharedWith(ctx, event, people)))
  return others
    .filter(({ organizerId }, index) => organizerId === by.id || (shared[index]?.length ?? 0) > 0)
    .map((one) => ({
      ...{ eventId: one._id, title: one.form.title, startsAt: one.startsAt },
      organizerName: one.organizerName,
    }))
}

/** Each date with what stands against it. */
const datesOf = (ctx: Context, form: EventForm, dates: readonly Day[], own: string | undefined) =>
  Promise.all(
    dates.map(async (date) => {
      const refusal = refuseForm(onDate(form, date), ctx.now())
      if (refusal) return { date, problem: sentenceOf(refusal.code, refusal.params) }
      return { date, problem: await roomProblem(ctx, { ...form, date }, own) }
    }),
  )
