import type { DeskEvent } from '../../contract/checkin'
import { type Instant, MINUTE_MS } from '../../kit/time'

/** Check-in opens this long before an event and closes this long after its end: a desk is set up early, and packed late. */
export const OPENS_MINUTES_BEFORE = 120
export const CLOSES_MINUTES_AFTER = 120
/** One's own phone is not let in so early: whoever is asked to scan stands at the door. */
export const SELF_MINUTES_BEFORE = 60

export const checkInWindow = ({ startsAt, endsAt }: Pick<DeskEvent, 'startsAt' | 'endsAt'>) => ({
  opensAt: startsAt - OPENS_MINUTES_BEFORE * MINUTE_MS,
  closesAt: endsAt + CLOSES_MINUTES_AFTER * MINUTE_MS,
})

export const isOpen = (
  { opensAt, closesAt }: Pick<DeskEvent, 'opensAt' | 'closesAt'>,
  at: Instant,
): boolean => at >= opensAt && at <= closesAt
