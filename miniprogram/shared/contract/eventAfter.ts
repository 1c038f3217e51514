import type { Instant } from '../kit/time'
import type { EventBrief, EventKind, Organizer } from './event'

/** A picture of a record. `isHidden` while somebody has asked to be taken out of it. */
export interface RecordPicture {
  fileId: string
  /** Under which it can be read for a while; '' when the file is gone. */
  url: string
  isHidden: boolean
}

/** Words and pictures of an event that took place (活动纪实). */
export interface EventRecord {
  eventId: string
  event: EventBrief
  words: string
  pictures: RecordPicture[]
  isPublished: boolean
  publishedAt: Instant | null
  byName: string
  /** How many came; filled in from the check-ins. */
  came: number
  /** For organisers only, null for others. */
  attendance: Attendance | null
  /** Average of the stars, null under three evaluations. */
  stars: number | null
  version: number
  now: Instant
}

/** Who came and who did not. */
export interface Attendance {
  came: { personId: string; name: string; branchName: string; at: Instant; how: string }[]
  /** Asked by name (or signed up, where everybody is asked) and did not come; at most 200. */
  missing: { personId: string; name: string; branchName: string; makeUp: string | null }[]
  /** How many have their hours. */
  credited: number
  /** How many are to have them and have not: residents have no archive, and some events count nothing. */
  uncredited: number
}

/** A card of the gallery (线上展示). */
export interface GalleryCard {
  eventId: string
  kind: EventKind
  title: string
  startsAt: Instant
  organizerName: string
  stationId: string | null
  stationName: string
  /** Address of the first picture that is shown, '' when there is none. */
  picture: string
  pictures: number
  /** First words. */
  words: string
  came: number
  seriesId: string | null
}

/** A wish to be taken out of a picture. */
export interface RemovalRequest {
  id: string
  eventId: string
  fileId: string
  byName: string
  why: string
  at: Instant
  state: 'open' | 'removed' | 'kept'
}

export const EVALUATION_REASONS = [
  '内容实在',
  '讲得清楚',
  '时间合适',
  '地方好找',
  '内容空',
  '时间太长',
  '听不清',
  '地方难找',
] as const

export interface EvaluationSummary {
  count: number
  /** null when nobody has evaluated. */
  average: number | null
  /** How many gave 1, 2, 3, 4, 5 stars. */
  stars: [number, number, number, number, number]
  reasons: { reason: string; count: number }[]
  /** Words without names, newest first, at most 50. */
  words: { words: string; stars: number; at: Instant }[]
}

export interface Certificate {
  name: string
  title: string
  kindWords: string
  startsAt: Instant
  endsAt: Instant
  placeName: string
  organizerName: string
  hours: number
  checkedInAt: Instant
  /** '2026-1123-8F3A': the same for the same person and event. */
  number: string
}

export interface EventAfterApi {
  'event.record': { input: { eventId: string }; output: EventRecord }
  /** Kept or published. Pictures are checked; up to 9. */
  'event.saveRecord': {
    input: {
      eventId: string
      words: string
      pictures: string[]
      isPublished: boolean
      version: number
      requestId: string
    }
    output: EventRecord
  }
  /** Published records, newest first; a page has at most 20. */
  'event.gallery': {
    input: { stationId?: string; seriesId?: string; month?: string; after?: string }
    output: { cards: GalleryCard[]; after: string | null }
  }
  /** Hidden at once for who was in the line or came; the organiser decides. */
  'event.askRemoval': {
    input: { eventId: string; fileId: string; why: string; requestId: string }
    output: { state: RemovalRequest['state'] }
  }
  'event.removals': { input: { organizer: Organizer }; output: { removals: RemovalRequest[] } }
  'event.settleRemoval': {
    input: { eventId: string; removalId: string; remove: boolean }
    output: RemovalRequest
  }
  /** Only by those who came; again, it replaces one's own. */
  'event.evaluate': {
    input: { eventId: string; stars: number; reasons: string[]; words: string }
    output: { saved: true }
  }
  'event.evaluations': { input: { eventId: string }; output: EvaluationSummary }
  /** Writes the hours of all who came to the ledger; done again, it adds only who is new. */
  'event.creditHours': { input: { eventId: string }; output: { credited: number; added: number } }
  /** Tells those who did not come of another event (or of a lesson to watch) that makes up for it. */
  'event.offerMakeUp': {
    input: {
      eventId: string
      personIds: string[]
      makeUp: { eventId: string } | { words: string }
      requestId: string
    }
    output: { told: number }
  }
  'event.certificate': { input: { eventId: string }; output: Certificate }
}
