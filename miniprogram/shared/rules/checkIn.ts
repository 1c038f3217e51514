import type { ReservationStatus } from '../contract/station'
import { type Day, type Instant, MINUTE_MS, type Range, instantOf, minuteOf } from '../kit/time'
import { clockWords, rangeWords } from '../kit/words'
import { type Refused, refused } from './decision'

/** How long before its beginning a reservation can be checked in. */
export const CHECK_IN_EARLY_MINUTES = 15

export interface Attendable extends Range {
  key: string
  status: ReservationStatus
}

export type CheckInDecision = { kind: 'in'; key: string } | { kind: 'inBefore'; key: string } | Refused

/** From when the space's code may be scanned for a reservation. */
export const checkInOpens = (date: Day, from: number): Instant =>
  instantOf(date, from) - CHECK_IN_EARLY_MINUTES * MINUTE_MS

/**
 * Which of a person's reservations of this space and day a scan means: the one that runs now, or is about to begin.
 * A reservation that was checked in answers the same again until it ends.
 */
export function decideCheckIn(mine: readonly Attendable[], now: Instant, spaceName: string): CheckInDecision {
  const minute = minuteOf(now)
  const standing = mine
    .filter(({ status }) => status === 'booked' || status === 'checkedIn')
    .sort((a, b) => a.from - b.from)
  const open = standing.filter((one) => one.from - CHECK_IN_EARLY_MINUTES <= minute && minute < one.to)
  const due = open.find(({ status }) => status === 'booked') ?? open[0]
  if (due) return { kind: due.status === 'booked' ? 'in' : 'inBefore', key: due.key }
  return refuseState(mine, minute) ?? refuseTime([...standing, ...mine.filter(isReleased)], minute, spaceName)
}

const isReleased = ({ status }: Attendable) => status === 'released'

/** One that would be on now, but nobody came in time, or nobody has said yes. */
function refuseState(mine: readonly Attendable[], minute: number): Refused | null {
  const on = mine.filter((one) => one.from - CHECK_IN_EARLY_MINUTES <= minute && minute < one.to)
  const asked = on.find(({ status }) => status === 'asked')
  if (asked) return refused('CHECK_IN_ASKED', { range: rangeWords(asked) })
  const released = on.find(isReleased)
  return released ? refused('CHECK_IN_RELEASED', { range: rangeWords(released) }) : null
}

function refuseTime(standing: readonly Attendable[], minute: number, spaceName: string): Refused {
  const next = standing.find(({ from }) => from > minute)
  if (next) {
    const opens = clockWords(next.from - CHECK_IN_EARLY_MINUTES)
    return refused('CHECK_IN_TOO_EARLY', { range: rangeWords(next), opens })
  }
  const last = standing[standing.length - 1]
  return last
    ? refused('CHECK_IN_TOO_LATE', { space: spaceName, range: rangeWords(last) })
    : refused('CHECK_IN_NOT_BOOKED', { space: spaceName })
}
