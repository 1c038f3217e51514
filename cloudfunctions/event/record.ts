import * as z from 'zod'
import type { EventRecord, RecordPicture } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { showPictures, takePictures } from '../kit/pictures'
import { type RecordDoc, evaluations, records } from './afterStore'
import { attendanceFor, attendanceOf } from './attendance'
import { creditHours } from './credit'
import type { EventDoc } from './eventDoc'
import { eventId, fileId, requestId } from './fields'
import { ORGANIZERS, eventOf, manages, overEvent } from './find'
import { events } from './store'
import { briefsOf } from './view'

/** What was told of an event. Before it is published, only its organisers see it. */
export const record = action('event.record', {
  role: 'resident',
  scope: 'own',
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.record'>>,
  async run(ctx, { eventId: id }): Promise<EventRecord> {
    const event = await eventOf(ctx.db, id)
    const [doc, isOwn] = await Promise.all([records(ctx.db).get(id), manages(ctx, event)])
    if (!isOwn && !doc?.isPublished) throw new AppError('NOT_FOUND', { what: '这篇活动纪实' })
    return recordView(ctx, event, doc, isOwn)
  },
})

const input = z.object({
  ...{ eventId, requestId, isPublished: z.boolean().describe('是否发布') },
  words: z.string().trim().max(2_000).describe('纪实文字（最多 2000 个字）'),
  pictures: z.array(fileId).max(9).describe('照片（最多 9 张）'),
  version: z.number().int().min(0).describe('版本'),
}) satisfies z.ZodType<InputOf<'event.saveRecord'>>

/** Keeps or publishes the record. `version` 0 is a new one. With it hours go to the ledger. */
export const saveRecord = action('event.saveRecord', {
  role: ORGANIZERS,
  scope: overEvent,
  input,
  async run(ctx, request) {
    const event = await eventOf(ctx.db, request.eventId)
    if (event.status === 'cancelled') throw new AppError('EVENT_CANCELLED')
    if (ctx.now() < event.startsAt) throw new AppError('EVENT_NOT_BEGUN')
    const key = digest(ctx.actor.accountId, request.requestId).slice(0, 16)
    const before = await records(ctx.db).get(event._id)
    if (before?.changedBy !== key) await save(ctx, event, before, { ...request, key })
    await events(ctx.db).changeIf(event._id, {}, { hasRecord: request.isPublished })
    if (request.isPublished && ctx.now() >= event.endsAt) await creditHours(ctx, event)
    return recordView(ctx, event, await records(ctx.db).get(event._id), true)
  },
})

type Save = InputOf<'event.saveRecord'> & { key: string }

async function save(ctx: Context, event: EventDoc, before: RecordDoc | null, request: Save): Promise<void> {
  if ((before?.version ?? 0) !== request.version) throw new AppError('EVENT_RECORD_CHANGED')
  if (request.words !== '') await checkText(ctx, '纪实文字', request.words)
  const pictures = await takePictures(ctx, 'record', request.pictures)
  const came = (await attendanceOf(ctx.db, event._id)).length
  const { words, isPublished, key, version } = request
  const changed = {
    ...{ words, isPublished, came, byName: ctx.actor.name ?? '', version: version + 1, changedBy: key },
    publishedAt: isPublished ? (before?.publishedAt ?? ctx.now()) : null,
  }
  const store = records(ctx.db)
  const isSaved = before
    ? await store.changeIf(event._id, { version }, { ...changed, pictures: ctx.db.op.set(pictures) })
    : await store.add({ ...copied(event), ...changed, pictures, hidden: [] })
  if (!isSaved && (await store.get(event._id))?.changedBy !== key) throw new AppError('EVENT_RECORD_CHANGED')
}

/** What the gallery shows of an event. */
const copied = ({ _id, form, startsAt, organizerName, stationId, place, seriesId, order }: EventDoc) => ({
  ...{ _id, title: form.title, kind: form.kind, startsAt, organizerName },
  ...{ stationId, stationName: place.stationName, seriesId, order },
})

/** Fewer evaluations than this might tell whose they are. */
const LEAST_STARS = 3

async function recordView(
  ctx: Context,
  event: EventDoc,
  doc: RecordDoc | null,
  isOwn: boolean,
): Promise<EventRecord> {
  const [brief] = await briefsOf(ctx.db, [event], ctx.actor.personId)
  if (!brief) throw new AppError('NOT_FOUND', { what: '这个活动' })
  const [attendance, given, pictures] = await Promise.all([
    isOwn ? attendanceFor(ctx, event) : null,
    evaluations(ctx.db).of(event._id),
    picturesOf(ctx, doc, isOwn),
  ])
  const stars = given.reduce((sum, one) => sum + one.stars, 0) / given.length
  return {
    ...{ eventId: event._id, event: brief, words: doc?.words ?? '', pictures, attendance, now: ctx.now() },
    ...{ isPublished: doc?.isPublished ?? false, publishedAt: doc?.publishedAt ?? null },
    ...{ byName: doc?.byName ?? '', version: doc?.version ?? 0 },
    came: attendance?.came.length ?? doc?.came ?? 0,
    stars: given.length < LEAST_STARS ? null : Math.round(stars * 10) / 10,
  }
}

/** Hidden ones are for the organiser alone. */
async function picturesOf(ctx: Context, doc: RecordDoc | null, isOwn: boolean): Promise<RecordPicture[]> {
  const { pictures = [], hidden = [] } = doc ?? {}
  const shown = isOwn ? pictures : pictures.filter((one) => !hidden.includes(one))
  const urls = new Map((await showPictures(ctx, shown)).map((one) => [one.fileId, one.url]))
  return shown.map((one) => ({ fileId: one, url: urls.get(one) ?? '', isHidden: hidden.includes(one) }))
}
