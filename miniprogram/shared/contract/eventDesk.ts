import type { Instant } from '../kit/time'
import type { Signup, SignupStatus } from './event'
import type { ExportedFile } from './member'

/** One who has signed up, for organisers and helpers. */
export interface Attendee {
  personId: string
  name: string
  branchId: string
  branchName: string
  status: Extract<SignupStatus, 'in' | 'waiting'>
  size: number
  at: Instant
  /** Who signed up on this person's behalf; '' when they did it themselves. */
  byName: string
  /** Question id to answer. */
  answers: Record<string, string>
}

/** What a member without a phone is given on paper. */
export interface SignupPaper {
  title: string
  lines: string[]
}

export interface EventDeskApi {
  /** In the order of the line: who is in, then who waits. A page has at most 200. */
  'event.attendees': {
    input: { eventId: string; after?: string }
    output: { attendees: Attendee[]; after: string | null; total: number; waiting: number }
  }
  /** On behalf of a member without a phone; the paper says all that a notice would. */
  'event.signUpFor': {
    input: {
      eventId: string
      memberId: string
      companions: number
      answers: Record<string, string>
      requestId: string
    }
    output: { signup: Signup; paper: SignupPaper }
  }
  /** By whole name and the last four digits of the phone: for stations, which have no roster. */
  'event.findMember': {
    input: { eventId: string; name: string; tail: string }
    output: { members: { id: string; name: string; branchName: string }[] }
  }
  'event.leaveFor': { input: { eventId: string; personId: string; requestId: string }; output: Signup }
  /** People who help at the desk, at most 20; all of them members. */
  'event.setHelpers': {
    input: { eventId: string; helpers: string[]; requestId: string }
    output: { helpers: { id: string; name: string }[] }
  }
  /** Before: name, branch, box and the event's QR text to print. */
  'event.signInSheet': { input: { eventId: string }; output: ExportedFile }
  /** After: who came, when, how; who did not. */
  'event.exportAttendance': { input: { eventId: string }; output: ExportedFile }
}
