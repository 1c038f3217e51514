import { STATION_KIND_WORDS, type StationBrief } from '../../shared/contract/station'
import type { Instant } from '../../shared/kit/time'
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
  openWords: string
  spaces: string
  stepFree: boolean
  /** Read aloud as a whole. */
  spoken: string
}

export type Filter = 'all' | 'open' | 'stepFree'

export interface FilterItem {
  id: Filter
  label: string
}

export const FILTERS: readonly FilterItem[] = [
  { id: 'all', label: '全部' },
  { id: 'open', label: '正开放' },
  { id: 'stepFree', label: '无台阶' },
]

/** The order is the server's: by distance where that is known, otherwise by name. */
export function stationItems(stations: readonly StationBrief[], filter: Filter, now: Instant): StationItem[] {
  return stations.map((station) => itemOf(station, now)).filter((item) => passes(item, filter))
}

function passes(item: StationItem, filter: Filter): boolean {
  if (filter === 'open') return item.open
  return filter === 'stepFree' ? item.stepFree : true
}

function itemOf(station: StationBrief, now: Instant): StationItem {
  const { id, name, address, distance, facilities, spaces } = station
  const { open, words } = openState(station, now)
  const kind = STATION_KIND_WORDS[station.kind]
  const far = distance === null ? '' : distanceWords(distance)
  const rooms = spaces > 0 ? `${spaces} 间可以约` : '不用预约，直接来'
  return {
    id,
    name,
    kind,
    address,
    distance: far,
    open,
    openWords: words,
    spaces: rooms,
    stepFree: facilities.some(isStepFree),
    spoken: [name, kind, far, words, rooms].filter(Boolean).join('，'),
  }
}

/** Whether one gets in without a step; an accessible toilet alone does not say so. */
const isStepFree = (facility: string) => /坡道|电梯|无台阶|平地/.test(facility)

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
export function emptyWords(filter: Filter): { title: string; note: string; action: string } {
  if (filter === 'open')
    return { title: '现在没有开着的服务站', note: '可以先约明天的屋子', action: '看全部' }
  if (filter === 'stepFree')
    return { title: '没有找到无台阶的服务站', note: '可以打电话请站里的人帮忙', action: '看全部' }
  return { title: '这里还没有服务站', note: '过些日子再来看看', action: '再试一次' }
}
