import type { ScreenContent } from '../contract/reservation'
import {
  DAY_MINUTES,
  type Day,
  type Instant,
  MINUTE_MS,
  type Range,
  addDays,
  daysBetween,
  dayOf,
  instantOf,
  minuteOf,
} from '../kit/time'
import { clockWords, dayWords, lengthWords, momentWords, rangeWords } from '../kit/words'
import { type Refused, refused } from './decision'
import { isOpenFor, openOn } from './hours'
import { SPACE_EXTRAS, type SpaceTerms } from './spaceTerms'
import { ticksOf } from './ticks'

export interface ReserveRequest extends Range {
  date: Day
  people: number
  content?: ScreenContent | null | undefined
}

/** What of the person decides. `path` is where the member's branch stands; needed for an organisation's spaces alone. */
export interface Who {
  isMember: boolean
  path?: string
}

/** A series reaches further ahead; a change has its own notice; who stands at the door needs none. */
export type Making = 'make' | 'change' | 'series' | 'walkIn'

export type ReserveDecision = { kind: 'allowed'; ticks: number[] } | Refused

/**
 * Decides everything about a request but two things: whether the ticks are still free, and whether the person is. Only
 * the writes can know that. The order is the order in which a person would want to hear it.
 */
export function decideReservation(
  terms: SpaceTerms,
  request: ReserveRequest,
  who: Who,
  now: Instant,
  making: Making = 'make',
): ReserveDecision {
  return (
    refuseWho(terms, who) ??
    refuseDay(terms, request, now, making) ??
    (making === 'walkIn' ? null : refuseRange(terms, request)) ??
    refuseHours(terms, request, now, making) ??
    refusePeople(terms, request) ??
    refuseContent(terms, request) ?? { kind: 'allowed', ticks: heldTicks(terms, request) }
  )
}

/** The ticks that a use takes: its own, and the buffers around it. */
export const heldTicks = ({ before = 0, after = 0 }: Buffers, { from, to }: Range): number[] =>
  ticksOf({ from: Math.max(0, from - before), to: Math.min(DAY_MINUTES, to + after) })

/** Minutes that stay empty before and after a use. */
export interface Buffers {
  before?: number
  after?: number
}

export function refuseWho({ audience, audienceId, audienceName = '' }: SpaceTerms, who: Who): Refused | null {
  if (audience === 'everyone') return null
  if (audience === 'members') return who.isMember ? null : refused('SPACE_MEMBERS_ONLY')
  const isOf = who.isMember && !!audienceId && (who.path ?? '').includes(`/${audienceId}/`)
  return isOf ? null : refused('SPACE_OTHER_ORGANIZATION', { name: audienceName })
}

function refuseDay(
  terms: SpaceTerms,
  { date }: ReserveRequest,
  now: Instant,
  making: Making,
): Refused | null {
  const today = dayOf(now)
  if (date < today) return refused('SPACE_PAST_TIME', { earliest: earliestWords(terms, now) })
  const days = making === 'series' ? (terms.seriesDays ?? SPACE_EXTRAS.seriesDays) : terms.horizonDays
  if (daysBetween(today, date) > days) return refused('SPACE_TOO_FAR_AHEAD', { days })
  const { closedWhy } = openOn(terms, date)
  return closedWhy ? refused('SPACE_CLOSED_DAY', { day: dayWords(date, today), why: closedWhy }) : null
}

function refuseRange(terms: SpaceTerms, { from, to }: ReserveRequest): Refused | null {
  if (from % terms.step !== 0 || to % terms.step !== 0) return refused('SPACE_NOT_ALIGNED')
  if (to - from < terms.shortest) return refused('SPACE_TOO_SHORT', { least: lengthWords(terms.shortest) })
  if (to - from > terms.longest) return refused('SPACE_TOO_LONG', { most: lengthWords(terms.longest) })
  return null
}

function refuseHours(
  terms: SpaceTerms,
  request: ReserveRequest,
  now: Instant,
  making: Making,
): Refused | null {
  const start = instantOf(request.date, request.from)
  if (making !== 'walkIn') {
    if (start < now) return refused('SPACE_PAST_TIME', { earliest: earliestWords(terms, now) })
    const lead = leadOf(terms, making)
    if (start < now + lead * MINUTE_MS)
      return refused('SPACE_TOO_LATE', {
        lead: lengthWords(lead),
        earliest: momentWords(now + lead * MINUTE_MS, now),
      })
  }
  const { open } = openOn(terms, request.date)
  if (isOpenFor(open, request)) return null
  const hours = open.map(rangeWords).join('、')
  return refused('SPACE_OUTSIDE_HOURS', { day: dayWords(request.date, dayOf(now)), hours })
}

const leadOf = (terms: SpaceTerms, making: Making): number => {
  const { notice = SPACE_EXTRAS.notice } = terms
  return making === 'change' ? notice.change : notice.make
}

function refuseContent(terms: SpaceTerms, { content }: ReserveRequest): Refused | null {
  const isScreen = terms.kind === 'screen'
  if (isScreen && !content) return refused('SPACE_NEEDS_CONTENT')
  return !isScreen && content ? refused('SPACE_TAKES_NO_CONTENT') : null
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
