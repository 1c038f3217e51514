import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { AtDoor } from '../../miniprogram/shared/contract/reservation'
import { type Minute, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { type DayBook, effectOf, telling, withBooking } from '../../miniprogram/shared/rules/day/book'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { refuseWho } from '../../miniprogram/shared/rules/reserve'
import { TICK_MINUTES, freeRanges } from '../../miniprogram/shared/rules/ticks'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay, settleDay } from './alterDay'
import { dayId, days, emptyDay } from './dayStore'
import { meantBy, scannedSpace, todayOf } from './door'
import { codeText, minute, people, purpose, requestId, reservationId } from './fields'
import { spaceOf } from './find'
import { takenOf, termsOf } from './frame'
import { holdSpace, newBooking } from './hold'
import { anyBooking, ownBooking, refOf } from './own'
import { bookingKey, bookingRef, toReservation } from './reservations'
import type { Space } from './spaceStore'
import { whoFor } from './who'

/** The quarter of an hour that runs now: whoever walks in has it from its beginning. */
export const quarterOf = (now: number): Minute => minuteOf(now) - (minuteOf(now) % TICK_MINUTES)

const doorInput = z.object({ code: codeText }) satisfies z.ZodType<InputOf<'station.atDoor'>>

/** What the scan of a door's code offers: checking in, or walking in where it is free. Changes nothing. */
export const atDoor = action('station.atDoor', {
  role: 'resident',
  scope: 'own',
  input: doorInput,
  async run(ctx, { code }): Promise<AtDoor> {
    const space = await scannedSpace(ctx, code)
    const date = todayOf(ctx)
    const id = dayId(space._id, date)
    const found = await days(ctx.db).get(id)
    const doc = found ? await settleDay(ctx, space, found) : emptyDay(space._id, date)
    const decision = meantBy(ctx, doc, space)
    const mine = decision.kind === 'refused' ? null : { key: decision.key }
    const freeUntil = freeUntilOf(ctx, space, doc)
    return {
      ...{ space: termsOf(space), now: ctx.now(), freeUntil },
      station: { id: space.stationId, name: space.station.name, phone: space.station.phone },
      mine: mine && toReservation(space, bookingRef(space._id, date, mine.key), anyBooking(doc, mine.key)),
      why: await whyNot(ctx, space, freeUntil, decision.kind === 'refused' ? AppError.from(decision) : null),
    }
  },
})

/** Until when somebody who walks in now could stay; null when not even a quarter of an hour. */
export function freeUntilOf(ctx: Context, space: Space, doc: Pick<DayBook, 'taken'>): Minute | null {
  const from = quarterOf(ctx.now())
  const { open } = openOn(space, dayOf(ctx.now()))
  const run = freeRanges(open, takenOf(space, doc)).find((one) => one.from <= from && from < one.to)
  return run && run.to > minuteOf(ctx.now()) ? Math.min(run.to, from + space.longest) : null
}

async function whyNot(
  ctx: Context,
  space: Space,
  freeUntil: Minute | null,
  ofMine: AppError | null,
): Promise<string | null> {
  if (ofMine && ['CHECK_IN_RELEASED', 'CHECK_IN_ASKED'].includes(ofMine.code) && freeUntil === null)
    return ofMine.message
  if (freeUntil === null) return new AppError('WALK_IN_TAKEN').message
  if (space.approval) return new AppError('SPACE_NEEDS_APPROVAL').message
  const refusal = refuseWho(space, await whoFor(ctx, space))
  return refusal && AppError.from(refusal).message
}

const walkInput = z.object({
  ...{ code: codeText, to: minute('结束时间').multipleOf(TICK_MINUTES), people, purpose, requestId },
}) satisfies z.ZodType<InputOf<'station.walkIn'>>

/** It is free and one stands before it: from now on, checked in at once. */
export const walkIn = action('station.walkIn', {
  role: 'resident',
  scope: 'own',
  input: walkInput,
  async run(ctx, { code, to, people: count, purpose: why, requestId: request }) {
    const space = await scannedSpace(ctx, code)
    if (space.approval) throw new AppError('SPACE_NEEDS_APPROVAL')
    const { branchId, ...who } = await whoFor(ctx, space)
    const from = quarterOf(ctx.now())
    const date = todayOf(ctx)
    const ref = bookingRef(space._id, date, bookingKey(ctx.actor.personId, request))
    if (to <= from) throw new AppError('INVALID_INPUT', { field: '结束时间' })
    const held = await holdSpace(ctx, {
      ...{ ref, who, making: 'walkIn', request: { date, from, to, people: count } },
      booking: newBooking(ctx, {
        ...{ from, to, people: count, purpose: why, status: 'checkedIn', checkedInAt: ctx.now() },
        ...(branchId ? { branchId } : {}),
      }),
    })
    return toReservation(held.space, ref, held.booking)
  },
})

const leaveInput = z.object({ reservationId }) satisfies z.ZodType<InputOf<'station.leave'>>

/** Done early: what is left of the time goes to others, from the next quarter of an hour on. */
export const leave = action('station.leave', {
  role: 'resident',
  scope: 'own',
  input: leaveInput,
  async run(ctx, { reservationId: id }) {
    const ref = refOf(id)
    const space = await spaceOf(ctx.db, ref.spaceId)
    return alterDay(ctx, space, ref.dayId, (book, terms) => {
      const booking = ownBooking(ctx, book, ref.key)
      if (booking.leftAt) return { book, answer: toReservation(terms, ref, booking) }
      if (booking.status !== 'checkedIn') throw new AppError('LEAVE_NOT_IN')
      const quarter = Math.ceil(minuteOf(ctx.now()) / TICK_MINUTES) * TICK_MINUTES
      const isToday = ref.date === todayOf(ctx)
      const to = isToday ? Math.max(booking.from + TICK_MINUTES, quarter) : booking.to
      const change = {
        ...{ to: Math.min(to, booking.to), leftAt: ctx.now() },
        changes: (booking.changes ?? 0) + 1,
      }
      const after = withBooking(book, ref.key, change)
      return {
        book: telling(after, effectOf('left', ref.key, ctx.now())),
        answer: toReservation(terms, ref, { ...booking, ...change }),
      }
    })
  },
})
