import type { Audience } from '../contract/station'
import {
  type Day,
  type Instant,
  type Range,
  addDays,
  daysBetween,
  dayOf,
  instantOf,
  minuteOf,
} from '../kit/time'
import { clockWords, dayWords, lengthWords, rangeWords } from '../kit/words'
import { type Refused, refused } from './decision'
import { type Hours, isOpenFor, openOn } from './hours'
import { ticksOf } from './ticks'

/** Everything about a space that decides whether a request may be asked at all. */
export interface SpaceTerms extends Hours {
  capacity: number
  audience: Audience
  /** Ranges begin and end on multiples of this, minutes; itself a multiple of a tick. */
  step: number
  shortest: number
  longest: number
  horizonDays: number
}

export interface ReserveRequest extends Range {
  date: Day
  people: number
}

export type ReserveDecision = { kind: 'allowed'; ticks: number[] } | Refused

/**
 * Decides everything about a request but one thing: whether the ticks are still free. Only the write can know that.
 * The order is the order in which a person would want to hear it.
 */
export function decideReservation(
  terms: SpaceTerms,
  request: ReserveRequest,
  who: { isMember: boolean },
  now: Instant,
): ReserveDecision {
  if (terms.audience === 'members' && !who.isMember) return refused('SPACE_MEMBERS_ONLY')
  return (
    refuseDay(terms, request, now) ??
    refuseRange(terms, request) ??
    refuseHours(terms, request, now) ??
    refusePeople(terms, request) ?? { kind: 'allowed', ticks: ticksOf(request) }
  )
}

function refuseDay(terms: SpaceTerms, { date }: ReserveRequest, now: Instant): Refused | null {
  const today = dayOf(now)
  if (date < today) return refused('SPACE_PAST_TIME', { earliest: earliestWords(terms, now) })
  if (daysBetween(today, date) > terms.horizonDays)
    return refused('SPACE_TOO_FAR_AHEAD', { days: terms.horizonDays })
  const { closedWhy } = openOn(terms, date)
  return closedWhy ? refused('SPACE_CLOSED_DAY', { day: dayWords(date, today), why: closedWhy }) : null
}

function refuseRange(terms: SpaceTerms, { from, to }: ReserveRequest): Refused | null {
  if (from % terms.step !== 0 || to % terms.step !== 0) return refused('SPACE_NOT_ALIGNED')
  if (to - from < terms.shortest) return refused('SPACE_TOO_SHORT', { least: lengthWords(terms.shortest) })
  if (to - from > terms.longest) return refused('SPACE_TOO_LONG', { most: lengthWords(terms.longest) })
  return null
}

function refuseHours(terms: SpaceTerms, request: ReserveRequest, now: Instant): Refused | null {
  if (instantOf(request.date, request.from) < now)
    return refused('SPACE_PAST_TIME', { earliest: earliestWords(terms, now) })
  const { open } = openOn(terms, request.date)
  if (isOpenFor(open, request)) return null
  const hours = open.map(rangeWords).join('、')
  return refused('SPACE_OUTSIDE_HOURS', { day: dayWords(request.date, dayOf(now)), hours })
}

function refusePeople({ capacity }: SpaceTerms, { people }: ReserveRequest): Refused | null {
  if (people < 1) return refused('SPACE_TOO_FEW_PEOPLE')
  return people > capacity ? refused('SPACE_TOO_MANY_PEOPLE', { capacity, people }) : null
}

/** The next moment a reservation may begin, in words. */
function earliestWords(terms: SpaceTerms, now: Instant): string {
  const today = dayOf(now)
  const from = Math.ceil(minuteOf(now) / terms.step) * terms.step
  return from < 24 * 60 ? `今天 ${clockWords(from)}` : dayWords(addDays(today, 1), today)
}
