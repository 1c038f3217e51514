import * as z from 'zod'
import type { Signup } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { standingOf } from '../../miniprogram/shared/rules/event/roll'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { eventId, requestId } from './fields'
import { eventOf, rollOf } from './find'
import { rolls } from './rolls'
import { tellMovedUp } from './tell'
import { signupOf } from './view'
import { giveHours } from './weeks'

const input = z.object({ eventId, requestId }) satisfies z.ZodType<InputOf<'event.leave'>>

/** Gives one's place back; whoever waits first has it by the same write. */
export const leave = action('event.leave', {
  role: 'resident',
  scope: 'own',
  input,
  run: (ctx, { eventId: id }) => giveBack(ctx, id, ctx.actor.personId, 'self'),
})

const TURNS = 5

/** By oneself until the deadline, by the organiser until the beginning. Done twice, it answers the same. */
export async function giveBack(
  ctx: Context,
  id: string,
  personId: string,
  by: 'self' | 'organizer',
): Promise<Signup> {
  const now = ctx.now()
  for (let turn = 0; turn < TURNS; turn++) {
    const roll = await rollOf(ctx.db, id)
    const entry = roll.entries[personId]
    const { status } = standingOf(roll, personId)
    if (status === 'none' || !entry) throw new AppError('EVENT_NOT_SIGNED_UP', { name: '您' })
    if (status === 'left') return signupOf(roll, personId, now)
    if (now >= roll.startsAt) throw new AppError('EVENT_BEGUN')
    const isLate = by === 'self' && status === 'in' && now > roll.cancelUntil
    if (isLate)
      throw new AppError('EVENT_CANNOT_LEAVE', { hours: (await eventOf(ctx.db, id)).form.cancelHours })
    const until = by === 'self' && status === 'in' ? now : null
    if (await rolls(ctx.db).leave(id, personId, entry.size, until, now)) {
      await giveHours(ctx.db, roll, personId)
      if (roll.left < 0) await tellOthers(ctx, id)
      return { ...signupOf(roll, personId, now), status: 'left', size: 0, position: null, canCancel: false }
    }
  }
  throw new AppError('BUSY')
}

/** Whoever moved up hears of it now; if this function dies first, the timer tells them. */
async function tellOthers(ctx: Context, id: string): Promise<void> {
  await tellMovedUp(ctx, await eventOf(ctx.db, id), await rollOf(ctx.db, id))
}
