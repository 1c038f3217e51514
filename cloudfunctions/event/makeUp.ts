import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { whenWords } from '../../miniprogram/shared/rules/event/changes'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { type NewNotice, notify } from '../notice/public'
import { byPerson, makeUps } from './afterStore'
import { attendanceOf, missingOf } from './attendance'
import type { EventDoc } from './eventDoc'
import { eventId, personId, requestId } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'
import { noticeOf } from './tell'

const other = z.union([z.object({ eventId }), z.object({ words: z.string().trim().min(2).max(60) })])

/** 不让一个党员掉队: those who did not come are shown what makes up for it. */
export const offerMakeUp = action('event.offerMakeUp', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({
    ...{ eventId, requestId, makeUp: other.describe('补学安排') },
    personIds: z.array(personId).min(1).max(200).describe('没有来的人'),
  }) satisfies z.ZodType<InputOf<'event.offerMakeUp'>>,
  async run(ctx, { eventId: id, personIds, makeUp, requestId: request }) {
    const event = await eventOf(ctx.db, id)
    if (ctx.now() < event.endsAt) throw new AppError('EVENT_NOT_BEGUN')
    const missing = await missingOf(ctx.db, event, await attendanceOf(ctx.db, id))
    const wanted = missing.map((one) => one.personId).filter((one) => personIds.includes(one))
    const offer = await offerOf(ctx, makeUp)
    for (const one of wanted)
      await makeUps(ctx.db).put({
        ...{ _id: byPerson(id, one), eventId: id, personId: one, words: offer.words, at: ctx.now() },
      })
    const key = `makeUp:${digest(ctx.actor.accountId, request)}`
    await notify(
      ctx,
      wanted.map((to) => ({ ...noticeOf(event, to, key), ...noticeWords(event, offer) })),
    )
    return { told: wanted.length }
  },
})

interface Offer {
  words: string
  /** Another event that makes up for it; null where words say what to do. */
  event: EventDoc | null
}

async function offerOf(ctx: Context, makeUp: InputOf<'event.offerMakeUp'>['makeUp']): Promise<Offer> {
  if ('words' in makeUp) {
    await checkText(ctx, '补学安排', makeUp.words)
    return { words: makeUp.words, event: null }
  }
  const event = await eventOf(ctx.db, makeUp.eventId)
  if (event.status === 'cancelled') throw new AppError('EVENT_CANCELLED')
  if (event.startsAt <= ctx.now()) throw new AppError('EVENT_BEGUN')
  return { words: `${event.form.title}（${whenWords(event)}）`, event }
}

const noticeWords = (
  missed: EventDoc,
  { words, event }: Offer,
): Partial<NewNotice> & Pick<NewNotice, 'title' | 'todo'> => ({
  title: `您缺了“${missed.form.title}”，可以这样补`,
  lines: [words],
  todo: event ? '请点开报名' : '请按上面的安排补上，有困难请告诉书记',
  ...(event ? noticeWhere(event) : {}),
})

const noticeWhere = (event: EventDoc): Pick<NewNotice, 'when' | 'place' | 'page'> => {
  const { when, place, page } = noticeOf(event, '', '')
  return { ...(when ? { when } : {}), ...(place ? { place } : {}), ...(page ? { page } : {}) }
}
