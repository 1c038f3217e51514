import { type Day, MINUTE_MS, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { type AgendaDoc, type HeldClaim, agendaId, agendas, attend, release, weekOf } from '../agenda/public'
import type { Db } from '../kit/db'
import type { EventDoc, RollDoc } from './eventDoc'
import { rolls } from './rolls'
import { events } from './store'
import { type Now, claimOf, isYoung } from './weeks'

const PAGE = 100
/** So many weeks are written at once. */
const AT_ONCE = 20

/**
 * Brings the weeks of everyone who is or was in the line to what the line says. `before` is the day on which the event
 * stood in them, where that was another one.
 */
export async function settleWeeks(ctx: Now, event: EventDoc, roll: RollDoc, before?: Day): Promise<void> {
  const inside = new Set(event.status === 'published' ? seating(roll).in : [])
  const date = dayOf(event.startsAt)
  let isWhole = true
  for (const people of pagesOf(roll.ever)) {
    if (before && weekOf(before) !== weekOf(date))
      await inTurns(people, (id) => release(ctx.db, id, before, event._id))
    const weeks = await weeksOf(ctx.db, people, date)
    await inTurns(people, async (id) => {
      const had = weeks.get(id)?.claims[event._id]
      if (inside.has(id)) await attend(ctx.db, id, claimOf(event, id), ctx.now(), had)
      else if (had && event.status === 'published' && isYoung(had, ctx.now())) isWhole = false
      else if (had) await release(ctx.db, id, date, event._id)
    })
  }
  if (isWhole) await rolls(ctx.db).changeIf(roll._id, { moves: roll.moves }, { weeksDue: false })
}

/** For the timer: lines that were written since their weeks were last looked at. */
export async function settleAllWeeks(ctx: Now): Promise<void> {
  for (const roll of await rolls(ctx.db).weeksDue()) {
    const event = await events(ctx.db).get(roll._id)
    if (event) await settleWeeks(ctx, event, roll)
  }
}

/** What each of some people has reserved for the hours of an event. */
export async function reservedAt(
  db: Db,
  people: readonly string[],
  { startsAt, endsAt }: Pick<EventDoc, 'startsAt' | 'endsAt'>,
): Promise<ReadonlyMap<string, HeldClaim>> {
  const from = minuteOf(startsAt)
  const hours = { date: dayOf(startsAt), from, to: from + (endsAt - startsAt) / MINUTE_MS }
  const found = new Map<string, HeldClaim>()
  for (const page of pagesOf(people))
    for (const [owner, week] of await weeksOf(db, page, hours.date)) {
      const other = reservationAt(week, hours)
      if (other) found.set(owner, other)
    }
  return found
}

/** The first reservation of a week that overlaps some hours. */
export const reservationAt = (
  { claims }: Pick<AgendaDoc, 'claims'>,
  { date, from, to }: Pick<HeldClaim, 'date' | 'from' | 'to'>,
): HeldClaim | undefined =>
  Object.values(claims).find(
    (one) => one.kind === 'reservation' && one.date === date && one.from < to && from < one.to,
  )

const pagesOf = (people: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(people.length / PAGE) }, (_, n) => people.slice(n * PAGE, (n + 1) * PAGE))

async function weeksOf(
  db: Db,
  people: readonly string[],
  date: Day,
): Promise<ReadonlyMap<string, AgendaDoc>> {
  const found = await agendas(db).some(people.map((id) => agendaId(id, date)))
  return new Map(found.map((week) => [week.owner, week]))
}

async function inTurns(people: readonly string[], work: (id: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < people.length; at += AT_ONCE)
    await Promise.all(people.slice(at, at + AT_ONCE).map(work))
}
