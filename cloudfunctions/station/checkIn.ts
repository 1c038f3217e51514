import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { decideCheckIn } from '../../miniprogram/shared/rules/checkIn'
import { readSpaceCode } from '../../miniprogram/shared/rules/spaceCode'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { codeText } from './fields'
import { bookingRef, toReservation } from './reservations'
import { type DayDoc, type SpaceDoc, dayId, days, spaces } from './store'

const input = z.object({ code: codeText }) satisfies z.ZodType<InputOf<'station.checkIn'>>

/** The person stands at the door and scans the space's code: their reservation of now is marked as come. */
export const checkIn = action('station.checkIn', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { code }) {
    const space = await scannedSpace(ctx, code)
    const at = ctx.now()
    const doc = await days(ctx.db).get(dayId(space._id, dayOf(at)))
    const decision = decideCheckIn(attendable(doc, ctx.actor.personId), at, space.name)
    if (decision.kind === 'refused') throw AppError.from(decision)
    const ref = bookingRef(space._id, dayOf(at), decision.key)
    const first = decision.kind === 'in' && (await days(ctx.db).checkIn(ref.dayId, ref.key, at))
    const booking = await bookingNow(ctx, ref.dayId, ref.key)
    return { reservation: toReservation(space, ref, booking), again: !first }
  },
})

async function scannedSpace(ctx: Context, text: string): Promise<SpaceDoc> {
  const code = readSpaceCode(text)
  if (!code) throw new AppError('CODE_UNREADABLE')
  const space = await spaces(ctx.db).get(code.spaceId)
  if (!space || space.codeKey !== code.key) throw new AppError('CODE_UNKNOWN')
  return space
}

const attendable = (doc: DayDoc | null, personId: string) =>
  Object.entries(doc?.bookings ?? {})
    .filter(([, booking]) => booking.personId === personId)
    .map(([key, { from, to, status }]) => ({ key, from, to, status }))

/** What stands there after the write: the truth, also when two phones scanned at once, or one cancelled. */
async function bookingNow(ctx: Context, id: string, key: string) {
  const booking = (await days(ctx.db).get(id))?.bookings[key]
  if (booking?.status !== 'checkedIn') throw new AppError('RESERVATION_CANCELLED')
  return booking
}
