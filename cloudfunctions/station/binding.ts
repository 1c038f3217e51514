import { dayOf } from '../../miniprogram/shared/kit/time'
import { type Booking, type DayBook, isStanding, rebuilt } from '../../miniprogram/shared/rules/day/book'
import { agendaId, alterClaims, claim, noteNoShow, standings, weekOf } from '../agenda/public'
import type { Context } from '../kit/action'
import { alterDay } from './alterDay'
import { syncWeek } from './claimSync'
import { claimOf } from './claims'
import { type DayDoc, days } from './dayStore'
import { bookingRef, reservationIdOf } from './reservations'
import { type Space, spaces } from './spaceStore'

/** Who reserved as a resident, and the member that the account has bound since. */
export interface Binding {
  accountId: string
  memberId: string
  name: string
}

/**
 * What an account reserved from this week on becomes the member's: the hours count on the member's week and quotas, and so
 * does where nobody came. What lies on top of something that the member had already stays under the account, where it is
 * seen and can be cancelled. Done twice it is done once; the sweeper does it for who was cut off. Answers how many days changed.
 */
export async function followReservations(ctx: Context, binding: Binding): Promise<number> {
  const { accountId, memberId } = binding
  const docs = await days(ctx.db).ofPerson(accountId, weekOf(dayOf(ctx.now())))
  const rooms = await spaces(ctx.db).some([...new Set(docs.map(({ spaceId }) => spaceId))])
  let moved = 0
  for (const doc of docs) {
    const space = rooms.find(({ _id }) => _id === doc.spaceId)
    if (space && (await followDay(ctx, space, doc, binding))) moved++
  }
  const { noShows = {} } = (await standings(ctx.db).get(accountId)) ?? {}
  for (const [key, at] of Object.entries(noShows)) await noteNoShow(ctx.db, memberId, key, at)
  return moved
}

/** The member's time first, as reserving does it; then the day; then what the account had claimed. */
async function followDay(ctx: Context, space: Space, doc: DayDoc, binding: Binding): Promise<boolean> {
  const { accountId, memberId } = binding
  const theirs = Object.entries(doc.bookings).filter(([, one]) => one.personId === accountId)
  const free: string[] = []
  for (const [key, one] of theirs)
    if (!isStanding(one) || (await claimFor(ctx, space, doc, key, one, memberId))) free.push(key)
  const isChanged = await alterDay(ctx, space, doc._id, (book) => {
    const after = renamed(book, free, binding)
    return { book: after, answer: after !== book }
  })
  if (!isChanged) return false
  const ids = free.map((key) => reservationIdOf(bookingRef(doc.spaceId, doc.date, key)))
  await alterClaims(ctx.db, agendaId(accountId, doc.date), (claims) => {
    const kept = Object.entries(claims).filter(([, one]) => !ids.includes(one.ref))
    return kept.length === Object.keys(claims).length ? claims : Object.fromEntries(kept)
  })
  await syncWeek(ctx, memberId, doc.date)
  return true
}

async function claimFor(
  ctx: Context,
  space: Space,
  { spaceId, date }: DayDoc,
  key: string,
  booking: Booking,
  memberId: string,
): Promise<boolean> {
  const wish = { ...claimOf(space, bookingRef(spaceId, date, key), booking), turn: booking.changes ?? 0 }
  const result = await claim(ctx.db, memberId, wish, { token: `bind_${ctx.requestId}`, now: ctx.now() })
  return result.kind === 'held'
}

/** The same day with the member in the account's place; the very same where there is nothing to do. */
function renamed(book: DayBook, keys: readonly string[], { accountId, memberId, name }: Binding): DayBook {
  const isTheirs = (one: { personId: string }) => one.personId === accountId
  const hers = <T extends { personId: string }>(one: T): T => ({
    ...one,
    ...{ personId: memberId, personName: name },
  })
  const moving = Object.entries(book.bookings).filter(([key, one]) => isTheirs(one) && keys.includes(key))
  const waiting = Object.entries(book.waits ?? {}).filter(([, one]) => isTheirs(one))
  if (moving.length + waiting.length === 0) return book
  const replaced = <T extends { personId: string }>(lines: [string, T][]) =>
    Object.fromEntries(lines.map(([key, one]) => [key, hers(one)]))
  return rebuilt({
    ...book,
    bookings: { ...book.bookings, ...replaced(moving) },
    waits: { ...book.waits, ...replaced(waiting) },
  })
}
