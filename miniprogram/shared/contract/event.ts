import type { Place } from '../kit/place'
import type { Day, Instant, Minute } from '../kit/time'
import type { EventAfterApi } from './eventAfter'
import type { EventDeskApi } from './eventDesk'
import type { EventOfficeApi } from './eventOffice'
import type { GrantedRole } from './roles'

export type * from './eventAfter'
export type * from './eventDesk'
export type * from './eventOffice'

/** Kinds of Event (活动); their words and what a template fills in stand in `rules/event/templates.ts`. */
export type EventKind =
  | 'generalMeeting'
  | 'committeeMeeting'
  | 'groupMeeting'
  | 'partyClass'
  | 'themeDay'
  | 'film'
  | 'microLesson'
  | 'joyGathering'
  | 'thinkers'
  | 'volunteering'
  | 'training'
  | 'other'

/** Who is asked. An organisation stands for the members of its subtree; `roles` for those who hold one there. */
export type EventAudience =
  | { kind: 'everyone' }
  | { kind: 'organization'; organizationId: string }
  | { kind: 'roles'; roles: GrantedRole[]; organizationId: string }

/** Who holds the event: an organisation, or a station for its own public events. */
export interface Organizer {
  kind: 'organization' | 'station'
  id: string
}

/** Where it is, as a page shows it and a map opens it. */
export interface EventPlace {
  /** '活动室' or '中山陵音乐台' */
  name: string
  /** '一楼 102', '' outdoors. */
  whereabouts: string
  stationId: string | null
  stationName: string
  spaceId: string | null
  address: string
  place: Place
  phone: string
  /** How to get there, in the organiser's words; may be ''. */
  howToGet: string
}

/** Something the organiser asks when people sign up. With choices one of them is picked, without it is written. */
export interface EventQuestion {
  id: string
  text: string
  isRequired: boolean
  choices: string[]
}

/** A file to read before or to take along. */
export interface EventMaterial {
  name: string
  fileId: string
}

/** `cancelled` stays visible, with why. What is over is `published` with `endsAt` behind now. */
export type EventStatus = 'published' | 'cancelled'

/** How I stand in an event. `waiting` has a place in line; `left` has cancelled. */
export type SignupStatus = 'in' | 'waiting' | 'left' | 'none'

export interface EventBrief {
  id: string
  kind: EventKind
  title: string
  startsAt: Instant
  endsAt: Instant
  place: Pick<EventPlace, 'name' | 'stationName' | 'stationId' | 'address' | 'place'>
  /** Straight line in metres from where the person is; null when that is not known. */
  distance: number | null
  organizerName: string
  /** '第三支部党员', '所有人' */
  audienceWords: string
  isOpenToAll: boolean
  status: EventStatus
  /** Credited, in 学时 of 45 minutes with one decimal; 0 when nothing is credited. */
  hours: number
  /** null when the number of places is not limited. */
  capacity: number | null
  /** Places that are taken; waiting ones are not counted. */
  taken: number
  mine: SignupStatus
}

export interface Signup {
  eventId: string
  status: SignupStatus
  /** Places: oneself and companions. 0 when there is none. */
  size: number
  /** 1 is the next to move up; null when not waiting. */
  position: number | null
  at: Instant | null
  /** Whether it can still be cancelled by oneself. */
  canCancel: boolean
}

/** Something else of mine at that time: said, never forbidden. */
export interface Clash {
  what: 'event' | 'reservation'
  id: string
  title: string
  from: Instant
  to: Instant
}

/** Whether one can sign up now, and if not, why, as a sentence to show. */
export type SignupWindow =
  | { kind: 'open' | 'full'; closesAt: Instant }
  | { kind: 'early'; opensAt: Instant }
  | { kind: 'closed' | 'notForYou' | 'cancelled'; words: string }

export interface EventDetail extends EventBrief {
  /** Where its picture can be read for a while; '' when there is none. */
  cover: string
  topic: string
  summary: string
  bring: string
  fullPlace: EventPlace
  lecturer: { id: string | null; name: string } | null
  lesson: { id: string | null; title: string } | null
  materials: EventMaterial[]
  questions: EventQuestion[]
  /** Most companions that one may bring; 0 none. */
  companions: number
  opensAt: Instant
  closesAt: Instant
  cancelUntil: Instant
  contact: { name: string; phone: string }
  /** How many wait. */
  waiting: number
  /** Names of who comes, for those who may know: organisers, helpers, and members of the same branch about their own. */
  names: string[] | null
  signup: Signup
  window: SignupWindow
  /** Residents tell a name when they sign up. */
  needsName: boolean
  clashes: Clash[]
  /** What changed since it was published, newest first. */
  changes: { at: Instant; words: string }[]
  cancelledWhy: string
  /** Whether the caller may change it; whether they may stand at the desk. */
  canManage: boolean
  canDesk: boolean
  series: { id: string; events: { id: string; startsAt: Instant }[] } | null
  /** Whether a record has been published. */
  hasRecord: boolean
  organizer: Organizer
  version: number
  now: Instant
}

export type EventFilter = 'all' | 'near' | 'branch' | 'open'

export interface FindEventsInput {
  filter: EventFilter
  at?: Place
  kind?: EventKind
  stationId?: string
  /** From the page before; without it the first page. */
  after?: string
}

export interface SignUpInput {
  eventId: string
  /** Companions, 0 unless the event allows some. */
  companions: number
  /** By question id. */
  answers: Record<string, string>
  /** Residents only: what to be called at the door. */
  name?: string
  requestId: string
}

export interface EventApi extends EventOfficeApi, EventDeskApi, EventAfterApi {
  /** What is still to come and open to me, soonest (or with `near` nearest) first; a page has at most 30. */
  'event.find': {
    input: FindEventsInput
    output: { events: EventBrief[]; after: string | null; now: Instant }
  }
  /** A month of what is open to me or mine, at most 100: '2026-11'. */
  'event.month': { input: { month: string }; output: { events: EventBrief[]; now: Instant } }
  /** Mine: what is to come, soonest first; then what is over, cancelled or left, newest first. */
  'event.mine': {
    input: Record<string, never>
    output: { coming: EventBrief[]; past: EventBrief[]; now: Instant }
  }
  'event.get': { input: { eventId: string; at?: Place }; output: EventDetail }
  'event.signUp': { input: SignUpInput; output: Signup }
  /** Gives the place (or the place in line) back. Done twice, it answers the same. */
  'event.leave': { input: { eventId: string; requestId: string }; output: Signup }
}

/** What stands in a form: day and minutes rather than instants. */
export interface EventTimes {
  date: Day
  from: Minute
  to: Minute
}
