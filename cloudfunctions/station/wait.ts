import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Wait } from '../../miniprogram/shared/contract/reservation'
import { type DayBook, type WaitLine, rebuilt, withWait } from '../../miniprogram/shared/rules/day/book'
import { waitingInOrder } from '../../miniprogram/shared/rules/day/settle'
import { decideReservation } from '../../miniprogram/shared/rules/reserve'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay } from './alterDay'
import { claimAll, claimOf } from './claims'
import { withContent } from './content'
import { days } from './dayStore'
import { requestId, waitId, wish } from './fields'
import { spaceOf } from './find'
import { newBooking } from './hold'
import { ownWait, refOf } from './own'
import { type BookingRef, bookingKey, bookingRef, toReservation, toWait } from './reservations'
import type { Space } from './spaceStore'
import { said, whoFor } from './who'

/** So many may wait for overlapping hours; who comes later would wait in vain. */
const MOST_WAITING = 30

const joinInput = z.object({ ...wish, requestId }) satisfies z.ZodType<InputOf<'station.waitJoin'>>

/** Stands in line for hours that are taken. When they come free, the line moves up by itself. */
export const waitJoin = action('station.waitJoin', {
  role: 'resident',
  scope: 'own',
  input: joinInput,
  async run(ctx, asked): Promise<Wait> {
    const request = await withContent(ctx, asked)
    const space = await spaceOf(ctx.db, request.spaceId)
    const who = await whoFor(ctx, space)
    const key = bookingKey(ctx.actor.personId, request.requestId)
    const ref = bookingRef(request.spaceId, request.date, key)
    return alterDay(ctx, space, ref.dayId, (book, terms) => {
      const had = book.waits?.[key]
      if (had) return { book, answer: toWait(terms, ref, had, book) }
      const decision = decideReservation(terms, request, who, ctx.now())
      if (decision.kind === 'refused') throw AppError.from(decision)
      checkLine(ctx, book, request, decision.ticks)
      const { from, to, people, purpose } = request
      const line: WaitLine = {
        ...{ personId: ctx.actor.personId, personName: ctx.actor.name ?? '', from, to, people, purpose },
        ...{ ...said(request), status: 'waiting', joinedAt: ctx.now(), until: null },
      }
      const after = rebuilt({ ...book, waits: { ...book.waits, [key]: line } })
      return { book: after, answer: toWait(terms, ref, line, after) }
    })
  },
})

function checkLine(
  ctx: Context,
  book: DayBook,
  { from, to }: { from: number; to: number },
  ticks: readonly number[],
): void {
  if (!book.taken.some((tick) => ticks.includes(tick))) throw new AppError('WAIT_NOT_NEEDED')
  const line = Object.values(book.waits ?? {}).filter(
    (one) => ['waiting', 'offered'].includes(one.status) && one.from < to && from < one.to,
  )
  if (line.some(({ personId }) => personId === ctx.actor.personId)) throw new AppError('WAIT_IN_ALREADY')
  if (waitingInOrder(book).length >= MOST_WAITING) throw new AppError('WAIT_FULL')
}

const idInput = z.object({ waitId })

/** Out of the line by oneself; whoever left is not asked again. */
export const waitLeave = action('station.waitLeave', {
  role: 'resident',
  scope: 'own',
  input: idInput satisfies z.ZodType<InputOf<'station.waitLeave'>>,
  run: (ctx, { waitId: id }) => out(ctx, refOf(id), 'left'),
})

/** No to an offer: the next in line is asked in the same write. */
export const waitDecline = action('station.waitDecline', {
  role: 'resident',
  scope: 'own',
  input: idInput satisfies z.ZodType<InputOf<'station.waitDecline'>>,
  run: (ctx, { waitId: id }) => out(ctx, refOf(id), 'declined'),
})

async function out(ctx: Context, ref: BookingRef, status: 'left' | 'declined'): Promise<Wait> {
  const space = await spaceOf(ctx.db, ref.spaceId)
  return alterDay(ctx, space, ref.dayId, (book, terms) => {
    const had = ownWait(ctx, book, ref.key)
    if (had.status === 'accepted') throw new AppError('WAIT_OVER')
    const isAlive = had.status === 'waiting' || had.status === 'offered'
    const after = isAlive ? withWait(book, ref.key, { status }) : book
    return { book: after, answer: toWait(terms, ref, after.waits?.[ref.key] ?? had, after) }
  })
}

/** Yes to an offer: the person's own time is claimed, and the offered hours become a reservation of the same key. */
export const waitAccept = action('station.waitAccept', {
  role: 'resident',
  scope: 'own',
  input: idInput satisfies z.ZodType<InputOf<'station.waitAccept'>>,
  async run(ctx, { waitId: id }) {
    const ref = refOf(id)
    const space = await spaceOf(ctx.db, ref.spaceId)
    const doc = await days(ctx.db).get(ref.dayId)
    const earlier = doc?.bookings[ref.key]
    const line = ownWait(ctx, doc ?? {}, ref.key)
    if (earlier) return toReservation(space, ref, earlier)
    checkOffered(line, ctx.now())
    const { branchId } = await whoFor(ctx, space)
    const claimant = { personId: ctx.actor.personId, branchId }
    const claimed = await claimAll(ctx, space, claimant, [claimOf(space, ref, line)])
    try {
      return await accept(ctx, space, ref, branchId)
    } catch (error) {
      if (error instanceof AppError) await claimed.giveBack()
      throw error
    }
  },
})

const accept = (ctx: Context, space: Space, ref: BookingRef, branchId: string) =>
  alterDay(ctx, space, ref.dayId, (book, terms) => {
    const line = ownWait(ctx, book, ref.key)
    const had = book.bookings[ref.key]
    if (had) return { book, answer: toReservation(terms, ref, had) }
    checkOffered(line, ctx.now())
    const { from, to, people, purpose, before = 0, after = 0 } = line
    const booking = newBooking(ctx, {
      ...{ from, to, people, purpose, before, after, ...said(saidOf(line)) },
      ...(branchId ? { branchId } : {}),
      status: terms.approval ? 'asked' : 'booked',
    })
    const taken = { ...book, bookings: { ...book.bookings, [ref.key]: booking } }
    return {
      book: withWait(taken, ref.key, { status: 'accepted' }),
      answer: toReservation(terms, ref, booking),
    }
  })

const saidOf = ({ organization, contact, content }: WaitLine) => ({
  ...(organization ? { organization } : {}),
  ...(contact ? { contact } : {}),
  ...(content ? { content } : {}),
})

function checkOffered({ status, until }: WaitLine, now: number): void {
  if (status === 'waiting') throw new AppError('WAIT_NO_OFFER')
  if (status !== 'offered' || now >= (until ?? 0)) throw new AppError('WAIT_OVER')
}
