import { dayOf } from '../../miniprogram/shared/kit/time'
import { type DayBook } from '../../miniprogram/shared/rules/day/book'
import { type CheckInDecision, decideCheckIn } from '../../miniprogram/shared/rules/checkIn'
import { readSpaceCode } from '../../miniprogram/shared/rules/spaceCode'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { isOwn } from './own'
import type { Space } from './spaceStore'
import { spaces } from './spaceStore'

/** The space whose code was scanned. */
export async function scannedSpace(ctx: Context, text: string): Promise<Space> {
  const code = readSpaceCode(text)
  if (!code) throw new AppError('CODE_UNREADABLE')
  const space = await spaces(ctx.db).get(code.spaceId)
  if (!space || space.codeKey !== code.key) throw new AppError('CODE_UNKNOWN')
  return space
}

/** Which of the caller's reservations of today the scan means. */
export function meantBy(ctx: Context, book: Pick<DayBook, 'bookings'>, space: Space): CheckInDecision {
  const mine = Object.entries(book.bookings)
    .filter(([, booking]) => isOwn(ctx.actor, booking.personId))
    .map(([key, { from, to, status }]) => ({ key, from, to, status }))
  return decideCheckIn(mine, ctx.now(), space.name)
}

export const todayOf = (ctx: Context) => dayOf(ctx.now())
