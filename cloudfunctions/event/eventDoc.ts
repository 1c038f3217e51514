import type { EventForm, EventPlace, Organizer } from '../../miniprogram/shared/contract/event'
import type { Path } from '../../miniprogram/shared/kit/path'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import type { EventInstants } from '../../miniprogram/shared/rules/event/form'
import type { Roll } from '../../miniprogram/shared/rules/event/roll'

/**
 * `placing`: being published, its space not held yet; nobody sees it. `dropped`: that came to nothing. The other two are
 * what people see.
 */
export type StoredStatus = 'placing' | 'published' | 'cancelled' | 'dropped'

/** An event: the form as it was filled in, and what follows from it for queries and pages. */
export interface EventDoc extends EventInstants {
  _id: string
  status: StoredStatus
  form: EventForm
  organizer: Organizer
  organizerId: string
  organizerName: string
  /** Of the organising organisation; '' for a station's own. */
  path: Path
  place: EventPlace
  stationId: string | null
  /** The booking of the space; null elsewhere. */
  reservationId: string | null
  /** See `rules/event/audience.ts`. */
  openTo: string[]
  audienceWords: string
  /** Minutes credited to each who comes. */
  credit: number
  /** Lists are in this order: the beginning as text, then the id. */
  order: string
  seriesId: string | null
  createdAt: Instant
  createdBy: string
  createdByName: string
  /** Oldest first. */
  changes: { at: Instant; words: string }[]
  cancelledWhy: string
  hasRecord: boolean
  /** By what two events on one topic are recognised; see `rules/event/topic.ts`. */
  topicKey: string
  /** When hours are written to the ledger next; null when there is nothing (more) to write. */
  creditDue: Instant | null
  /** Reminders have gone out for an event that begins then; 0 before. */
  reminded: { day: Instant; hour: Instant }
  /** What has yet to be told, and to be brought to the line, in order. Written with what it tells of. */
  news: News[]
  hasNews: boolean
  version: number
  /** The intention that changed it last. */
  changedBy: string
}

/** Something that people are to hear of. */
export interface News {
  what: 'published' | 'changed' | 'cancelled'
  version: number
  /** What changed, or why it was cancelled. */
  words: string[]
  /** A space that this gives up, to be released. */
  releases: string | null
  /** The day on which it was before, where that is another one now: people's weeks still say so. */
  before?: Day
}

/** What an event's sign-ups are decided on, copied from the event whenever that changes. */
export interface RollTerms {
  status: 'published' | 'cancelled'
  openTo: string[]
  opensAt: Instant
  closesAt: Instant
  cancelUntil: Instant
  startsAt: Instant
  endsAt: Instant
  companions: number
  /** Whether questions are asked; then answers have been checked before the write. */
  asks: boolean
}

/** The line of one event; its id is the event's. See `rules/event/roll.ts`. */
export interface RollDoc extends RollTerms, Roll {
  _id: string
  /** Everyone who is or was in the line; indexed, so that one finds one's own. */
  ever: string[]
  /** Somebody may have moved up whom nobody has told yet. */
  stir: boolean
  /** Counts the writes that change who has a place. */
  moves: number
  /** People's weeks may not say yet what the line says; see `weeks.ts`. */
  weeksDue?: boolean
}

/** Answers to the organiser's questions; id 'eventId:personId'. */
export interface SignupDoc {
  _id: string
  eventId: string
  answers: Record<string, string>
}

/** '0001795312800000:e_…': thirteen digits would do until the year 2286. */
export const orderOf = (startsAt: Instant, id = ''): string => `${String(startsAt).padStart(16, '0')}:${id}`

export const rollTerms = (event: EventDoc): RollTerms => ({
  status: event.status === 'cancelled' ? 'cancelled' : 'published',
  openTo: event.openTo,
  ...{ opensAt: event.opensAt, closesAt: event.closesAt, cancelUntil: event.cancelUntil },
  ...{ startsAt: event.startsAt, endsAt: event.endsAt, companions: event.form.companions },
  asks: event.form.questions.length > 0,
})
