import type { Place } from '../kit/place'
import type { Day, Instant } from '../kit/time'
import type {
  EventAudience,
  EventBrief,
  EventKind,
  EventMaterial,
  EventQuestion,
  EventTimes,
  Organizer,
} from './event'

/** A station's space, reserved in the same step, or another address with a point on the map. */
export type EventWhere =
  | { kind: 'space'; spaceId: string; howToGet: string }
  | { kind: 'address'; name: string; address: string; place: Place; howToGet: string }

/** What an organiser fills in. Ids of lecturer and lesson are null until there is a library to choose from. */
export interface EventForm extends EventTimes {
  kind: EventKind
  title: string
  /** What it is about, a few words: by it two trainings of the same topic are noticed. May be ''. */
  topic: string
  summary: string
  bring: string
  where: EventWhere
  audience: EventAudience
  /** null: as many as come. */
  capacity: number | null
  companions: number
  /** null: from now on. */
  opensAt: Instant | null
  /** null: until it begins. */
  closesAt: Instant | null
  /** How many hours before it begins one can still cancel by oneself. */
  cancelHours: number
  questions: EventQuestion[]
  lecturer: { id: string | null; name: string } | null
  lesson: { id: string | null; title: string } | null
  materials: EventMaterial[]
  /** `byLength`: one 学时 for 45 minutes. */
  credit: 'byLength' | 'none'
  cover: string
  /** People who help at the desk. */
  helpers: string[]
  /** Whether people may come in who have not signed up. */
  walkIns: boolean
  contact: { name: string; phone: string }
}

/** A form on its way: whatever is filled in so far. */
export type EventDraftForm = Partial<EventForm>

export interface EventDraft {
  id: string
  organizer: Organizer
  form: EventDraftForm
  savedAt: Instant
  /** Raised with each save; a save with an older one is refused, so that two phones do not overwrite each other. */
  version: number
}

/** The same again, every so often; 2 to 12 times in all. */
export interface EventRepeat {
  every: 'week' | 'fortnight' | 'month'
  times: number
}

/** Who of the audience is asked elsewhere at that time, and what they had of the same topic lately. */
export interface EventCheck {
  /** Everyone who would be asked; null for everybody. */
  asked: number | null
  /** Other events of the same people at that time, at most 20. */
  clashes: { eventId: string; title: string; startsAt: Instant; endsAt: Instant; people: number }[]
  /** People of the audience with something else at that time, by name; at most 20, and how many in all. */
  busy: { total: number; people: { name: string; what: string }[] }
  /** Events with this topic for the same people within 90 days before or 30 after. */
  sameTopic: { eventId: string; title: string; startsAt: Instant; organizerName: string }[]
  /** Each date of the series with why it cannot be held there; null when it can. */
  dates: { date: Day; problem: string | null }[]
}

export interface PublishInput {
  organizer: Organizer
  form: EventForm
  repeat?: EventRepeat
  /** Dates of the series to leave out. */
  skip?: Day[]
  /** The draft that this was; it is closed with the publishing. */
  draftId?: string
  requestId: string
}

/** A line of the organiser's list. */
export interface OrganizedEvent extends EventBrief {
  waiting: number
  seriesId: string | null
  hasRecord: boolean
}

/** Somebody who helps at the desk. */
export interface Helper {
  id: string
  name: string
}

export interface EventOfficeApi {
  'event.saveDraft': {
    input: {
      organizer: Organizer
      draftId?: string
      version?: number
      form: EventDraftForm
      requestId: string
    }
    output: EventDraft
  }
  /** Drafts that stand, newest first, at most 50. */
  'event.drafts': { input: { organizer: Organizer }; output: { drafts: EventDraft[] } }
  'event.dropDraft': { input: { draftId: string }; output: { dropped: true } }
  /** The form of an earlier event: to copy it, or to change it. */
  'event.form': {
    input: { eventId: string }
    output: { form: EventForm; organizer: Organizer; version: number; helpers: Helper[] }
  }
  /** `eventId` when it is a change of that event, which is then not its own clash. */
  'event.check': {
    input: { organizer: Organizer; form: EventForm; repeat?: EventRepeat; eventId?: string }
    output: EventCheck
  }
  /** Publishes, with the space reserved; all dates of a series, or none. */
  'event.publish': { input: PublishInput; output: { events: EventBrief[]; seriesId: string | null } }
  /** `version` is the one that was read; `alsoLater` changes the later ones of the series alike, but for their dates. */
  'event.change': {
    input: { eventId: string; version: number; form: EventForm; alsoLater: boolean; requestId: string }
    output: { events: EventBrief[]; told: string[] }
  }
  'event.cancel': {
    input: { eventId: string; why: string; alsoLater: boolean; requestId: string }
    output: { events: EventBrief[] }
  }
  /** What anybody holds at a station within two weeks, for its keeper, who shows the code at its door; at most 50. */
  'event.atStation': { input: { stationId: string }; output: { events: EventBrief[]; now: Instant } }
  /** What an organiser holds: to come soonest first, past newest first; a page has at most 30. */
  'event.organized': {
    input: { organizer: Organizer; when: 'coming' | 'past'; after?: string }
    output: { events: OrganizedEvent[]; after: string | null; now: Instant }
  }
}
