import type { SweepReport } from '../../miniprogram/shared/contract/keeping'
import { MINUTE_MS } from '../../miniprogram/shared/kit/time'
import { type Booking, isStanding, rebuilt, ticksHeld } from '../../miniprogram/shared/rules/day/book'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { noteNoShow } from '../agenda/public'
import type { Context } from '../kit/action'
import { alterDay } from './alterDay'
import { closeDays } from './closing'
import { type DayDoc, days } from './dayStore'
import { finishMove } from './move'
import { bookingRef, readReservationId } from './reservations'
import type { Space } from './spaceStore'

/** Younger than this, something may still be on its way; nothing is judged by it. */
export const SETTLED_MS = 2 * MINUTE_MS

/** Ticks in words, whatever their order. */
export const sorted = (ticks: readonly number[]) => [...ticks].sort((a, b) => a - b).join(' ')

/** One day by itself: its ticks, its terms, what is due or untold, what is closed, what was moved and left halfway. */
export async function sweepDay(
  ctx: Context,
  space: Space,
  doc: DayDoc,
  rooms: ReadonlyMap<string, Space>,
  report: SweepReport,
): Promise<void> {
  report.days++
  const twice = heldTwice(doc)
  if (twice.length > 0) {
    report.reported.push(`${doc._id}: held twice: ${twice.join(' ')}`)
    return
  }
  await raise(ctx, space, doc, report)
  await retick(ctx, space, doc, report)
  await alterDay(ctx, space, doc._id, (book) => ({ book, answer: null }))
  await finishClosures(ctx, space, doc, report)
  await finishMoves(ctx, space, doc, rooms, report)
  for (const [key, one] of Object.entries(doc.bookings))
    if (one.status === 'released' && one.personId)
      await noteNoShow(ctx.db, one.personId, key, one.cancelledAt ?? ctx.now())
}

export function heldTwice(doc: Pick<DayDoc, 'bookings' | 'waits'>): number[] {
  const held = ticksHeld(doc)
  return [...new Set(held.filter((tick, index) => held.indexOf(tick) !== index))]
}

async function raise(ctx: Context, { version }: Space, doc: DayDoc, report: SweepReport): Promise<void> {
  if (doc.version !== undefined && doc.version < version && (await days(ctx.db).raise(doc._id, version)))
    report.repaired.push(`${doc._id}: raised to the terms of version ${version}`)
}

async function retick(ctx: Context, space: Space, doc: DayDoc, report: SweepReport): Promise<void> {
  if (sorted(doc.taken) === sorted(rebuilt(doc).taken)) return
  await alterDay(ctx, space, doc._id, (book) => ({ book: { ...rebuilt(book) }, answer: null }))
  report.repaired.push(`${doc._id}: ticks follow from the bookings again`)
}

async function finishClosures(ctx: Context, space: Space, doc: DayDoc, report: SweepReport): Promise<void> {
  const closures = (space.blackouts ?? []).filter((one) => one.fromDate <= doc.date && doc.date <= one.toDate)
  for (const closure of closures) {
    const isLeft = (one: Booking) => isStanding(one) && one.createdAt < ctx.now() - SETTLED_MS
    const { from = 0, to = 24 * 60 } = closure
    const left = Object.values(doc.bookings).filter(
      (one) => isLeft(one) && !one.leftAt && one.from < to && from < one.to && one.status !== 'checkedIn',
    )
    if (
      left.length === 0 ||
      openOn(space, doc.date).open.some((open) => left.some((one) => covers(open, one)))
    )
      continue
    await closeDays(ctx, space, { ...closure, fromDate: doc.date, toDate: doc.date })
    report.repaired.push(`${doc._id}: the closure ${closure.id} was carried through`)
  }
}

const covers = (open: { from: number; to: number }, one: Booking) =>
  open.from <= one.from && one.to <= open.to

/** Somebody moved to this day, and the function died before the old hours were given back. */
async function finishMoves(
  ctx: Context,
  space: Space,
  doc: DayDoc,
  rooms: ReadonlyMap<string, Space>,
  report: SweepReport,
): Promise<void> {
  for (const [key, booking] of Object.entries(doc.bookings)) {
    const from = booking.replaces ? readReservationId(booking.replaces) : null
    const old = from && rooms.get(from.spaceId)
    if (!from || !old || !isStanding(booking) || booking.createdAt >= ctx.now() - SETTLED_MS) continue
    const left = (await days(ctx.db).get(from.dayId))?.bookings[from.key]
    if (!left || !isStanding(left)) continue
    await finishMove(ctx, from, old, bookingRef(doc.spaceId, doc.date, key), space)
    report.repaired.push(`${booking.replaces}: was moved to ${doc._id} and is given back now`)
  }
}
