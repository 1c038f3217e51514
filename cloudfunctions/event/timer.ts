import { whenWords } from '../../miniprogram/shared/rules/event/changes'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { MINUTE_MS } from '../../miniprogram/shared/kit/time'
import type { Context } from '../kit/action'
import { notify } from '../notice/public'
import { creditDue } from './credit'
import type { EventDoc } from './eventDoc'
import { releaseGivenUp } from './room'
import { rolls } from './rolls'
import { settleAllWeeks } from './settleWeeks'
import { events } from './store'
import { type Teller, noticeOf, tellMovedUp, tellNews } from './tell'

const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** A publishing that has not come to its end by then was cut off, and nobody tried again. */
const GIVEN_UP_MS = 10 * MINUTE_MS

/** Every minute: what was left half done, who has moved up, and reminders. */
export async function everyMinute(ctx: Context): Promise<void> {
  for (const event of await events(ctx.db).withNews()) await tellNews(ctx, event)
  for (const roll of await rolls(ctx.db).stirred()) {
    const event = await events(ctx.db).get(roll._id)
    if (event) await tellMovedUp(ctx, event, roll)
  }
  await settleAllWeeks(ctx)
  await dropGivenUp(ctx)
  await remindAll(ctx)
  await creditDue(ctx)
}

/** Gives the space of an unfinished publishing back; a later retry begins anew. */
async function dropGivenUp(ctx: Teller): Promise<void> {
  const now = ctx.now()
  for (const event of await events(ctx.db).inStatus('placing', 0, now + 500 * DAY_MS)) {
    if (event.createdAt > now - GIVEN_UP_MS) continue
    await releaseGivenUp(ctx, event)
    await events(ctx.db).changeIf(
      event._id,
      { status: 'placing', createdAt: event.createdAt },
      { status: 'dropped' },
    )
  }
}

const REMINDERS = [
  { which: 'day', before: DAY_MS, words: '明天有活动' },
  { which: 'hour', before: HOUR_MS, words: '一小时后有活动' },
] as const

async function remindAll(ctx: Teller): Promise<void> {
  const now = ctx.now()
  for (const event of await events(ctx.db).inStatus('published', now, now + DAY_MS))
    for (const reminder of REMINDERS) await remind(ctx, event, reminder)
}

/** Once for each time that an event begins at; who signed up only just now needs no reminder. */
async function remind(
  ctx: Teller,
  event: EventDoc,
  { which, before, words }: (typeof REMINDERS)[number],
): Promise<void> {
  const { startsAt, reminded, _id } = event
  const due = startsAt - before
  if (ctx.now() < due || reminded[which] === startsAt) return
  // A day's reminder that is an hour late or more says "tomorrow" of today: the hour's will do.
  const isStale = which === 'day' && ctx.now() > due + 12 * HOUR_MS
  const roll = isStale ? null : await rolls(ctx.db).get(_id)
  const people = roll ? seating(roll).in.filter((id) => (roll.entries[id]?.at ?? 0) < due) : []
  await notify(
    ctx,
    people.map((to) => ({
      ...noticeOf(event, to, `${which}:${startsAt}`),
      ...{
        title: `${words}：${event.form.title}`,
        lines: linesOf(event),
        template: 'eventReminder' as const,
      },
      todo: which === 'day' ? '来不了请尽早取消，让给候补的人' : '请带好党员码或活动证，提前十分钟到',
    })),
  )
  await events(ctx.db).changeIf(_id, { startsAt }, { [`reminded.${which}`]: startsAt })
}

const linesOf = (event: EventDoc): string[] => [
  whenWords(event),
  ...(event.place.howToGet === '' ? [] : [`怎么去：${event.place.howToGet}`]),
  ...(event.form.bring === '' ? [] : [`请带：${event.form.bring}`]),
]
