import { type StationBrief, type StationFilter, isStepFree } from '../contract/place'
import { type Instant, type Range, minuteOf } from '../kit/time'

/** Whether a place is open at a moment of the day whose hours are given. */
export const isOpenAt = (today: readonly Range[], now: Instant): boolean =>
  today.some(({ from, to }) => from <= minuteOf(now) && minuteOf(now) < to)

/** Whether a station is one of those that are wanted. The server asks it, and the phone of the list that it has kept. */
export function isWanted(
  { kind, facilities, today }: Pick<StationBrief, 'kind' | 'facilities' | 'today'>,
  filter: StationFilter,
  now: Instant,
): boolean {
  if (filter.kind && filter.kind !== kind) return false
  if (filter.facility && !facilities.includes(filter.facility)) return false
  if (filter.stepFree && !isStepFree(facilities)) return false
  return !filter.open || isOpenAt(today, now)
}
