import * as z from 'zod'
import type { Clash, EventDetail } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Day, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { windowOf } from '../../miniprogram/shared/rules/event/window'
import { type HeldClaim, agendaId, agendas, openAgenda } from '../agenda/public'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { showPictures } from '../kit/pictures'
import type { EventDoc, RollDoc } from './eventDoc'
import { rollTerms } from './eventDoc'
import { eventId, point } from './fields'
import { eventOf, manages, rollOf } from './find'
import { standingOf } from './list'
import { type Person, caller } from './people'
import { events } from './store'
import { briefOf, signupOf } from './view'

const input = z.object({ eventId, at: point.optional() }) satisfies z.ZodType<InputOf<'event.get'>>

/** All that an event's page says: to those who are asked, who are in it already, and who run it. */
export const get = action('event.get', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { eventId: id, at }): Promise<EventDetail> {
    const [event, roll, me] = await Promise.all([eventOf(ctx.db, id), rollOf(ctx.db, id), caller(ctx)])
    const canManage = await manages(ctx, event)
    const canDesk = canManage || event.form.helpers.includes(me.personId)
    if (!canDesk && !roll.ever.includes(me.personId) && !event.openTo.some((key) => me.keys.includes(key)))
      throw new AppError('EVENT_NOT_FOR_YOU', { who: event.audienceWords })
    const [clashes, series, [cover]] = await Promise.all([
      clashesOf(ctx, event),
      seriesOf(ctx, event),
      showPictures(ctx, event.form.cover === '' ? [] : [event.form.cover]),
    ])
    const { taken, waiting, in: inside } = seating(roll)
    const signup = signupOf(roll, me.personId, ctx.now())
    return {
      ...briefOf(event, { taken, waiting: waiting.length, mine: signup.status }, at),
      ...{ ...textsOf(event), cover: cover?.url ?? '' },
      ...{ opensAt: event.opensAt, closesAt: event.closesAt, cancelUntil: event.cancelUntil },
      ...{ waiting: waiting.length, names: namesFor(roll, inside, me, canDesk), signup, clashes, series },
      window: windowOf({ ...rollTerms(event), audienceWords: event.audienceWords }, me.keys, roll, ctx.now()),
      ...{ needsName: ctx.actor.memberId === null, canManage, canDesk, now: ctx.now() },
    }
  },
})

const textsOf = ({ form, place, organizer, changes, cancelledWhy, hasRecord, version }: EventDoc) => ({
  ...{ topic: form.topic, summary: form.summary, bring: form.bring, fullPlace: place },
  ...{ lecturer: form.lecturer, lesson: form.lesson, materials: form.materials },
  ...{ questions: form.questions, companions: form.companions, contact: form.contact },
  ...{ changes: [...changes].reverse(), cancelledWhy, hasRecord, organizer, version },
})

/** Names are for who runs the event, and among members of one branch. */
function namesFor(roll: RollDoc, inside: readonly string[], me: Person, all: boolean): string[] | null {
  if (!all && me.branchId === '') return null
  const entries = inside.flatMap((id) => roll.entries[id] ?? [])
  return entries.filter(({ branchId }) => all || branchId === me.branchId).map(({ name }) => name)
}

/** Other events that the person is in or waits for, and spaces that they have reserved. */
async function clashesOf(ctx: Context, { _id, startsAt, endsAt }: EventDoc): Promise<Clash[]> {
  const { personId } = ctx.actor
  const [standing, claims] = await Promise.all([
    standingOf(ctx, personId, startsAt, endsAt),
    weekClaims(ctx, dayOf(startsAt)),
  ])
  const others = await events(ctx.db).some(standing.map((one) => one._id).filter((id) => id !== _id))
  const held = others.filter(({ status }) => status === 'published')
  const reserved = claims.filter(({ kind }) => kind === 'reservation').map(clashOf)
  return [
    ...held.map(({ _id: id, form, startsAt: from, endsAt: to }) => ({
      ...{ what: 'event' as const, id, title: form.title, from, to },
    })),
    ...reserved.filter(({ from, to }) => from < endsAt && to > startsAt),
  ]
}

/** One looks before one signs up: the week is made now, and signing up takes one request less. */
async function weekClaims({ db, actor }: Context, date: Day): Promise<HeldClaim[]> {
  const week = await agendas(db).get(agendaId(actor.personId, date))
  if (!week) await openAgenda(db, actor.personId, date)
  return Object.values(week?.claims ?? {})
}

const clashOf = ({ ref, what, date, from, to }: HeldClaim): Clash => ({
  ...{ what: 'reservation', id: ref, title: what, from: instantOf(date, from), to: instantOf(date, to) },
})

async function seriesOf({ db }: Context, { seriesId }: EventDoc): Promise<EventDetail['series']> {
  if (seriesId === null) return null
  const all = (await events(db).ofSeries(seriesId)).filter(({ status }) => status === 'published')
  return { id: seriesId, events: all.map(({ _id: id, startsAt }) => ({ id, startsAt })) }
}
