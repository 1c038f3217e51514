import type { Place } from '../kit/place'
import type { Day, Instant, Minute, Range } from '../kit/time'
import type { KeepingApi } from './keeping'
import type { SpaceBrief, SpaceRules, StationDetail } from './station'

/** How full a day of a space is; `closed` also stands for days that are over. */
export type DayState = 'free' | 'tight' | 'full' | 'closed'

/** One day of a strip or a week; `why` says in words why it cannot be chosen ('国庆节放假'), null when it can. */
export interface DayMark {
  date: Day
  state: DayState
  why: string | null
}

/** Where the person is already, so that these hours can be shown as theirs before they tap. */
export interface Elsewhere extends Range {
  kind: 'reservation' | 'event'
  /** '梅园社区服务站 · 活动室', or the event's title. */
  what: string
}

/** What is left of this week's quotas; null where there is none. */
export interface QuotaLeft {
  minutes: Minute | null
  times: number | null
  branchMinutes: Minute | null
}

/** How the person stands with the no-show limit. */
export interface NoShows {
  /** Reservations in the last 90 days that nobody came for. */
  count: number
  limit: number
  /** Until when nothing can be reserved; null when everything can. */
  blockedUntil: Instant | null
  /** What to say before one reserves; null when there is nothing to say. */
  warning: string | null
}

export interface SpaceDay {
  space: SpaceBrief & SpaceRules
  station: Pick<StationDetail, 'id' | 'name' | 'address' | 'phone' | 'place'>
  date: Day
  today: Day
  /** The server's time when it answered; hours before it are past. */
  now: Instant
  open: Range[]
  closedWhy: string | null
  /** Everything that cannot be reserved any more, mine and the buffers included, in order, joined where it touches. */
  taken: Range[]
  mine: Reservation[]
  /** My places in this day's waiting list that are still alive. */
  waits: Wait[]
  /** Where I am on this day: a person cannot be in two places. */
  elsewhere: Elsewhere[]
  quota: QuotaLeft
  noShows: NoShows
  /** From today as far ahead as can be reserved. */
  days: DayMark[]
}

/** One day of a space among others: of a week, or of a station side by side. */
export interface DayLine {
  space: SpaceBrief & SpaceRules
  date: Day
  open: Range[]
  closedWhy: string | null
  taken: Range[]
  state: DayState
  mine: Reservation[]
}

/**
 * asked: waits for the keeper's yes and holds its hours; refused: the keeper said no, or nothing in time;
 * released: nobody came; closed: the space was closed. What is asked, booked or checkedIn holds its hours.
 */
export type ReservationStatus =
  'asked' | 'booked' | 'checkedIn' | 'cancelled' | 'refused' | 'released' | 'closed'

/** What an outdoor screen shows in its slot: a picture or a video by its file id, and words. */
export interface ScreenContent {
  kind: 'picture' | 'video' | 'text'
  /** '' for words alone. */
  fileId: string
  text: string
}

export interface Reservation extends Range {
  id: string
  spaceId: string
  spaceName: string
  whereabouts: string
  stationId: string
  stationName: string
  address: string
  phone: string
  place: Place
  date: Day
  people: number
  purpose: string
  /** Which organisation it is for, and whom to ring, in the person's words; '' where nothing was said. */
  organization: string
  contact: string
  content: ScreenContent | null
  status: ReservationStatus
  /** What the keeper said when it was refused or closed; '' otherwise. */
  why: string
  /** From when the space's code may be scanned. */
  checkInOpens: Instant
  checkedInAt: Instant | null
  /** When it is given to others if nobody has come; null where that rule does not hold. */
  releaseAt: Instant | null
  /** Until when it can be changed, and given back. */
  changeBy: Instant
  cancelBy: Instant
  leftAt: Instant | null
  createdAt: Instant
  /** The series that it was made with, the event that it is for. */
  seriesId: string | null
  eventId: string | null
}

/** waiting › offered › accepted; left, declined, lapsed and gone (its time came) are never offered anything again. */
export type WaitStatus = 'waiting' | 'offered' | 'accepted' | 'left' | 'declined' | 'lapsed' | 'gone'

export interface Wait extends Range {
  id: string
  spaceId: string
  spaceName: string
  stationName: string
  date: Day
  people: number
  status: WaitStatus
  /** How many stand before for hours that overlap; 0 is next. */
  ahead: number
  /** Until when an offer waits for a yes; null while there is none. */
  until: Instant | null
}

/** What one says about a reservation. */
export interface ReservationForm {
  people: number
  /** In the person's own words, at most 40 characters; may be empty. */
  purpose: string
  /** At most 40 characters each. */
  organization?: string
  contact?: string
  /** Outdoor screens must have it, rooms must not. */
  content?: ScreenContent
}

export interface ReserveInput extends Range, ReservationForm {
  spaceId: string
  date: Day
  /** Made once per intention; the same id again gives the same answer and changes nothing. */
  requestId: string
}

/** What is left out stays as it is. */
export interface ChangeInput extends Partial<ReservationForm> {
  reservationId: string
  /** Another room of the same station. */
  spaceId?: string
  date?: Day
  from?: Minute
  to?: Minute
  requestId: string
}

/** monthlyDate: always the 25th; monthlyWeekday: always the second Friday. */
export type Repeat = 'weekly' | 'monthlyDate' | 'monthlyWeekday'

export interface SeriesInput extends Range, ReservationForm {
  spaceId: string
  /** The first one. */
  date: Day
  repeat: Repeat
  /** How many, 2 to 12. */
  times: number
}

export interface SeriesDate {
  date: Day
  /** null when it can be had. */
  why: string | null
}

export interface SeriesMade {
  seriesId: string
  made: Reservation[]
  /** Dates that were wanted and not had, each with its reason. */
  missed: SeriesDate[]
}

/** What the code at a door means for this person at this moment. */
export interface AtDoor {
  space: SpaceBrief & SpaceRules
  station: Pick<StationDetail, 'id' | 'name' | 'phone'>
  now: Instant
  /** My reservation that the scan would check in, or has. */
  mine: Reservation | null
  /** Until when the space is free from now on; null when it is not. */
  freeUntil: Minute | null
  /** Why it cannot be used right now; null when it can. */
  why: string | null
}

/** What else is free for the same hours and as many people, nearest first. */
export interface Other {
  spaceId: string
  spaceName: string
  stationName: string
  metres: number
}

export interface ReservationApi extends KeepingApi {
  'station.day': { input: { spaceId: string; date?: Day }; output: SpaceDay }
  /** Seven days of a space from a day on. */
  'station.week': { input: { spaceId: string; from?: Day }; output: { days: DayLine[]; now: Instant } }
  /** All spaces of a station on one day, side by side. */
  'station.sideBySide': {
    input: { stationId: string; date?: Day }
    output: { station: { id: string; name: string }; date: Day; spaces: DayLine[]; now: Instant }
  }
  'station.reserve': { input: ReserveInput; output: Reservation }
  'station.change': { input: ChangeInput; output: Reservation }
  /** With `following`, all later ones of the series as well. */
  'station.cancel': { input: { reservationId: string; following?: boolean }; output: Reservation }
  /** Mine, from 30 days ago on: what is still to come first, soonest first; then the past, newest first. */
  'station.mine': {
    input: Record<string, never>
    output: { coming: Reservation[]; past: Reservation[]; waits: Wait[]; now: Instant }
  }
  'station.seriesPreview': { input: SeriesInput; output: { dates: SeriesDate[] } }
  /** Reserves every date that can be had but those in `skip`. */
  'station.seriesMake': { input: SeriesInput & { skip?: Day[]; requestId: string }; output: SeriesMade }
  'station.waitJoin': { input: ReserveInput; output: Wait }
  'station.waitLeave': { input: { waitId: string }; output: Wait }
  'station.waitAccept': { input: { waitId: string }; output: Reservation }
  'station.waitDecline': { input: { waitId: string }; output: Wait }
  /** `again` when this reservation had been checked in before; `checkedInAt` is then the first time. */
  'station.checkIn': { input: { code: string }; output: { reservation: Reservation; again: boolean } }
  /** What else is free for the hours of one of mine. */
  'station.others': { input: { reservationId: string }; output: { others: Other[] } }
  'station.atDoor': { input: { code: string }; output: AtDoor }
  /** From now until `to`, checked in at once. */
  'station.walkIn': {
    input: { code: string; to: Minute; people: number; purpose: string; requestId: string }
    output: Reservation
  }
  /** Done early: the rest of the time is given back. */
  'station.leave': { input: { reservationId: string }; output: Reservation }
}
