import {
  FACILITIES,
  STATION_KIND_WORDS,
  type StationBrief,
  type StationFilter,
  type StationKind,
  isStepFree,
} from '../../shared/contract/place'
import { type Instant, dayOf } from '../../shared/kit/time'
import { distanceWords } from '../../shared/kit/words'
import type { Whereabouts } from '../../ui/whereabouts'
import { openState } from '../../ui/words'

export interface StationItem {
  id: string
  name: string
  kind: string
  address: string
  distance: string
  open: boolean
  /** '' where the list is of another day and cannot tell. */
  openWords: string
  spaces: string
  stepFree: boolean
  favourite: boolean
  /** Read aloud as a whole. */
  spoken: string
}

/** The order is the server's: by distance where that is known, otherwise by name. `at` is when the list was made. */
export const stationItems = (
  stations: readonly StationBrief[],
  now: Instant,
  at: Instant = now,
): StationItem[] => stations.map((station) => itemOf(station, now, dayOf(at) === dayOf(now)))

function itemOf(station: StationBrief, now: Instant, isToday: boolean): StationItem {
  const { id, name, address, distance, facilities, spaces, favourite } = station
  const { open, words } = isToday ? openState(station, now) : { open: false, words: '' }
  const kind = STATION_KIND_WORDS[station.kind]
  const far = distance === null ? '' : distanceWords(distance)
  const rooms = spaces > 0 ? `${spaces} 间可以约` : '不用预约，直接来'
  return {
    ...{ id, name, kind, address, distance: far, open, openWords: words, spaces: rooms, favourite },
    stepFree: isStepFree(facilities),
    spoken: [name, favourite ? '常去' : '', kind, far, words, rooms].filter(Boolean).join('，'),
  }
}

/** The two filters that most people want stand in the open; the rest behind one word. */
export const quickChips = ({ open = false, stepFree = false }: StationFilter) => [
  { id: 'open', label: '正开放', on: open },
  { id: 'stepFree', label: '无台阶', on: stepFree },
]

const ANY = ''

export const kindChips = (chosen: StationKind | undefined) => [
  { id: ANY, label: '都行', on: chosen === undefined },
  ...Object.entries(STATION_KIND_WORDS).map(([id, label]) => ({ id, label, on: id === chosen })),
]

export const facilityChips = (chosen: string | undefined) => [
  { id: ANY, label: '都行', on: chosen === undefined },
  ...FACILITIES.map((label) => ({ id: label, label, on: label === chosen })),
]

/** What the button of the further filters says: what is chosen there, if anything is. */
export const moreLabel = ({ kind, facility }: StationFilter): string =>
  [kind && STATION_KIND_WORDS[kind], facility].filter(Boolean).join(' · ') || '更多筛选'

export const isFiltered = (filter: StationFilter): boolean => Object.values(filter).some(Boolean)

/** One line over the list that says in which order it is and, if by name, how to change that. */
export function orderWords(where: Whereabouts['kind']): { words: string; action: string } {
  switch (where) {
    case 'known':
      return { words: '由近到远', action: '' }
    case 'refused':
      return { words: '微信没有得到位置的许可，先按名称排列', action: '去打开位置' }
    case 'unavailable':
      return { words: '手机没有给出位置，先按名称排列。请看看手机的定位开了没有', action: '再试一次' }
    default:
      return { words: '按名称排列', action: '由近到远排' }
  }
}

/** What an empty list says, and what to do about it. */
export function emptyWords(filter: StationFilter): { title: string; note: string; action: string } {
  if (!isFiltered(filter)) return { title: '这里还没有服务站', note: '过些日子再来看看', action: '再试一次' }
  const note = filter.open ? '可以先约明天的屋子' : '少选一样，或打电话请站里的人帮忙'
  return { title: filter.open ? '现在没有这样的站开着' : '没有找到这样的服务站', note, action: '看全部' }
}
