import * as z from 'zod'
import type { Reservation } from '../../miniprogram/shared/contract/station'
import { addDays, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { bookingRef, toReservation } from './reservations'
import { type DayDoc, type SpaceDoc, days, spaces } from './store'

const REMEMBERED_DAYS = 30

/** My reservations: what is still to come, soonest first; then what is over or cancelled, newest first. */
export const mine = action('station.mine', {
  role: 'resident',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run({ db, actor, now }) {
    const at = now()
    const docs = await days(db).ofPerson(actor.personId, addDays(dayOf(at), -REMEMBERED_DAYS))
    const rooms = await spaces(db).some([...new Set(docs.map(({ spaceId }) => spaceId))])
    const all = docs
      .flatMap((doc) => ownOf(doc, rooms, actor.personId))
      .sort((a, b) => beginOf(a) - beginOf(b))
    const isComing = (one: Reservation) => one.status !== 'cancelled' && instantOf(one.date, one.to) > at
    return { coming: all.filter(isComing), past: all.filter((one) => !isComing(one)).reverse(), now: at }
  },
})

function ownOf(doc: DayDoc, rooms: readonly SpaceDoc[], personId: string): Reservation[] {
  const space = rooms.find(({ _id }) => _id === doc.spaceId)
  if (!space) return []
  return Object.entries(doc.bookings)
    .filter(([, booking]) => booking.personId === personId)
    .map(([key, booking]) => toReservation(space, bookingRef(doc.spaceId, doc.date, key), booking))
}

const beginOf = ({ date, from }: Reservation) => instantOf(date, from)
