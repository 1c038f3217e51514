import type { Minute } from '../kit/time'
import type { PlaceApi } from './place'
import type { ReservationApi } from './reservation'

export * from './place'
export type * from './keeping'
export type * from './reservation'

/** Who may reserve a space; `organization`: whoever belongs to an organisation's subtree. */
export type Audience = 'everyone' | 'members' | 'organization'

/** A screen is a space whose slots show something; it takes content and has no door to check in at. */
export type SpaceKind = 'room' | 'screen'

export interface SpaceBrief {
  id: string
  name: string
  kind: SpaceKind
  /** '二楼 203' */
  whereabouts: string
  capacity: number
  equipment: string[]
  audience: Audience
  /** '梅园工委' where the audience is an organisation; '' otherwise. */
  audienceName: string
  /** What to know before one comes, in the keeper's words; '' when there is nothing. */
  rules: string
  /** File ids, the one to show first at the front. */
  photos: string[]
}

export interface SpaceRules {
  /** Ranges begin and end on multiples of this, minutes. */
  step: Minute
  shortest: Minute
  longest: Minute
  /** How many days ahead, today being 0; a series reaches `seriesDays`. */
  horizonDays: number
  seriesDays: number
  /** Minutes that stay empty around each use. They are part of `taken` already. */
  before: Minute
  after: Minute
  /** How long before the beginning it must be made, changed, given back at the latest; minutes. */
  notice: { make: Minute; change: Minute; cancel: Minute }
  /** Whether the keeper says yes or no to each request. */
  approval: boolean
  /** A week's most per member (minutes, times) and per branch (minutes); null where there is none. */
  quota: { minutes: Minute | null; times: number | null; branchMinutes: Minute | null }
}

export interface StationApi extends PlaceApi, ReservationApi {
  /** For keepers of the station: the text of the code that hangs at the space's door. */
  'station.spaceCode': {
    input: { spaceId: string }
    output: { text: string; spaceName: string; stationName: string }
  }
}
