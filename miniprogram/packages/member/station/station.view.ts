import { STATION_KIND_WORDS, type SpaceBrief, type StationDetail } from '../../../shared/contract/station'
import { type Instant, type Range, dayOf, weekdayOf } from '../../../shared/kit/time'
import { distanceWords, rangeWords } from '../../../shared/kit/words'
import { nextOpening, openState } from '../../../ui/words'

export interface SpaceItem {
  id: string
  name: string
  /** '二楼 203 · 20 人' */
  about: string
  equipment: string
  membersOnly: boolean
  spoken: string
}

export interface HoursLine {
  days: string
  hours: string
  today: boolean
}

export interface StationView {
  name: string
  kind: string
  address: string
  distance: string
  open: boolean
  openWords: string
  intro: string
  phone: string
  facilities: string[]
  hours: HoursLine[]
  spaces: SpaceItem[]
}

export function stationView(station: StationDetail, now: Instant): StationView {
  const { open, words } = openState(station, now, nextOpening(station.week, dayOf(now)))
  return {
    name: station.name,
    kind: STATION_KIND_WORDS[station.kind],
    address: station.address,
    distance: station.distance === null ? '' : distanceWords(station.distance),
    open,
    openWords: words,
    intro: station.intro,
    phone: station.phone,
    facilities: station.facilities,
    hours: hoursLines(station.week, weekdayOf(dayOf(now))),
    spaces: station.spaces.map(spaceItem),
  }
}

function spaceItem({ id, name, whereabouts, capacity, equipment, audience }: SpaceBrief): SpaceItem {
  const about = [whereabouts, `坐 ${capacity} 人`].filter(Boolean).join(' · ')
  const membersOnly = audience === 'members'
  const words = [name, about, equipment.join('、'), membersOnly ? '只供党员预约' : '']
  return {
    id,
    name,
    about,
    equipment: equipment.join('、'),
    membersOnly,
    spoken: words.filter(Boolean).join('，'),
  }
}

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** The week's hours; days that follow each other and are alike share a line: '周二至周五'. */
export function hoursLines(week: readonly Range[][], weekday: number): HoursLine[] {
  const lines: { first: number; last: number; hours: string }[] = []
  week.forEach((ranges, day) => {
    const hours = ranges.length > 0 ? ranges.map(rangeWords).join('、') : '闭馆'
    const line = lines[lines.length - 1]
    if (line && line.hours === hours) line.last = day
    else lines.push({ first: day, last: day, hours })
  })
  return lines.map(({ first, last, hours }) => ({
    days: daysWords(first, last),
    hours,
    today: first <= weekday && weekday <= last,
  }))
}

function daysWords(first: number, last: number): string {
  if (first === 0 && last === 6) return '每天'
  if (first === last) return DAYS[first] ?? ''
  return `${DAYS[first] ?? ''}${last === first + 1 ? '、' : '至'}${DAYS[last] ?? ''}`
}
