import { createHmac, randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import {
  EVENT_CODE_SECONDS,
  eventCodeText,
  minuteNumber,
  minuteStart,
} from '../../miniprogram/shared/rules/desk/eventCode'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { tallyOf } from './attendance'
import { eventId } from './fields'
import { placeWords, screenEvent, windowOfEvent } from './find'
import { type DeskDoc, SELF, deskDocId, desks } from './store'

/** This minute's and the next two, so that a slow network leaves no hole on the screen. */
const AHEAD = 3

/** The code for the screen at the door. */
export const eventCode = action('checkin.eventCode', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'checkin.eventCode'>>,
  async run(ctx, { eventId: id }) {
    const event = await screenEvent(ctx, id)
    if (event.status === 'cancelled') throw new AppError('DESK_EVENT_CANCELLED')
    const [key, { ins }] = await Promise.all([keyOf(ctx, id), tallyOf(ctx.db, id, windowOfEvent(event))])
    const now = ctx.now()
    const codes = Array.from({ length: AHEAD }, (_, n) => textAt(key, id, minuteNumber(now) + n))
    return { codes, title: event.form.title, placeName: placeWords(event), count: ins.length, now }
  },
})

const textAt = (key: string, id: string, minute: number) => ({
  text: eventCodeText({ eventId: id, minute, proof: proofOf(key, id, minute) }),
  ...{ from: minuteStart(minute), until: minuteStart(minute) + EVENT_CODE_SECONDS * 1_000 },
})

/** What nobody can make up without the event's key: 128 bits. */
export const proofOf = (key: string, id: string, minute: number): string =>
  createHmac('sha256', key).update(`${id}:${minute}`).digest('hex').slice(0, 32)

/** The event's key, made when it is asked for first; of two who ask at once the first one's counts. */
async function keyOf({ db, now }: Context, id: string): Promise<string> {
  const there = (await desks(db).get(id, SELF))?.key
  if (there) return there
  const key = randomBytes(24).toString('hex')
  const fresh: DeskDoc = {
    ...{ _id: deskDocId(id, SELF), eventId: id, deskId: SELF, accountId: '', personId: '', name: '' },
    ...{ openedAt: now(), lines: {}, people: [], key },
  }
  if (await desks(db).open(fresh)) return key
  return (await desks(db).get(id, SELF))?.key ?? key
}
