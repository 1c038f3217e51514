import type { ChangeInput, Reservation } from '../../miniprogram/shared/contract/reservation'
import { freeRanges } from '../../miniprogram/shared/rules/ticks'
import { decideChange } from '../../miniprogram/shared/rules/cancel'
import { type Booking, isStanding, withBooking } from '../../miniprogram/shared/rules/day/book'
import { type Claim, quotaOwner, weekOf } from '../agenda/public'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay } from './alterDay'
import { saidAnew } from './changed'
import { claimOf } from './claims'
import { syncClaims, syncWeek } from './claimSync'
import { days } from './dayStore'
import { spaceOf } from './find'
import { bookingAt, holdSpace, newBooking } from './hold'
import { ownBooking } from './own'
import { type BookingRef, reservationIdOf, toReservation, whatOf } from './reservations'
import type { Space } from './spaceStore'
import { whoFor } from './who'

/** To another day or room: holds the new one, then gives the old one back. Cut off in between, a retry goes on. */
export async function moveAway(
  ctx: Context,
  from: BookingRef,
  to: BookingRef,
  request: ChangeInput,
): Promise<Reservation> {
  const [old, space] = await Promise.all([spaceOf(ctx.db, from.spaceId), spaceOf(ctx.db, to.spaceId)])
  const had = ownBooking(ctx, (await days(ctx.db).get(from.dayId)) ?? { bookings: {} }, from.key)
  const earlier = await bookingAt(ctx, to)
  const held = earlier
    ? { space, booking: earlier }
    : await holdNew(ctx, { old, space, from, to, had, request })
  if (isStanding(held.booking)) await finishMove(ctx, from, old, to, space)
  return toReservation(held.space, to, held.booking)
}

interface Move {
  old: Space
  space: Space
  from: BookingRef
  to: BookingRef
  had: Booking
  request: ChangeInput
}

async function holdNew(ctx: Context, { old, space, from, to, had, request }: Move) {
  const may = decideChange(had, from.date, ctx.now(), old.notice.change)
  if (may.kind === 'refused') throw AppError.from(may)
  const { branchId, ...who } = await whoFor(ctx, space)
  const { people, purpose, organization, contact, content, seriesId } = had
  const form = { from: had.from, to: had.to, people, purpose, organization, contact, content, seriesId }
  const known = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined))
  const booking = newBooking(ctx, {
    ...({ ...known, ...saidAnew(request) } as Pick<Booking, 'from' | 'to' | 'people' | 'purpose'>),
    ...(branchId ? { branchId } : {}),
    replaces: reservationIdOf(from),
  })
  return holdSpace(ctx, {
    ...{ ref: to, request: { ...booking, date: to.date }, who, making: 'change', booking },
    claims: claimsOf(space, from, to, had, booking),
  })
}

/** What the person needs beside what the old one has: on the same day only the rest, in the same week only the difference. */
function claimsOf(space: Space, from: BookingRef, to: BookingRef, had: Booking, wish: Booking): Claim[] {
  const isSameWeek = weekOf(from.date) === weekOf(to.date)
  const whole = claimOf(space, to, wish, isSameWeek ? had : undefined)
  if (from.date !== to.date) return [whole]
  return freeRanges([wish], [had]).map((piece, n) => ({
    ...{ ...whole, key: `${to.key}_m${n}`, from: piece.from, to: piece.to },
    minutes: n === 0 ? whole.minutes : 0,
  }))
}

/** Gives the old one back and brings the person's weeks to what the days say. The sweeper calls it for who was cut off. */
export async function finishMove(
  ctx: Context,
  from: BookingRef,
  old: Space,
  to: BookingRef,
  space: Space,
): Promise<void> {
  const booking = await alterDay(ctx, old, from.dayId, (book) => {
    const had = book.bookings[from.key]
    if (!had || !isStanding(had)) return { book, answer: had }
    // Nothing is told: the person's week is brought to both in one write below, and by the sweeper if not.
    return { book: withBooking(book, from.key, { status: 'cancelled', cancelledAt: ctx.now() }), answer: had }
  })
  if (!booking) return
  await syncWeek(ctx, booking.personId, from.date, 'm')
  if (weekOf(from.date) !== weekOf(to.date)) await syncWeek(ctx, booking.personId, to.date, 'm')
  if (!booking.branchId) return
  const both = [
    { ref: from, what: whatOf(old) },
    { ref: to, what: whatOf(space) },
  ]
  for (const one of both) await syncClaims(ctx, quotaOwner(one.ref.spaceId, booking.branchId), [one], 'm')
}
