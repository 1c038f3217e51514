import { sentenceOf } from '../../miniprogram/shared/contract/errors'
import type { EventForm } from '../../miniprogram/shared/contract/event'
import { ticksHeld } from '../../miniprogram/shared/rules/day/book'
import { roomHours } from '../../miniprogram/shared/rules/event/room'
import { decideReservation } from '../../miniprogram/shared/rules/reserve'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { nobody } from '../kit/auth'
import { type DayDoc, dayId, days, holdSpace, releaseSpace, spaces } from '../station/public'
import type { EventDoc } from './eventDoc'
import { events } from './store'

type Wanted = Pick<EventDoc, '_id' | 'path' | 'organizerName'>

/** The first holding of an event; each change asks with another name. */
export const FIRST_HOLD = 'v1'

/** Reserves the space that a form names; null for other addresses. The same `hold` again answers the same. */
export async function holdRoom(
  ctx: Context,
  event: Wanted,
  form: EventForm,
  hold: string,
): Promise<string | null> {
  if (form.where.kind !== 'space') return null
  const { spaceId } = form.where
  const space = await spaces(ctx.db).get(spaceId)
  const hours = space ? roomHours(form, space) : form
  const { id } = await holdSpace(ctx, {
    ...{ eventId: event._id, spaceId, date: form.date, from: hours.from, to: hours.to },
    ...{ people: form.capacity ?? 1, purpose: form.title, organization: event.organizerName },
    ...(event.path === '' ? {} : { path: event.path }),
    ...(form.contact.phone === '' ? {} : { contact: `${form.contact.name} ${form.contact.phone}`.trim() }),
    requestId: hold,
  })
  return id
}

/** Gives a station's space back. Done twice, it is done once. */
export const releaseRoom = async (ctx: Context, reservationId: string): Promise<void> =>
  void (await releaseSpace(ctx, reservationId))

/**
 * Gives back what a publishing that was cut off may have held. Which booking that is, only holding it again can tell; where
 * that is refused, nothing is held.
 */
export async function releaseGivenUp(ctx: Context, event: EventDoc): Promise<void> {
  const asCreator = { ...ctx, actor: { ...nobody, personId: event.createdBy } }
  try {
    const held = await holdRoom(asCreator, event, event.form, FIRST_HOLD)
    if (held !== null) await releaseRoom(asCreator, held)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** The space of a changed event: held anew where it or its hours are other ones, and which booking that gives up. */
export async function changeRoom(
  ctx: Context,
  event: EventDoc,
  form: EventForm,
): Promise<{ reservationId: string | null; releases: string | null }> {
  const { reservationId, form: old } = event
  const isSame = (['date', 'from', 'to'] as const).every((key) => old[key] === form[key])
  const [before, after] = [old.where, form.where].map((where) =>
    where.kind === 'space' ? where.spaceId : null,
  )
  if (before === after && isSame && reservationId !== null) return { reservationId, releases: null }
  if (after === null) return { reservationId: null, releases: reservationId }
  const inItsOwnWay = before === after && old.date === form.date && reservationId !== null
  const hold = `v${event.version + 1}`
  if (!inItsOwnWay) return { reservationId: await holdRoom(ctx, event, form, hold), releases: reservationId }
  return { reservationId: await moveWithin(ctx, event, form, hold), releases: null }
}

/** Other hours of the same day may overlap the event's own: those go first, and come back if the new ones are refused. */
async function moveWithin(
  ctx: Context,
  event: EventDoc,
  form: EventForm,
  hold: string,
): Promise<string | null> {
  if (event.reservationId !== null) await releaseRoom(ctx, event.reservationId)
  try {
    return await holdRoom(ctx, event, form, hold)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await keepOld(ctx, event, hold)
    throw error
  }
}

/** The old hours again, under a name of their own, which the event has to know. */
async function keepOld(ctx: Context, event: EventDoc, hold: string): Promise<void> {
  const reservationId = await holdRoom(ctx, event, event.form, `${hold}back${ctx.now()}`)
  await events(ctx.db).changeIf(event._id, { version: event.version }, { reservationId })
}

/** Why a station's space cannot be had for these hours, as a sentence; null when it can, and outdoors. */
export async function roomProblem(
  { db, now }: Context,
  { where, date, from, to, capacity }: EventForm,
  own: string | undefined,
): Promise<string | null> {
  if (where.kind !== 'space') return null
  const space = await spaces(db).get(where.spaceId)
  if (!space) return sentenceOf('NOT_FOUND', { what: '这个房间' })
  const request = { ...roomHours({ from, to }, space), date, people: capacity ?? 1 }
  // Whose members the space is for is looked at when it is held: the sentence is the same for all dates.
  const open = { ...space, audience: 'everyone' as const }
  const decision = decideReservation(open, request, { isMember: true }, now(), 'series')
  if (decision.kind === 'refused') return sentenceOf(decision.code, decision.params)
  const day = await days(db).get(dayId(where.spaceId, date))
  return day !== null && isTaken(day, decision.ticks, own) ? sentenceOf('SPACE_TAKEN') : null
}

/** An event is not in its own way. */
function isTaken(day: DayDoc, ticks: readonly number[], own: string | undefined): boolean {
  const others = Object.entries(day.bookings).filter(([, { eventId }]) => !own || eventId !== own)
  const held = new Set(ticksHeld({ bookings: Object.fromEntries(others), waits: day.waits ?? {} }))
  return ticks.some((tick) => held.has(tick))
}
