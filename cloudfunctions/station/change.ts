import * as z from 'zod'
import type { ChangeInput, Reservation } from '../../miniprogram/shared/contract/reservation'
import { decideChange } from '../../miniprogram/shared/rules/cancel'
import { type Booking, effectOf, telling, withBooking } from '../../miniprogram/shared/rules/day/book'
import { decideReservation, heldTicks } from '../../miniprogram/shared/rules/reserve'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { alterDay } from './alterDay'
import { claimAll, piecesOf } from './claims'
import { syncBooking } from './claimSync'
import { withContent } from './content'
import { days } from './dayStore'
import { contact, content, date, minute, organization, people, purpose, requestId } from './fields'
import { reservationId, spaceId } from './fields'
import { spaceOf } from './find'
import { moveAway } from './move'
import { changed, saidAnew } from './changed'
import { ownBooking, refOf } from './own'
import { type BookingRef, bookingKey, bookingRef, toReservation, whatOf } from './reservations'
import type { Space } from './spaceStore'
import { whoFor } from './who'

const input = z.object({
  ...{ reservationId, spaceId: spaceId.optional(), date: date.optional() },
  ...{ from: minute('开始时间').optional(), to: minute('结束时间').optional() },
  ...{ people: people.optional(), purpose: purpose.optional(), organization, contact, content, requestId },
}) satisfies z.ZodType<ChangeInput>

/**
 * Other hours, another day, another room, or something else said. Within its day it is one write; elsewhere the new one is
 * held before the old one is given back, so that never both are lost.
 */
export const change = action('station.change', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, asked): Promise<Reservation> {
    const request = await withContent(ctx, asked)
    const ref = refOf(request.reservationId)
    const { spaceId: room = ref.spaceId, date: day = ref.date } = request
    if (room === ref.spaceId && day === ref.date) return changeWithin(ctx, ref, request)
    const target = bookingRef(room, day, bookingKey(ctx.actor.personId, request.requestId))
    return moveAway(ctx, ref, target, request)
  },
})

/** How often the same reservation may change on another phone meanwhile. */
const TURNS = 5

async function changeWithin(ctx: Context, ref: BookingRef, request: ChangeInput): Promise<Reservation> {
  for (let turn = 0; turn < TURNS; turn++) {
    const space = await spaceOf(ctx.db, ref.spaceId)
    const had = ownBooking(ctx, (await days(ctx.db).get(ref.dayId)) ?? { bookings: {} }, ref.key)
    const done = await tryChange(ctx, space, ref, had, request)
    if (done) return toReservation(space, ref, done)
  }
  throw new AppError('BUSY')
}

/** null when the reservation was changed under our hands. */
async function tryChange(
  ctx: Context,
  space: Space,
  ref: BookingRef,
  had: Booking,
  request: ChangeInput,
): Promise<Booking | null> {
  const mark = digest(request.requestId).slice(0, 8)
  const wanted = { ...had, ...saidAnew(request) }
  const { branchId, ...who } = await whoFor(ctx, space)
  const isDone = (had.requests ?? []).includes(request.requestId)
  if (!isDone) checkChange(ctx, space, ref, had, wanted, who)
  const pieces = isDone ? [] : piecesOf(space, ref, wanted, had, mark)
  const claimant = { personId: had.personId, branchId }
  const claimed = await claimAll(ctx, space, claimant, pieces, { isChange: true })
  try {
    const now = await write(ctx, space, ref, had, wanted, request.requestId)
    if (now === null) await claimed.giveBack()
    else await syncBooking(ctx, { ref, what: whatOf(space) }, now, mark)
    return now
  } catch (error) {
    if (error instanceof AppError) await claimed.giveBack()
    throw error
  }
}

function checkChange(
  ctx: Context,
  space: Space,
  { date: day }: BookingRef,
  had: Booking,
  wanted: Booking,
  who: { isMember: boolean; path?: string },
): void {
  const may = decideChange(had, day, ctx.now(), space.notice.change)
  if (may.kind === 'refused') throw AppError.from(may)
  const decision = decideReservation(space, { ...wanted, date: day }, who, ctx.now(), 'change')
  if (decision.kind === 'refused') throw AppError.from(decision)
}

const write = (
  ctx: Context,
  space: Space,
  ref: BookingRef,
  had: Booking,
  wanted: Booking,
  request: string,
): Promise<Booking | null> =>
  alterDay<Booking | null>(ctx, space, ref.dayId, (book, terms) => {
    const { key } = ref
    const now = ownBooking(ctx, book, key)
    if ((now.requests ?? []).includes(request)) return { book, answer: now }
    if ((now.changes ?? 0) !== (had.changes ?? 0) || now.status !== had.status) return { book, answer: null }
    const { before, after } = terms
    const own = heldTicks(now, now)
    const ticks = heldTicks({ before, after }, wanted)
    const isTaken = book.taken.some((tick) => ticks.includes(tick) && !own.includes(tick))
    if (isTaken) throw new AppError('SPACE_TAKEN')
    const next = { ...changed(now, wanted, terms, request), before, after }
    const turn = next.changes ?? 0
    return {
      book: telling(withBooking(book, key, next), effectOf('changed', key, ctx.now(), turn)),
      answer: next,
    }
  })
