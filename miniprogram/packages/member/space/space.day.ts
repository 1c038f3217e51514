import type { Reservation, SpaceDay } from '../../../shared/contract/station'
import { DAY_MINUTES, type Minute, type Range } from '../../../shared/kit/time'
import { freeRanges } from '../../../shared/rules/ticks'

/** Which limit leaves nothing for this person in the week of this day; null when something can be had. */
export type UsedUp = 'minutes' | 'times' | 'branch' | null

export function usedUp({ quota, space }: SpaceDay): UsedUp {
  if (quota.times !== null && quota.times <= 0) return 'times'
  if (quota.minutes !== null && quota.minutes < space.shortest) return 'minutes'
  return quota.branchMinutes !== null && quota.branchMinutes < space.shortest ? 'branch' : null
}

/** The day with no more to choose than is left of the week's quota, so that nobody chooses what will be refused. */
export function withinQuota(day: SpaceDay): SpaceDay {
  const { space, quota } = day
  const most = Math.min(space.longest, quota.minutes ?? DAY_MINUTES, quota.branchMinutes ?? DAY_MINUTES)
  return { ...day, space: { ...space, longest: Math.max(space.shortest, most - (most % space.step)) } }
}

/**
 * The day as it would be without one reservation of mine: what it holds, and its buffers, can be chosen again, and what
 * it took of the quota is there again.
 */
export function without(day: SpaceDay, one: Reservation): SpaceDay {
  const elsewhere = day.elsewhere.filter((other) => one.date !== day.date || !isSame(other, one))
  const quota = givenBack(day, one)
  if (one.spaceId !== day.space.id || one.date !== day.date) return { ...day, elsewhere, quota }
  const { before, after } = day.space
  const own: Range = { from: one.from - before, to: one.to + after }
  return {
    ...day,
    elsewhere,
    quota,
    taken: freeRanges(day.taken, [own]),
    mine: day.mine.filter(({ id }) => id !== one.id),
  }
}

const isSame = (a: Range, b: Range) => a.from === b.from && a.to === b.to

function givenBack({ quota }: SpaceDay, { from, to }: Range): SpaceDay['quota'] {
  const more = (left: Minute | null, by: Minute) => (left === null ? null : left + by)
  return {
    minutes: more(quota.minutes, to - from),
    times: more(quota.times, 1),
    branchMinutes: more(quota.branchMinutes, to - from),
  }
}

/** What of hours that others hold can be queued for as one; null when the person has to choose a part of it. */
export function queueable({ space }: SpaceDay, { from, to }: Range): Range | null {
  const whole = { from: Math.ceil(from / space.step) * space.step, to: to - (to % space.step) }
  const length = whole.to - whole.from
  return length >= space.shortest && length <= space.longest ? whole : null
}
