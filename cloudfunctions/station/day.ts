import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { SpaceDay } from '../../miniprogram/shared/contract/station'
import { type Day, type Instant, addDays, dayOf, daysBetween } from '../../miniprogram/shared/kit/time'
import { dayStateOf } from '../../miniprogram/shared/rules/dayState'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { rangesOf } from '../../miniprogram/shared/rules/ticks'
import { AppError } from '../kit/appError'
import { type Context, action } from '../kit/action'
import { date as dateField, spaceId } from './fields'
import { spaceOf } from './find'
import { spaceBriefOf } from './get'
import { bookingRef, toReservation } from './reservations'
import { type DayDoc, type SpaceDoc, dayId, days } from './store'

const input = z.object({ spaceId, date: dateField.optional() }) satisfies z.ZodType<InputOf<'station.day'>>

/** A space's day: what is open, taken and mine, and how full each day is as far ahead as one can reserve. */
export const day = action('station.day', {
  role: 'resident',
  scope: 'open',
  input,
  async run(ctx, { spaceId: id, date }) {
    const space = await spaceOf(ctx.db, id)
    const now = ctx.now()
    const ahead = datesAhead(space, now)
    const chosen = date ?? ahead[0] ?? dayOf(now)
    checkShown(space, chosen, now)
    const docs = await days(ctx.db).some(ahead.map((one) => dayId(id, one)))
    const taken = new Map(docs.map((doc) => [doc.date, rangesOf(doc.taken)]))
    const doc = docs.find((one) => one.date === chosen)
    if (!doc) await days(ctx.db).open(id, chosen)
    return {
      ...frameOf(space, chosen, now),
      taken: taken.get(chosen) ?? [],
      mine: mineOf(ctx, space, doc),
      days: ahead.map((one) => ({ date: one, state: dayStateOf(space, one, taken.get(one) ?? [], now) })),
    }
  },
})

const datesAhead = ({ horizonDays }: SpaceDoc, now: Instant): Day[] =>
  Array.from({ length: horizonDays + 1 }, (_, ahead) => addDays(dayOf(now), ahead))

/** Only days that can be reserved are opened and shown; this also keeps strangers from making days without end. */
function checkShown({ horizonDays }: SpaceDoc, date: Day, now: Instant): void {
  const ahead = daysBetween(dayOf(now), date)
  if (ahead > horizonDays) throw new AppError('SPACE_TOO_FAR_AHEAD', { days: horizonDays })
  if (ahead < 0) throw new AppError('SPACE_PAST_TIME', { earliest: '今天' })
}

function frameOf(space: SpaceDoc, date: Day, now: Instant): Omit<SpaceDay, 'taken' | 'mine' | 'days'> {
  const { step, shortest, longest, horizonDays, station, stationId: id } = space
  const { open, closedWhy } = openOn(space, date)
  return {
    space: { ...spaceBriefOf(space), step, shortest, longest, horizonDays },
    station: { id, ...station },
    date,
    today: dayOf(now),
    now,
    open: [...open],
    closedWhy,
  }
}

const mineOf = ({ actor }: Context, space: SpaceDoc, doc: DayDoc | undefined) =>
  Object.entries(doc?.bookings ?? {})
    .filter(([, booking]) => booking.personId === actor.personId && booking.status !== 'cancelled')
    .map(([key, booking]) => toReservation(space, bookingRef(space._id, doc?.date ?? '', key), booking))
    .sort((a, b) => a.from - b.from)
