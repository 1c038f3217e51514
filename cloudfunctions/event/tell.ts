import { seating } from '../../miniprogram/shared/rules/event/roll'
import { whenWords, whereWords } from '../../miniprogram/shared/rules/event/changes'
import type { HeldClaim } from '../agenda/public'
import type { Context } from '../kit/action'
import { type NewNotice, notify } from '../notice/public'
import { askedOf } from './audience'
import { type EventDoc, type News, type RollDoc, rollTerms } from './eventDoc'
import { releaseRoom } from './room'
import { rolls } from './rolls'
import { reservedAt, settleWeeks } from './settleWeeks'
import { events } from './store'
import { rememberHours, takeHours } from './weeks'

export type Teller = Context

export const pageOf = (eventId: string) => `/packages/event/detail/detail?eventId=${eventId}`

/** What every notice about an event says. */
export const noticeOf = (event: EventDoc, to: string, key: string): Omit<NewNotice, 'title' | 'todo'> => ({
  ...{ to, key: `event:${event._id}:${key}`, kind: 'event', page: pageOf(event._id) },
  when: { start: event.startsAt, end: event.endsAt },
  place: whereWords(event),
})

/**
 * Brings what changed to the line, to the space and to people, then strikes it off. It was written together with the change
 * itself, so a function that dies here is followed by the timer; all of it may be done twice.
 */
export async function tellNews(ctx: Teller, event: EventDoc): Promise<void> {
  const { db } = ctx
  rememberHours(event)
  const isKnown = event.news.every(({ what }) => what === 'published')
  const terms = { ...rollTerms(event), openTo: db.op.set(event.openTo) }
  await rolls(db).changeIf(event._id, {}, isKnown ? terms : { ...terms, weeksDue: true, moves: db.op.inc(1) })
  const roll = isKnown ? null : await rolls(db).get(event._id)
  for (const one of event.news) {
    if (one.releases !== null) await releaseRoom(ctx, one.releases)
    if (roll) await settleWeeks(ctx, event, roll, one.before)
    await notify(ctx, await noticesFor(ctx, event, one))
  }
  await events(db).changeIf(event._id, { version: event.version }, { news: db.op.set([]), hasNews: false })
}

async function noticesFor({ db }: Teller, event: EventDoc, one: News): Promise<NewNotice[]> {
  if (one.words.length === 0 && one.what === 'changed') return []
  const roll = await rolls(db).get(event._id)
  const inLine = roll?.line ?? []
  const asked = one.what === 'changed' ? [] : ((await askedOf(db, event.form.audience)) ?? [])
  const people =
    one.what === 'published' ? asked.map(({ _id }) => _id) : [...inLine, ...asked.map(({ _id }) => _id)]
  return [...new Set(people)].map((to) => ({
    ...noticeOf(event, to, `${one.what}:${one.version}`),
    ...wordsOf(event, one, inLine.includes(to)),
  }))
}

function wordsOf(
  event: EventDoc,
  { what, words }: News,
  isIn: boolean,
): Pick<NewNotice, 'title' | 'lines' | 'todo' | 'template'> {
  const { title, contact } = event.form
  const call = contact.phone === '' ? '' : `，有事请打 ${contact.phone}`
  if (what === 'published')
    return {
      title: `${event.organizerName}请您参加：${title}`,
      lines: [whenWords(event)],
      todo: '请点开看看，能来就报名',
    }
  if (what === 'cancelled')
    return {
      ...{ title: `活动取消了：${title}`, lines: [`原定 ${whenWords(event)}`, `原因：${words.join('，')}`] },
      ...{ todo: isIn ? `您的报名已经取消，不用来了${call}` : `不用来了${call}`, template: 'eventChange' },
    }
  return {
    ...{ title: `活动有变化：${title}`, lines: words, template: 'eventChange' },
    todo: `请看好新的安排，来不了请取消报名${call}`,
  }
}

/** Tells those who have moved up, exactly once each: the notice has a key, and the line notes that it was said. */
export async function tellMovedUp(ctx: Teller, event: EventDoc, roll: RollDoc): Promise<void> {
  const lucky = seating(roll).in.filter((id) => roll.entries[id]?.waits)
  await Promise.all(lucky.map((id) => takeHours(ctx, event._id, id)))
  const reserved = await reservedAt(ctx.db, lucky, event)
  await notify(
    ctx,
    lucky.map((to) => ({
      ...noticeOf(event, to, `in:${roll.entries[to]?.key ?? ''}`),
      ...{
        title: `您候补到了名额：${event.form.title}`,
        lines: [whenWords(event), ...elsewhereWords(reserved.get(to))],
        template: 'waitlistOffer' as const,
      },
      todo: '已经为您报上名；来不了请点开取消，让给下一位',
    })),
  )
  for (const id of lucky) {
    const key = roll.entries[id]?.key
    await rolls(ctx.db).changeIf(roll._id, { [`entries.${id}.key`]: key }, { [`entries.${id}.waits`]: false })
  }
  await rolls(ctx.db).changeIf(roll._id, { moves: roll.moves }, { stir: false })
}

/** Moving up asks nobody, so what was reserved meanwhile is said. */
const elsewhereWords = (other: HeldClaim | undefined): string[] =>
  other ? [`同一时间您还约了${other.what}，只能去一处`] : []
