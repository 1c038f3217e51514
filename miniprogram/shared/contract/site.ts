import type { Place } from '../kit/place'
import type { Day } from '../kit/time'
import type { Preview } from './keeper'
import type { StationKind } from './place'

/** What the district settles of a station; its hours and rooms are its keeper's. */
export interface SiteForm {
  name: string
  kind: StationKind
  address: string
  place: Place
  phone: string
}

export interface Site extends SiteForm {
  stationId: string
  /** The first day on which it no longer is; null while that is not settled. */
  closedOn: Day | null
  version: number
  /** Who keeps it. */
  keepers: { memberId: string; name: string }[]
}

export interface SiteApi {
  'keeper.site': { input: { stationId: string }; output: Site }
  /** A new station, open on weekdays until its keeper says otherwise. */
  'keeper.openStation': { input: { form: SiteForm; requestId: string }; output: Site }
  /** Another place, name or kind; its rooms go with it. */
  'keeper.moveStation': { input: { stationId: string; form: SiteForm; version: number }; output: Site }
  /** Whose reservations closing for good would take. */
  'keeper.previewRetire': { input: { stationId: string; on: Day }; output: Preview }
  /** Closed for good from a day on: who has reserved is told at once, and nobody finds it any more. */
  'keeper.retireStation': { input: { stationId: string; on: Day; version: number }; output: Site }
}
