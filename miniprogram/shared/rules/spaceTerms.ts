import type { Audience, SpaceKind, SpaceRules } from '../contract/station'
import type { Minute } from '../kit/time'
import type { Hours } from './hours'

/** What a keeper may settle for a space beyond its hours and size; what is not settled is as in `SPACE_EXTRAS`. */
export interface SpaceExtras {
  kind: SpaceKind
  /** The organisation whose subtree may reserve, where the audience is one, and its name. */
  audienceId: string
  audienceName: string
  before: Minute
  after: Minute
  notice: SpaceRules['notice']
  seriesDays: number
  approval: boolean
  quota: SpaceRules['quota']
  /** How long an offer from the waiting list waits for a yes. */
  offerMinutes: Minute
  rules: string
  photos: readonly string[]
  /** Raised with every change of the space; a day remembers by which version it is written. */
  version: number
}

export const SPACE_EXTRAS: SpaceExtras = {
  ...{ kind: 'room', audienceId: '', audienceName: '', before: 0, after: 0 },
  notice: { make: 0, change: 0, cancel: 0 },
  ...{ seriesDays: 92, approval: false },
  quota: { minutes: null, times: null, branchMinutes: null },
  ...{ offerMinutes: 120, rules: '', photos: [], version: 1 },
}

/** Everything about a space that decides whether a request may be asked at all. */
export interface SpaceTerms extends Hours, Partial<SpaceExtras> {
  capacity: number
  audience: Audience
  /** Ranges begin and end on multiples of this, minutes; itself a multiple of a tick. */
  step: number
  shortest: number
  longest: number
  horizonDays: number
}

/** The terms with nothing left open. */
export function whole<T extends SpaceTerms>(terms: T): T & SpaceExtras {
  const known = Object.entries(terms).filter(([, value]) => value !== undefined)
  const all = { ...SPACE_EXTRAS, ...(Object.fromEntries(known) as T) }
  // What a screen shows is looked at by somebody before it shows, whatever the keeper has settled.
  return all.kind === 'screen' ? { ...all, approval: true } : all
}
