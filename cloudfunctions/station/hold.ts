import { type Booking, isStanding } from '../../miniprogram/shared/rules/day/book'
import { settled } from '../../miniprogram/shared/rules/day/settle'
import {
  type Making,
  type ReserveRequest,
  type Who,
  decideReservation,
} from '../../miniprogram/shared/rules/reserve'
import type { Claim } from '../agenda/public'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay } from './alterDay'
import { type Claimed, claimAll, claimOf } from './claims'
import { days } from './dayStore'
import { knownSpace, spaceOf } from './find'
import { bookingBy, holdFirst, onTerms } from './holdFirst'
import { Unproven, likelyProof } from './proof'
import type { BookingRef } from './reservations'
import type { Space } from './spaceStore'

/** One booking that somebody wants, whoever asks: a person, a series, a change to another day, an event, the keeper. */
export interface Wish {
  ref: BookingRef
  request: ReserveRequest
  who: Who
  making: Making
  /** What it would be written as; the buffers are the space's. */
  booking: Booking
  /** The person is not where the event's hours are. */
  claimsNobody?: boolean
  /** What a change claims, where that is less than the whole booking. */
  claims?: readonly Claim[]
}

export interface Held {
  space: Space
  booking: Booking
}

/**
 * Takes the person's time, then the space's. Uncontended it is two requests; with the account that makes three. The same
 * key again answers what it did before, also when it would be refused now.
 */
export async function holdSpace(ctx: Context, wish: Wish): Promise<Held> {
  const space = await decidedSpace(ctx, wish, await knownSpace(ctx.db, wish.ref.spaceId))
  if ('earlier' in space) return space.earlier
  const claimed = await claimFor(ctx, space.terms, wish)
  try {
    const first = claimed.isFirst ? await holdFirst(ctx, space.terms, wish.ref, wish.booking) : null
    const held = first ?? (await hold(ctx, space.terms, wish))
    // An earlier try of this request had its booking, which has been given back since: so is the person's time.
    if (!isStanding(held.booking)) await claimed.giveBack()
    return held
  } catch (error) {
    if (error instanceof AppError) await claimed.giveBack()
    throw error
  }
}

type Decided = { terms: Space } | { earlier: Held }

/** A refusal is said only by terms, and to who, was read just now; and never to a request that was granted before. */
async function decidedSpace(ctx: Context, wish: Wish, space: Space, isFresh = false): Promise<Decided> {
  const decision = decide(ctx, wish, space)
  if (decision.kind === 'allowed') return { terms: space }
  if (ctx.reread) throw new Unproven()
  if (!isFresh) return decidedSpace(ctx, wish, await spaceOf(ctx.db, space._id), true)
  const earlier = await bookingAt(ctx, wish.ref)
  if (earlier) return { earlier: { space, booking: earlier } }
  throw AppError.from(decision)
}

const decide = (ctx: Context, { request, who, making }: Wish, space: Space) =>
  decideReservation(space, request, who, ctx.now(), making)

async function claimFor(ctx: Context, space: Space, wish: Wish): Promise<Claimed> {
  const { booking, ref, claims, claimsNobody } = wish
  const claimant = { personId: claimsNobody ? '' : booking.personId, branchId: booking.branchId ?? '' }
  try {
    const claimed = await claimAll(ctx, space, claimant, claims ?? [claimOf(space, ref, booking)], {
      isChange: claims !== undefined,
    })
    if (!claimed.isFirst && claimant.personId === ctx.actor.personId) likelyProof(ctx, ref.date)
    return claimed
  } catch (error) {
    const earlier = error instanceof AppError ? await bookingAt(ctx, ref) : undefined
    if (!earlier || !isStanding(earlier)) throw error
    return { giveBack: () => Promise.resolve(), isFirst: false }
  }
}

/** How often a day may change under our hands before we say that it is busy; each turn means somebody else got on. */
const TURNS = 12

async function hold(ctx: Context, first: Space, wish: Wish): Promise<Held> {
  const { ref } = wish
  const store = days(ctx.db)
  let space = first
  for (let turn = 0; turn < TURNS; turn++) {
    const { version } = space
    const booking = bookingBy(space, wish.booking)
    const ticks = ticksFor(ctx, wish, space)
    if (await store.hold(ref.dayId, version, ref.key, booking, ticks)) return { space, booking }
    // Refused: the day is not made, or by other terms; this request was granted before; or it is taken.
    const doc = await store.get(ref.dayId)
    const earlier = doc?.bookings[ref.key]
    if (earlier) return { space, booking: earlier }
    if (!doc || doc.version !== version) {
      space = await onTerms(ctx, ref, doc?.version)
      continue
    }
    if (settled(doc, space, ctx.now()) !== doc)
      await alterDay(ctx, space, ref.dayId, (book) => ({ book, answer: null }))
    else if (doc.taken.some((tick) => ticks.includes(tick))) throw new AppError('SPACE_TAKEN')
  }
  throw new AppError('BUSY')
}

function ticksFor(ctx: Context, wish: Wish, space: Space): readonly number[] {
  const decision = decide(ctx, wish, space)
  if (decision.kind === 'refused') throw AppError.from(decision)
  return decision.ticks
}

export const bookingAt = async (ctx: Context, { dayId, key }: BookingRef): Promise<Booking | undefined> =>
  (await days(ctx.db).get(dayId))?.bookings[key]

/** A booking that has just been asked for. */
export const newBooking = (
  ctx: Context,
  form: Pick<Booking, 'from' | 'to' | 'people' | 'purpose'> & Partial<Booking>,
): Booking => ({
  personId: ctx.actor.personId,
  personName: ctx.actor.name ?? '',
  status: 'booked',
  createdAt: ctx.now(),
  checkedInAt: null,
  cancelledAt: null,
  ...form,
})
