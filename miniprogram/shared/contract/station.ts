import type { Place } from '../kit/place'
import type { Day, Instant, Minute, Range } from '../kit/time'

/** Kinds of Station (服务站); the Chinese words stand in `STATION_KIND_WORDS`. */
export type StationKind = 'experience' | 'community' | 'teaching' | 'unit' | 'screen'

export const STATION_KIND_WORDS: Readonly<Record<StationKind, string>> = {
  experience: '体验站',
  community: '社区服务站',
  teaching: '现场教学点',
  unit: '单位阵地',
  screen: '户外屏幕',
}

/** Who may reserve a space. */
export type Audience = 'everyone' | 'members'

export interface StationBrief {
  id: string
  name: string
  kind: StationKind
  address: string
  place: Place
  /** Straight line in metres from where the person is; null when that is not known. */
  distance: number | null
  /** When it is open today; empty when it is closed. */
  today: Range[]
  /** Why it is closed today ('周一闭馆'), null when it is open. */
  closedWhy: string | null
  /** What is there, in words: '无障碍坡道', '热水' … */
  facilities: string[]
  /** How many spaces can be reserved. */
  spaces: number
}

export interface StationDetail extends Omit<StationBrief, 'spaces'> {
  phone: string
  intro: string
  /** Opening hours Monday to Sunday; an empty list is a closed day. */
  week: Range[][]
  spaces: SpaceBrief[]
}

export interface SpaceBrief {
  id: string
  name: string
  /** '二楼 203' */
  whereabouts: string
  capacity: number
  equipment: string[]
  audience: Audience
}

/** How full a day of a space is; `closed` also stands for days that are over. */
export type DayState = 'free' | 'tight' | 'full' | 'closed'

export interface SpaceDay {
  space: SpaceBrief & SpaceRules
  station: Pick<StationDetail, 'id' | 'name' | 'address' | 'phone' | 'place'>
  date: Day
  today: Day
  /** The server's time when it answered; hours before it are past. */
  now: Instant
  open: Range[]
  closedWhy: string | null
  /** Everything that somebody holds, mine included, in order, joined where it touches. */
  taken: Range[]
  mine: Reservation[]
  /** From today as far ahead as can be reserved. */
  days: { date: Day; state: DayState }[]
}

export interface SpaceRules {
  /** Ranges begin and end on multiples of this, minutes. */
  step: Minute
  shortest: Minute
  longest: Minute
  /** How many days ahead, today being 0. */
  horizonDays: number
}

export type ReservationStatus = 'booked' | 'checkedIn' | 'cancelled'

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
  status: ReservationStatus
  /** From when the space's code may be scanned. */
  checkInOpens: Instant
  checkedInAt: Instant | null
  createdAt: Instant
}

export interface NearInput {
  /** Where the person is; without it the order is by name. */
  at?: Place
}

export interface ReserveInput extends Range {
  spaceId: string
  date: Day
  people: number
  /** In the person's own words, at most 40 characters; may be empty. */
  purpose: string
  /** Made once per intention; the same id again gives the same answer and changes nothing. */
  requestId: string
}

export interface StationApi {
  'station.near': { input: NearInput; output: { stations: StationBrief[]; now: Instant } }
  'station.get': { input: { stationId: string; at?: Place }; output: StationDetail & { now: Instant } }
  'station.day': { input: { spaceId: string; date?: Day }; output: SpaceDay }
  'station.reserve': { input: ReserveInput; output: Reservation }
  'station.cancel': { input: { reservationId: string }; output: Reservation }
  /** Mine, from 30 days ago on: what is still to come first, soonest first; then the past, newest first. */
  'station.mine': {
    input: Record<string, never>
    output: { coming: Reservation[]; past: Reservation[]; now: Instant }
  }
  /** `again` when this reservation had been checked in before; `checkedInAt` is then the first time. */
  'station.checkIn': { input: { code: string }; output: { reservation: Reservation; again: boolean } }
  /** For keepers of the station: the text of the code that hangs at the space's door. */
  'station.spaceCode': {
    input: { spaceId: string }
    output: { text: string; spaceName: string; stationName: string }
  }
}
