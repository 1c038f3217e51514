import { type Instant, MINUTE_MS } from '../../kit/time'

/** 1 学时 is 45 minutes (PRODUCT, H). */
export const CREDIT_MINUTES = 45

/** Minutes that an event credits to each who came. */
export const creditMinutes = (credit: 'byLength' | 'none', startsAt: Instant, endsAt: Instant): number =>
  credit === 'none' ? 0 : Math.max(0, Math.round((endsAt - startsAt) / MINUTE_MS))

/** 学时 with one decimal: 90 minutes are 2, 60 are 1.3. */
export const hoursOf = (minutes: number): number => Math.round((minutes / CREDIT_MINUTES) * 10) / 10
