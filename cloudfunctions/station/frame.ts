import type { DayLine, DayMark, SpaceDay } from '../../miniprogram/shared/contract/reservation'
import type { SpaceBrief, SpaceRules } from '../../miniprogram/shared/contract/station'
import { type Day, type Instant, type Range, dayOf } from '../../miniprogram/shared/kit/time'
import { isStanding } from '../../miniprogram/shared/rules/day/book'
import { dayStateOf } from '../../miniprogram/shared/rules/dayState'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { blockedRanges } from '../../miniprogram/shared/rules/ticks'
import type { Context } from '../kit/action'
import type { DayDoc } from './dayStore'
import { spaceBriefOf } from './get'
import { isOwn } from './own'
import { bookingRef, toReservation } from './reservations'
import type { Space } from './spaceStore'

/** What every view of a space's day is made of. */
export function termsOf(space: Space): SpaceBrief & SpaceRules {
  const { step, shortest, longest, horizonDays, seriesDays, before, after, notice, approval, quota } = space
  return {
    ...spaceBriefOf(space),
    ...{ step, shortest, longest, horizonDays, seriesDays, before, after, notice, approval, quota },
  }
}

/** What cannot be reserved any more: what is held, and the buffers that a new use would need around it. */
export const takenOf = (space: Space, doc: Pick<DayDoc, 'taken'> | undefined): Range[] =>
  blockedRanges(doc?.taken ?? [], space)

export function lineOf(ctx: Context, space: Space, date: Day, doc: DayDoc | undefined): DayLine {
  const { open, closedWhy } = openOn(space, date)
  const taken = takenOf(space, doc)
  return {
    ...{ space: termsOf(space), date, open: [...open], closedWhy, taken },
    state: dayStateOf(space, date, taken, ctx.now()),
    mine: mineOf(ctx, space, doc),
  }
}

/** How full each day is as far ahead as one can reserve. */
export function marksOf(
  space: Space,
  dates: readonly Day[],
  docs: readonly Pick<DayDoc, 'date' | 'taken'>[],
  now: Instant,
): DayMark[] {
  const today = dayOf(now)
  return dates.map((date) => {
    const taken = takenOf(
      space,
      docs.find((doc) => doc.date === date),
    )
    const { closedWhy } = openOn(space, date)
    const state = dayStateOf(space, date, taken, now)
    const whyFull = state === 'full' ? (date === today ? '今天的时间约满了' : '约满了') : null
    return { date, state, why: closedWhy ?? whyFull }
  })
}

export const mineOf = ({ actor }: Context, space: Space, doc: DayDoc | undefined): SpaceDay['mine'] =>
  Object.entries(doc?.bookings ?? {})
    .filter(([, booking]) => isOwn(actor, booking.personId) && isStanding(booking))
    .map(([key, booking]) => toReservation(space, bookingRef(space._id, doc?.date ?? '', key), booking))
    .sort((a, b) => a.from - b.from)
