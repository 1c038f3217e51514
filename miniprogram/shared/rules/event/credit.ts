import { DAY_MINUTES, type Instant, MINUTE_MS } from '../../kit/time'

/** 1 学时 is 45 minutes (PRODUCT, H). */
export const CREDIT_MINUTES = 45

/** Minutes that an event credits to each who came. */
export const creditMinutes = (credit: 'byLength' | 'none', startsAt: Instant, endsAt: Instant): number =>
  credit === 'none' ? 0 : Math.max(0, Math.round((endsAt - startsAt) / MINUTE_MS))

/** 学时 with one decimal: 90 minutes are 2, 60 are 1.3. */
export const hoursOf = (minutes: number): number => Math.round((minutes / CREDIT_MINUTES) * 10) / 10

/** Desks have had time by then to deliver what they scanned without a network. */
export const CREDIT_AFTER_MS = 120 * MINUTE_MS
/** Looked at again once a day for a week: a desk may be late. */
const AGAIN_MS = DAY_MINUTES * MINUTE_MS
const LAST_MS = 7 * AGAIN_MS

/** When hours of an event are looked at next, after they were at `now`; null when that was the last time. */
export const nextCredit = (endsAt: Instant, now: Instant): Instant | null =>
  now + AGAIN_MS > endsAt + LAST_MS ? null : now + AGAIN_MS
