import type { Day, Instant, Minute, Range } from '../kit/time'
import type { Other, Reservation, Wait } from './reservation'
import type { SpaceBrief, SpaceRules } from './station'

/** What keepers do with a station's days, and the office with all of them. */

/** A reservation as its station's keeper sees it. */
export interface BoardLine extends Reservation {
  personName: string
  waiting: number
}

export interface Board {
  date: Day
  today: Day
  now: Instant
  station: { id: string; name: string }
  spaces: {
    space: SpaceBrief & SpaceRules
    open: Range[]
    closedWhy: string | null
    lines: BoardLine[]
    waits: (Wait & { personName: string })[]
  }[]
  /** Everything from today on that waits for a yes or no, soonest first, at most 100. */
  asked: BoardLine[]
}

export interface CloseInput {
  /** One space, or all of the station. */
  stationId: string
  spaceId?: string
  /** Whole days, or hours of each of them. */
  fromDate: Day
  toDate: Day
  from?: Minute
  to?: Minute
  why: string
  requestId: string
}

/** A reservation that a closure takes. */
export interface Affected {
  reservation: Reservation
  personName: string
  others: Other[]
}

/** Who comes in without a phone: found by name on the roster, by the code of the card, or written down. */
export interface KeeperWalkInInput {
  spaceId: string
  to: Minute
  people: number
  purpose: string
  /** One of these three. */
  memberId?: string
  cardText?: string
  name?: string
  requestId: string
}

/** What the sweeper saw. */
export interface SweepReport {
  days: number
  agendas: number
  repaired: string[]
  /** What it cannot decide by itself. */
  reported: string[]
}

export interface KeepingApi {
  /** For keepers of the station. */
  'station.board': { input: { stationId: string; date?: Day }; output: Board }
  /** Yes or no to what waits; a no needs a reason, which the person reads. */
  'station.decide': {
    input: { reservationId: string; approve: boolean; why?: string }
    output: Reservation
  }
  'station.keeperWalkIn': { input: KeeperWalkInInput; output: Reservation }
  /** The keeper takes one reservation back, with a reason that the person reads. */
  'station.release': { input: { reservationId: string; why: string }; output: Reservation }
  'station.closePreview': { input: Omit<CloseInput, 'requestId'>; output: { affected: Affected[] } }
  'station.close': { input: CloseInput; output: { affected: Affected[]; closureId: string } }
  'station.reopen': { input: { stationId: string; closureId: string }; output: { spaces: number } }
  /** Proves that days, waiting lists, agendas and quotas agree, and repairs what follows from the days. */
  'station.sweep': { input: Record<string, never>; output: SweepReport }
}
