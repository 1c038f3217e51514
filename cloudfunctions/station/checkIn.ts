import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { withBooking } from '../../miniprogram/shared/rules/day/book'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { alterDay } from './alterDay'
import { meantBy, scannedSpace, todayOf } from './door'
import { codeText } from './fields'
import { anyBooking } from './own'
import { bookingRef, toReservation } from './reservations'
import { dayId } from './dayStore'

const input = z.object({ code: codeText }) satisfies z.ZodType<InputOf<'station.checkIn'>>

/** The person stands at the door and scans the space's code: their reservation of now is marked as come. */
export const checkIn = action('station.checkIn', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { code }) {
    const space = await scannedSpace(ctx, code)
    const date = todayOf(ctx)
    return alterDay(ctx, space, dayId(space._id, date), (book) => {
      const decision = meantBy(ctx, book, space)
      if (decision.kind === 'refused') throw AppError.from(decision)
      const { key } = decision
      const ref = bookingRef(space._id, date, key)
      const again = decision.kind === 'inBefore'
      const change = { status: 'checkedIn', checkedInAt: ctx.now() } as const
      const after = again ? book : withBooking(book, key, change)
      const booking = anyBooking(after, key)
      return { book: after, answer: { reservation: toReservation(space, ref, booking), again } }
    })
  },
})
