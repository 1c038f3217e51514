import type { NoShows } from '../contract/reservation'
import { type Instant, MINUTE_MS, dayOf } from '../kit/time'
import { dateWords } from '../kit/words'

const DAY_MS = 24 * 60 * MINUTE_MS

/** So many times nobody came within so many days, and one cannot reserve for a while. */
export const NO_SHOW_LIMIT = 3
export const NO_SHOW_WITHIN_DAYS = 90
export const NO_SHOW_BLOCK_DAYS = 14

const recent = (times: readonly Instant[], now: Instant) =>
  times.filter((at) => at > now - NO_SHOW_WITHIN_DAYS * DAY_MS)

/** Until when one cannot reserve after a no-show at `now`; null when the limit is not reached. */
export function blockAfter(times: readonly Instant[], now: Instant): Instant | null {
  return recent(times, now).length >= NO_SHOW_LIMIT ? now + NO_SHOW_BLOCK_DAYS * DAY_MS : null
}

/** How somebody stands, with the sentence that is said before the next reservation. */
export function noShowsOf(times: readonly Instant[], blockedUntil: Instant, now: Instant): NoShows {
  const count = recent(times, now).length
  const isBlocked = blockedUntil > now
  return {
    ...{ count, limit: NO_SHOW_LIMIT, blockedUntil: isBlocked ? blockedUntil : null },
    warning: isBlocked ? blockedWords(count, blockedUntil) : warningOf(count),
  }
}

const blockedWords = (count: number, until: Instant) =>
  `最近有 ${count} 次约了没有来，${dateWords(dayOf(until))}以前不能再约`

function warningOf(count: number): string | null {
  if (count === 0) return null
  const left = NO_SHOW_LIMIT - count
  return `最近有 ${count} 次约了没有来。再有 ${left} 次，就要停约 ${NO_SHOW_BLOCK_DAYS} 天；来不了请先取消`
}
