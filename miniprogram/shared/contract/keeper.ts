import type { Day, Instant, Range } from '../kit/time'
import type { ExportedFile } from './member'
import type { ExceptionalDay, Picture } from './place'
import type { SiteApi } from './site'
import type { SpaceBrief, SpaceRules } from './station'

/** On public holidays: closed, with Sunday's hours, or as on any other day of the week. */
export type HolidayHours = 'closed' | 'sunday' | 'usual'

/** Everything about a station that its keeper may change. */
export interface StationTerms {
  address: string
  phone: string
  intro: string
  facilities: string[]
  photos: string[]
  /** Opening hours Monday to Sunday. */
  week: Range[][]
  /** Days that differ; they win over the calendar of public holidays. */
  exceptions: ExceptionalDay[]
  holidays: HolidayHours
}

/** Everything about a space that its keeper may change. */
export interface SpaceEdit extends Omit<SpaceBrief, 'id'>, SpaceRules {
  /** Whose subtree may reserve; '' unless the audience is an organisation. */
  audienceId: string
  /** How long an offer from the waiting list waits for a yes, minutes. */
  offerMinutes: number
  /** null when it is open as its station is. */
  ownHours: { week: Range[][]; exceptions: ExceptionalDay[]; holidays: HolidayHours } | null
}

/** What somebody edits, and which state of it they saw. */
export interface Edited<T> {
  terms: T
  /** Its photos, to be looked at. */
  pictures: Picture[]
  version: number
}

/** A reservation that would no longer fit, and why not, in words. */
export interface Broken {
  reservationId: string
  spaceName: string
  date: Day
  from: number
  to: number
  people: number
  personName: string
  why: string
}

/** What a change would break; at most 100 are named, `count` is all of them. */
export interface Preview {
  broken: Broken[]
  count: number
}

export interface SaveStation {
  stationId: string
  terms: StationTerms
  /** The version that was edited. */
  version: number
}

export interface SaveSpace {
  stationId: string
  /** null makes a new one. */
  spaceId: string | null
  terms: SpaceEdit
  /** The version that was edited; 0 for a new one. */
  version: number
  /** Names a new one, so that a retry does not make a second. */
  requestId: string
}

/** openings: a day kept open beyond the hours; the rest as the 绿本子 has them. */
export type LogKind = 'visit' | 'service' | 'upkeep' | 'repair' | 'opening' | 'note'

export const LOG_KIND_WORDS: Readonly<Record<LogKind, string>> = {
  visit: '来访',
  service: '服务',
  upkeep: '维护',
  repair: '报修',
  opening: '加开',
  note: '其他',
}

/** A line of the station's log (绿本子). Lines are never changed: a wrong one is struck out, and stays readable. */
export interface LogEntry {
  id: string
  date: Day
  kind: LogKind
  text: string
  /** Visitors or people served; 0 where that has no meaning. */
  people: number
  photos: Picture[]
  byName: string
  at: Instant
  /** Of repairs: when it was put right, and how; null while it is not. */
  fixed: { on: Day; text: string; photos: Picture[] } | null
  /** Why it does not count; null when it does. */
  struck: string | null
}

/** A month of a station in figures; what can be counted from reservations and hours is not typed by hand. */
export interface LogSummary {
  /** Days on which it was open, up to today. */
  openDays: number
  /** Reservations that were used, and the people they were for. */
  uses: number
  usePeople: number
  visits: number
  visitors: number
  services: number
  served: number
  upkeep: number
  repairs: number
  /** Repairs of this month that are still waiting. */
  unfixed: number
}

export interface StationLog {
  station: { id: string; name: string }
  /** '2026-11' */
  month: string
  /** The newest first. */
  entries: LogEntry[]
  summary: LogSummary
  now: Instant
}

export interface WriteLog {
  stationId: string
  date: Day
  kind: LogKind
  text: string
  people: number
  photos: string[]
  requestId: string
}

export interface NamedNode {
  id: string
  name: string
}

export interface KeeperApi extends SiteApi {
  'keeper.station': {
    input: { stationId: string }
    output: Edited<StationTerms> & { name: string; spaces: SpaceLine[]; closures: Closure[] }
  }
  'keeper.previewStation': { input: SaveStation; output: Preview }
  /** What no longer fits stays as it is; the keeper decides about it. */
  'keeper.saveStation': { input: SaveStation; output: Edited<StationTerms> }
  'keeper.space': {
    input: { stationId: string; spaceId: string }
    output: Edited<SpaceEdit> & { stationName: string }
  }
  /** One node of the tree of organisations and what is under it; the district without an id. */
  'keeper.organizations': {
    input: { stationId: string; organizationId?: string }
    output: NamedNode & { above: NamedNode[]; children: NamedNode[] }
  }
  'keeper.previewSpace': { input: SaveSpace; output: Preview }
  'keeper.saveSpace': { input: SaveSpace; output: Edited<SpaceEdit> & { spaceId: string } }
  /** Where what a screen shall show can be seen for a while; '' for words alone. */
  'keeper.content': { input: { stationId: string; reservationId: string }; output: { url: string } }
  'keeper.log': { input: { stationId: string; month?: string }; output: StationLog }
  'keeper.writeLog': { input: WriteLog; output: LogEntry }
  /** Of a repair: it is put right. */
  'keeper.fixLog': {
    input: { stationId: string; entryId: string; text: string; photos: string[] }
    output: LogEntry
  }
  'keeper.strikeLog': { input: { stationId: string; entryId: string; why: string }; output: LogEntry }
  /** One month, or a year where the month is a year: '2026'. */
  'keeper.exportLog': { input: { stationId: string; month: string }; output: ExportedFile }
}

/** Hours or days that the keeper has closed and that are not over yet. */
export interface Closure {
  id: string
  /** The names of what is closed. */
  spaces: string[]
  fromDate: Day
  toDate: Day
  /** null when whole days are closed. */
  hours: Range | null
  why: string
}

/** A space in the keeper's list. */
export interface SpaceLine {
  id: string
  name: string
  whereabouts: string
}
