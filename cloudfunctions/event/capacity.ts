import { MOST_PLACES } from '../../miniprogram/shared/rules/event/form'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { rollOf } from './find'
import { rolls } from './rolls'

/** Refuses to take places away that people have. */
export async function refuseCapacity(ctx: Context, eventId: string, capacity: number | null): Promise<void> {
  const { taken } = seating(await rollOf(ctx.db, eventId))
  if (taken > (capacity ?? MOST_PLACES)) throw new AppError('EVENT_CAPACITY_BELOW', { taken })
}

const TURNS = 10

/** More places let people move up by the same write; fewer never take one away that somebody has. */
export async function setCapacity(ctx: Context, eventId: string, capacity: number | null): Promise<void> {
  const wanted = capacity ?? MOST_PLACES
  for (let turn = 0; turn < TURNS; turn++) {
    const roll = await rollOf(ctx.db, eventId)
    if (roll.capacity === wanted) return
    const { taken } = seating(roll)
    if (taken > wanted) throw new AppError('EVENT_CAPACITY_BELOW', { taken })
    const isSet = await rolls(ctx.db).changeIf(
      eventId,
      { capacity: roll.capacity, left: roll.left },
      {
        ...{ capacity: wanted, left: roll.left + wanted - roll.capacity },
        ...{ stir: true, weeksDue: true, moves: ctx.db.op.inc(1) },
      },
    )
    if (isSet) return
  }
  throw new AppError('BUSY')
}
