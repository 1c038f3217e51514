import { type Instant, MINUTE_MS, minuteOf } from '../../miniprogram/shared/kit/time'
import { clockWords } from '../../miniprogram/shared/kit/words'
import { isOpen } from '../../miniprogram/shared/rules/desk/window'
import { whereWords } from '../../miniprogram/shared/rules/event/changes'
import type { Context } from '../kit/action'
import { eventOf } from '../event/public'
import { notify } from '../notice/public'
import { tallyOf } from './attendance'
import { type EventDoc, windowOfEvent } from './find'
import type { StoredLine } from './store'

/** Somebody whom a phone without a network let in, and whose check-in does not count after all. */
export interface Refusal {
  /** The member, or a resident's account. */
  to: string
  nonce: string
  real: Instant
  /** A sentence. */
  why: string
}

/** Said once for each scan, however often it is delivered. */
export const tellNotCounted = (
  ctx: Context,
  event: EventDoc,
  refusals: readonly Refusal[],
): Promise<void> => {
  const { title, contact } = event.form
  const call = contact.phone === '' ? '' : `，电话 ${contact.phone}`
  return notify(
    ctx,
    refusals.map(({ to, nonce, real, why }) => ({
      ...{ to, key: `checkin:refused:${nonce}`, kind: 'event', title: `签到没有算上：${title}` },
      lines: [`${clockWords(minuteOf(real))} 扫码时没有网，后来上传没有通过：${why.split('。')[0] ?? ''}`],
      ...{ when: { start: event.startsAt, end: event.endsAt }, place: whereWords(event) },
      todo: `您确实到了，就请${contact.name || '书记'}按姓名补签${call}`,
      page: `/packages/event/detail/detail?eventId=${event._id}`,
    })),
  )
}

/** What came so long after it was written down was written without a network. */
const LATE_MS = 2 * MINUTE_MS

const PERSON = /^[am]_/

/** Scans of a desk that turn out to lie outside of the hours: nobody at the desk could know, so the people are told. */
export async function tellOutside(
  ctx: Context,
  eventId: string,
  lines: readonly StoredLine[],
): Promise<void> {
  const late = lines.filter(
    ({ kind, who, real, got }) => kind === 'in' && PERSON.test(who) && got - real > LATE_MS,
  )
  if (late.length === 0) return
  const event = await eventOf(ctx.db, eventId)
  const outside = late.filter(({ real }) => !isOpen(windowOfEvent(event), real))
  if (outside.length === 0) return
  const { ins } = await tallyOf(ctx.db, eventId, windowOfEvent(event))
  const inside = new Set(ins.map(({ who }) => who))
  const why = '不在签到时间里'
  await tellNotCounted(
    ctx,
    event,
    outside.flatMap(({ who, nonce, real }) => (inside.has(who) ? [] : [{ to: who, nonce, real, why }])),
  )
}
