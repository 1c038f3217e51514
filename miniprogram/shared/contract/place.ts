import type { Place } from '../kit/place'
import type { Day, Instant, Range } from '../kit/time'
import type { SpaceBrief } from './station'

/** Kinds of Station (服务站); the Chinese words stand in `STATION_KIND_WORDS`. */
export type StationKind = 'experience' | 'community' | 'teaching' | 'unit' | 'screen'

export const STATION_KIND_WORDS: Readonly<Record<StationKind, string>> = {
  experience: '体验站',
  community: '社区服务站',
  teaching: '现场教学点',
  unit: '单位阵地',
  screen: '户外屏幕',
}

/** What a station can have; stored and shown in these words. */
export const FACILITIES = [
  ...(['无障碍坡道', '电梯', '平地进门', '无障碍卫生间', '热水', '无线网络'] as const),
  ...(['图书', '手机充电', '母婴室', '停车', '急救箱', '借雨伞'] as const),
] as const

/** Each of these lets one in without a step; an accessible toilet alone does not. */
export const STEP_FREE: readonly string[] = ['无障碍坡道', '电梯', '平地进门']

export const isStepFree = (facilities: readonly string[]): boolean =>
  facilities.some((facility) => STEP_FREE.includes(facility))

export interface StationBrief {
  id: string
  name: string
  kind: StationKind
  address: string
  place: Place
  /** Straight line in metres from where the person is; null when that is not known. */
  distance: number | null
  /** When it is open today; empty when it is closed. */
  today: Range[]
  /** Why it is closed today ('周一闭馆'), null when it is open. */
  closedWhy: string | null
  /** What is there, in words: '无障碍坡道', '热水' … */
  facilities: string[]
  /** How many spaces can be reserved. */
  spaces: number
  /** Whether the caller has marked it as one of theirs. */
  favourite: boolean
}

/** A stored picture, and the address under which it can be seen for a while. */
export interface Picture {
  fileId: string
  url: string
}

/** A day that differs from the week. */
export interface ExceptionalDay {
  date: Day
  /** Empty on a closed day. */
  open: Range[]
  /** '国庆节', '设备检修'; said to people. */
  why: string
}

export interface StationDetail extends Omit<StationBrief, 'spaces'> {
  phone: string
  intro: string
  /** Opening hours Monday to Sunday; an empty list is a closed day. */
  week: Range[][]
  /** Days of the next two months that differ, soonest first. */
  exceptions: ExceptionalDay[]
  /** The first stands for the station. */
  photos: Picture[]
  spaces: SpaceBrief[]
  /** The first day on which it no longer is; null while that is not settled. */
  closedOn: Day | null
}

/** Which stations are wanted; all that is said must hold. */
export interface StationFilter {
  /** Only those open right now. */
  open?: boolean
  kind?: StationKind
  /** One of `FACILITIES`. */
  facility?: string
  stepFree?: boolean
}

export interface NearInput extends StationFilter {
  /** Where the person is; without it the order is by name. */
  at?: Place
  /** From the page before; without it the first page. */
  after?: number
}

export interface NearOutput {
  /** At most 50; the caller's favourites stand in `favourites` and not here. */
  stations: StationBrief[]
  /** The caller's own, in the same order; empty beyond the first page. */
  favourites: StationBrief[]
  /** For the next page; null when this is the last one. A page may be short, even empty, and still have a next. */
  after: number | null
  now: Instant
}

export interface PlaceApi {
  'station.near': { input: NearInput; output: NearOutput }
  'station.get': { input: { stationId: string; at?: Place }; output: StationDetail & { now: Instant } }
  /** Marks a station as one of mine, or no longer; at most 20. Done twice is done once. */
  'station.favourite': {
    input: { stationId: string; on: boolean }
    output: { stationId: string; favourite: boolean }
  }
}
