import type { EventForm, EventPlace, EventWhere, Organizer } from '../../miniprogram/shared/contract/event'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import { audienceKeys, audienceWords } from '../../miniprogram/shared/rules/event/audience'
import { CREDIT_AFTER_MS, creditMinutes } from '../../miniprogram/shared/rules/event/credit'
import { topicKey } from '../../miniprogram/shared/rules/event/topic'
import { MOST_PLACES, instantsOf, refuseForm } from '../../miniprogram/shared/rules/event/form'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import type { Db } from '../kit/db'
import { takePictures } from '../kit/pictures'
import { organizations } from '../organization/public'
import { spaces, stations } from '../station/public'
import { takeMaterials } from './materials'
import { type EventDoc, type RollDoc, orderOf, rollTerms } from './eventDoc'

/** What an event takes from elsewhere: who holds it, where it is, whom it is for. */
export interface Surroundings {
  organizer: Organizer
  organizerName: string
  path: string
  place: EventPlace
  audienceName: string
}

export async function surroundingsOf(
  ctx: Context,
  organizer: Organizer,
  form: EventForm,
): Promise<Surroundings> {
  const [own, place] = await Promise.all([ownerOf(ctx.db, organizer), placeOf(ctx.db, form.where)])
  return { organizer, ...own, place, audienceName: await audienceNameOf(ctx.db, organizer, own.path, form) }
}

async function ownerOf(db: Db, { kind, id }: Organizer): Promise<{ organizerName: string; path: string }> {
  if (kind === 'station') {
    const station = await stations(db).get(id)
    if (!station) throw new AppError('NOT_FOUND', { what: '这个服务站' })
    return { organizerName: station.name, path: '' }
  }
  const node = await organizations(db).get(id)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  if (node.closedOn !== null) throw new AppError('ORGANIZATION_CLOSED', { name: node.name })
  return { organizerName: node.name, path: node.path }
}

/** One asks one's own people, or everybody; stations ask everybody. */
async function audienceNameOf(
  db: Db,
  organizer: Organizer,
  path: string,
  { audience }: EventForm,
): Promise<string> {
  if (audience.kind === 'everyone') return ''
  const node = await organizations(db).get(audience.organizationId)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  if (organizer.kind === 'station' || !node.path.startsWith(path))
    throw new AppError('EVENT_AUDIENCE_NOT_YOURS', { organization: node.name })
  return node.name
}

async function placeOf(db: Db, where: EventWhere): Promise<EventPlace> {
  if (where.kind === 'address')
    return {
      ...{ name: where.name, whereabouts: '', stationId: null, stationName: '', spaceId: null },
      ...{ address: where.address, place: where.place, phone: '', howToGet: where.howToGet },
    }
  const space = await spaces(db).get(where.spaceId)
  if (!space) throw new AppError('NOT_FOUND', { what: '这个房间' })
  const { name, whereabouts, stationId, station } = space
  return {
    ...{ name, whereabouts, stationId, spaceId: space._id, stationName: station.name },
    ...{ address: station.address, place: station.place, phone: station.phone, howToGet: where.howToGet },
  }
}

/** Every text of a form that others will read, in one look, and its picture; answers the form with the kept picture. */
export async function checkForm(ctx: Context, form: EventForm): Promise<EventForm> {
  const refusal = refuseForm(form, ctx.now())
  if (refusal) throw AppError.from(refusal)
  const { title, topic, summary, bring, where, questions, lecturer, lesson, materials, contact } = form
  const texts = [
    ...[title, topic, summary, bring, where.howToGet, contact.name, lecturer?.name, lesson?.title],
    ...(where.kind === 'address' ? [where.name, where.address] : []),
    ...questions.flatMap(({ text, choices }) => [text, ...choices]),
    ...materials.map(({ name }) => name),
  ]
  await checkText(ctx, '活动内容', texts.filter(Boolean).join('\n'))
  const [cover = ''] = form.cover === '' ? [] : await takePictures(ctx, 'event', [form.cover])
  return { ...form, cover, materials: await takeMaterials(ctx, materials) }
}

export interface NewEvent {
  id: string
  form: EventForm
  around: Surroundings
  seriesId: string | null
  createdAt: Instant
}

/** All that follows from a form, and is written again when the form changes. */
export function derivedFrom(id: string, form: EventForm, around: Surroundings, publishedAt: Instant) {
  const instants = instantsOf(form, publishedAt)
  const credit = creditMinutes(form.credit, instants.startsAt, instants.endsAt)
  return {
    ...instants,
    ...{ form, place: around.place, stationId: around.place.stationId },
    openTo: audienceKeys(form.audience),
    audienceWords: audienceWords(form.audience, around.audienceName),
    ...{ credit, creditDue: credit > 0 ? instants.endsAt + CREDIT_AFTER_MS : null },
    order: orderOf(instants.startsAt, id),
    topicKey: topicKey(form),
  }
}

export const newEvent = (
  { actor }: Context,
  { id, form, around, seriesId, createdAt }: NewEvent,
): EventDoc => ({
  ...{ _id: id, status: 'placing', version: 1, changes: [], cancelledWhy: '', hasRecord: false },
  ...derivedFrom(id, form, around, createdAt),
  ...{ organizer: around.organizer, organizerId: around.organizer.id, organizerName: around.organizerName },
  ...{ path: around.path, reservationId: null, seriesId, createdAt },
  ...{ createdBy: actor.personId, createdByName: actor.name ?? '', changedBy: '' },
  ...{ reminded: { day: 0, hour: 0 }, news: [], hasNews: false },
})

export const newRoll = (event: EventDoc): RollDoc => {
  const capacity = event.form.capacity ?? MOST_PLACES
  return {
    ...{ _id: event._id, ...rollTerms(event), capacity, left: capacity },
    ...{ line: [], ever: [], entries: {}, stir: false, moves: 0, weeksDue: false },
  }
}

export const onDate = (form: EventForm, date: Day): EventForm => {
  const moved = (at: Instant | null) => (at === null ? null : at + shift)
  const shift = instantsOf({ ...form, date }, 0).startsAt - instantsOf(form, 0).startsAt
  return { ...form, date, closesAt: moved(form.closesAt) }
}
