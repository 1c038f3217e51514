import type { Instant } from '../../kit/time'
import { BIN_SECONDS } from './bins'

/**
 * How much watching server time allows. Nobody can watch faster than the highest rate, whatever a phone says: each bin
 * takes its time out of a person's allowance, which fills up as server time passes. `spentUntil` is the moment up to which
 * the person's time is spent; each bin moves it on. It never lags further behind than a phone may be without a
 * network, so that nobody saves up months, and a queue delivered late still counts.
 */
export const HIGHEST_RATE = 2
/** What may be counted before its time has passed: clocks, a first beat, a rounded bin. */
export const SLACK_MS = 15_000
/** Watching that may be delivered late at most, as a stretch of server time. */
export const LATE_MS = 4 * 60 * 60_000

export const costOf = (bins: number): number => (bins * BIN_SECONDS * 1_000) / HIGHEST_RATE

export type Allowance =
  | { kind: 'allowed'; spentUntil: Instant }
  /** Not yet; at this moment it will be. */
  | { kind: 'early'; againAt: Instant }

/** `spentUntil` is null for somebody who has never watched anything: allowance begins at `openedAt`. */
export function allowanceFor(
  bins: number,
  spentUntil: Instant | null,
  openedAt: Instant,
  now: Instant,
): Allowance {
  const begins = Math.max(spentUntil ?? openedAt, now - LATE_MS)
  const after = begins + costOf(bins)
  return after <= now + SLACK_MS
    ? { kind: 'allowed', spentUntil: after }
    : { kind: 'early', againAt: after - SLACK_MS }
}

/** Of one lesson: no more bins in all than the time since it was opened allows. */
export const lessonAllows = (bins: number, openedAt: Instant, now: Instant): boolean =>
  costOf(bins) <= now - openedAt + SLACK_MS
