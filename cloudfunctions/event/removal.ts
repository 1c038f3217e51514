import * as z from 'zod'
import type { RemovalRequest } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { notify } from '../notice/public'
import { type RemovalDoc, records, removals } from './afterStore'
import { attendanceOf } from './attendance'
import type { EventDoc } from './eventDoc'
import { eventId, fileId, organizer, requestId, why as whyField } from './fields'
import { ORGANIZERS, eventOf, overEvent, overOrganizer, rollOf } from './find'
import { noticeOf } from './tell'

/** Somebody is in a picture and does not want to be. Who was there is believed until the organiser has looked. */
export const askRemoval = action('event.askRemoval', {
  role: 'resident',
  scope: 'own',
  input: z.object({ eventId, fileId, why: whyField, requestId }) satisfies z.ZodType<
    InputOf<'event.askRemoval'>
  >,
  async run(ctx, { eventId: id, fileId: picture, why }) {
    const event = await eventOf(ctx.db, id)
    const doc = await records(ctx.db).get(id)
    if (!doc?.isPublished || !doc.pictures.includes(picture)) throw new AppError('EVENT_PICTURE_GONE')
    await checkText(ctx, '原因', why)
    const wish = wishOf(ctx, event, picture, why)
    const before = await removals(ctx.db).get(wish._id)
    if (before) return { state: before.state }
    if (await wasThere(ctx, id))
      await records(ctx.db).changeIf(id, {}, { hidden: ctx.db.op.addToSet(picture) })
    await removals(ctx.db).add(wish)
    await tellOrganizer(ctx, event)
    return { state: wish.state }
  },
})

const wishOf = ({ actor, now }: Context, event: EventDoc, picture: string, why: string): RemovalDoc => ({
  _id: `r_${digest(actor.personId, event._id, picture)}`,
  ...{ eventId: event._id, organizerId: event.organizerId, fileId: picture, why, at: now(), state: 'open' },
  byName: actor.name ?? '群众',
})

async function wasThere({ db, actor }: Context, id: string): Promise<boolean> {
  if ((await rollOf(db, id)).ever.includes(actor.personId)) return true
  return (await attendanceOf(db, id)).some(({ personId }) => personId === actor.personId)
}

const tellOrganizer = (ctx: Context, event: EventDoc) =>
  notify(ctx, [
    {
      ...noticeOf(event, event.createdBy, `removal:${ctx.now()}`),
      ...{ kind: 'work', title: `有人想从照片里去掉：${event.form.title}` },
      todo: '请到活动纪实里看一看，决定去掉还是保留',
    },
  ])

export const listRemovals = action('event.removals', {
  role: ORGANIZERS,
  scope: overOrganizer,
  input: z.object({ organizer }) satisfies z.ZodType<InputOf<'event.removals'>>,
  run: async ({ db }, { organizer: by }) => ({ removals: (await removals(db).of(by.id)).map(viewOf) }),
})

/** The picture goes for good, or is shown again. */
export const settleRemoval = action('event.settleRemoval', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({
    ...{ eventId, removalId: z.string().max(60).describe('申请'), remove: z.boolean().describe('是否去掉') },
  }) satisfies z.ZodType<InputOf<'event.settleRemoval'>>,
  async run(ctx, { eventId: id, removalId, remove }) {
    const wish = await removals(ctx.db).get(removalId)
    if (wish?.eventId !== id) throw new AppError('NOT_FOUND', { what: '这个申请' })
    if (wish.state !== 'open') return viewOf(wish)
    const picture = ctx.db.op.pullAll([wish.fileId])
    const change = remove ? { pictures: picture, hidden: picture } : { hidden: picture }
    await records(ctx.db).changeIf(id, {}, { ...change, version: ctx.db.op.inc(1) })
    await removals(ctx.db).settle(removalId, remove ? 'removed' : 'kept')
    if (remove) await ctx.weChat.remove([wish.fileId])
    return viewOf((await removals(ctx.db).get(removalId)) ?? wish)
  },
})

const viewOf = ({
  _id: id,
  eventId: event,
  fileId: picture,
  byName,
  why,
  at,
  state,
}: RemovalDoc): RemovalRequest => ({
  ...{ id, eventId: event, fileId: picture, byName, why, at, state },
})
