import type { Instant } from '../kit/time'
import type { Place } from '../kit/place'
import type { MemberCodeText } from './memberCode'

/** By what somebody was let in: the member's code or card, the event's own code, by name, from the paper sheet. */
export type ScanHow = 'phone' | 'card' | 'code' | 'name' | 'paper'

/**
 * One thing that happened at a desk, as the phone wrote it down at that moment. It never changes afterwards. 'refused' is
 * kept as well; 'undo' takes back what the lines named in `of` say.
 */
export interface ScanLine {
  /** Made by the phone, once per scan: the same line delivered again is known by it. */
  nonce: string
  kind: 'in' | 'refused' | 'undo'
  /** The person, or `code:…` where the code is genuine and the phone does not know whose it is. */
  who: string
  /** As the phone's list has it; '' where it does not know. */
  name: string
  how: ScanHow
  /** The phone's own clock. */
  at: Instant
  /** What the server's clock was ahead of the phone's by, when they last met; milliseconds. */
  ahead: number
  /** Of a rotating code: when it began, epoch seconds. */
  stamp?: number
  /** Why by hand, why undone, why refused. */
  reason?: string
  /** Of an undo: nonces. */
  of?: string[]
  /** Came without signing up. */
  walkIn?: boolean
}

/** What a secretary has to look at again. Nothing is refused silently for any of these. */
export type ScanFlag =
  /** A rotating code that was over when it was scanned: perhaps a screenshot. */
  | 'stale'
  /** The same rotating code at two desks. */
  | 'shared'
  /** The phone's clock was changed between the scan and its delivery. */
  | 'clock'
  /** Before check-in opened, or after it closed: does not count. */
  | 'outside'
  /** Nobody on the list: came without signing up. */
  | 'walkIn'
  /** By the person's own phone, delivered long after. */
  | 'late'
  /** By the person's own phone, which did not say where it was. */
  | 'noPlace'

/** Somebody on a desk's list. */
export interface DeskPerson {
  id: string
  name: string
  branch: string
  /** How the name is found by its sound: pinyin and initials, with a space between. */
  sound: string
  /** By which a code is known to be this person's; '' where there is none. */
  codeId: string
  /** signed: has a place; waiting: on the waitlist; cancelled: was signed up; asked: of the audience, not signed up. */
  status: 'signed' | 'waiting' | 'cancelled' | 'asked'
}

/** The event as a desk needs it. */
export interface DeskEvent {
  id: string
  title: string
  placeName: string
  startsAt: Instant
  endsAt: Instant
  /** When check-in opens and closes. */
  opensAt: Instant
  closesAt: Instant
  cancelled: boolean
  /** Who may come without having signed up. */
  walkIn: 'nobody' | 'audience' | 'everyone'
  /** Whether the desk's list holds all of the audience: whoever is not on it is then not meant. */
  wholeAudience: boolean
  /** How many have a place. */
  expected: number
}

/** All that a desk must know to work without a network, except the list of people. */
export interface DeskPack {
  event: DeskEvent
  deskId: string
  deskName: string
  keys: { id: string; publicKey: string; retired: boolean }[]
  /** Serials of revoked cards. */
  revoked: string[]
  now: Instant
}

/** Somebody is in: exactly one per person and event. */
export interface CheckIn {
  who: string
  name: string
  /** The earliest scan that counts, by corrected time. */
  at: Instant
  how: ScanHow
  /** Who sat at the desk; '' for one's own phone. */
  by: string
  /** The lines that say so, the earliest first: to be named by whoever takes it back. */
  nonces: string[]
  flags: ScanFlag[]
}

/** One line of the log, as a secretary reads it. */
export interface LogLine {
  nonce: string
  kind: ScanLine['kind']
  who: string
  name: string
  how: ScanHow
  at: Instant
  by: string
  reason: string
  flags: ScanFlag[]
  /** Taken back later. */
  undone: boolean
}

export interface DeliverInput {
  eventId: string
  deskId: string
  /** The phone's clock at sending: says how far it is off. */
  sentAt: Instant
  /** At most 50. */
  lines: ScanLine[]
  /** For lines that another desk handed over: which one. */
  fromDesk?: string
}

export interface ScanEventInput {
  /** The text of the code on the wall. */
  code: string
  /** Made by the phone, once per scan. */
  nonce: string
  /** The phone's clock when it was scanned, and when this was sent. */
  at: Instant
  sentAt: Instant
  place?: Place
}

export interface MyCheckIn {
  title: string
  placeName: string
  at: Instant
  /** Was in before. */
  again: boolean
  flags: ScanFlag[]
}

/** A photograph of a paper sheet. */
export interface Sheet {
  fileId: string
  /** Under which it can be looked at for a while. */
  url: string
  at: Instant
  byName: string
}

export interface CheckinApi {
  /**
   * Opens a desk, or opens it again: the same `deskId` by the same person is the same desk. For secretaries over the
   * event's organisation and helpers named in it.
   */
  'checkin.open': { input: { eventId: string; deskId: string }; output: DeskPack }
  /** The desk's list, pages of 100. */
  'checkin.people': {
    input: { eventId: string; after?: string }
    output: { people: DeskPerson[]; after: string | null }
  }
  /** Keeps lines, once each whatever happens. Only lines named in `kept` may leave the phone's queue. */
  'checkin.deliver': { input: DeliverInput; output: { kept: string[]; now: Instant } }
  /**
   * Who is in, as the server knows: `ins`. With `since` only people of whom it learned after that; those of them who are
   * not in (taken back) stand in `gone`.
   */
  'checkin.look': {
    input: { eventId: string; since?: Instant }
    output: { ins: CheckIn[]; gone: string[]; count: number; flagged: number; now: Instant }
  }
  /** The whole log, newest first, pages of 100. */
  'checkin.log': {
    input: { eventId: string; after?: string; flagged?: boolean }
    output: { lines: LogLine[]; after: string | null; title: string }
  }
  /** The event's rotating code, for the screen at the door: this window's and the next two. */
  'checkin.eventCode': {
    input: { eventId: string }
    output: { codes: MemberCodeText[]; title: string; placeName: string; count: number; now: Instant }
  }
  /** I stand at the door and scanned the event's code. */
  'checkin.scan': { input: ScanEventInput; output: MyCheckIn }
  /** A resident's own rotating code, as `member.code` is a member's. */
  'checkin.myCode': { input: Record<string, never>; output: { codes: MemberCodeText[]; now: Instant } }
  /** A photograph of the paper sheet, kept with the log. */
  'checkin.addSheet': {
    input: { eventId: string; fileId: string; requestId: string }
    output: { sheets: Sheet[] }
  }
  'checkin.sheets': {
    input: { eventId: string }
    output: { sheets: Sheet[] }
  }
}
