import * as z from 'zod'
import type { Reservation, Wait } from '../../miniprogram/shared/contract/reservation'
import { type Day, addDays, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { isStanding } from '../../miniprogram/shared/rules/day/book'
import { action } from '../kit/action'
import type { Actor } from '../kit/auth'
import type { Db } from '../kit/db'
import { settleDay } from './alterDay'
import { type DayDoc, days } from './dayStore'
import { isOwn, ownIds } from './own'
import { bookingRef, liveWaits, toReservation } from './reservations'
import { type Space, spaces } from './spaceStore'

const REMEMBERED_DAYS = 30

/** My reservations: what is still to come, soonest first; then what is over or cancelled, newest first. */
export const mine = action('station.mine', {
  role: 'resident',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run(ctx) {
    const { db, actor } = ctx
    const at = ctx.now()
    const found = await daysOf(db, ownIds(actor), addDays(dayOf(at), -REMEMBERED_DAYS))
    const rooms = await spaces(db).some([...new Set(found.map(({ spaceId }) => spaceId))])
    const known = found.flatMap((doc) => {
      const space = rooms.find(({ _id }) => _id === doc.spaceId)
      return space ? [{ space, doc }] : []
    })
    const today = await Promise.all(
      known.map(async ({ space, doc }) => ({ space, doc: await settleDay(ctx, space, doc) })),
    )
    const all = today.flatMap((one) => ownOf(one, actor)).sort((a, b) => beginOf(a) - beginOf(b))
    const isComing = (one: Reservation) => isStanding(one) && instantOf(one.date, one.to) > at && !one.leftAt
    return {
      coming: all.filter(isComing),
      past: all.filter((one) => !isComing(one)).reverse(),
      waits: today.flatMap((one) => ownIds(actor).flatMap((id) => waitsOf(one, id))),
      now: at,
    }
  },
})

interface Known {
  space: Space
  doc: DayDoc
}

/** A day that has something under both names is one day. */
async function daysOf(db: Db, personIds: readonly string[], from: Day): Promise<DayDoc[]> {
  const found = await Promise.all(personIds.map((id) => days(db).ofPerson(id, from)))
  return [...new Map(found.flat().map((doc) => [doc._id, doc])).values()]
}

const ownOf = ({ space, doc }: Known, actor: Actor): Reservation[] =>
  Object.entries(doc.bookings)
    .filter(([, booking]) => isOwn(actor, booking.personId))
    .map(([key, booking]) => toReservation(space, bookingRef(doc.spaceId, doc.date, key), booking))

const waitsOf = ({ space, doc }: Known, personId: string): Wait[] =>
  liveWaits(space, bookingRef(doc.spaceId, doc.date, ''), doc, personId)

const beginOf = ({ date, from }: Reservation) => instantOf(date, from)
