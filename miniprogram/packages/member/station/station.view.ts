import {
  type ExceptionalDay,
  STATION_KIND_WORDS,
  type SpaceBrief,
  type StationDetail,
} from '../../../shared/contract/station'
import { type Instant, type Range, dayOf, weekdayOf } from '../../../shared/kit/time'
import { dateWords, distanceWords, rangeWords, weekdayWords } from '../../../shared/kit/words'
import { nextOpening, openState } from '../../../ui/words'

export interface SpaceItem {
  id: string
  name: string
  /** '二楼 203 · 20 人' */
  about: string
  equipment: string
  /** '只供党员', '只供梅园工委'; '' where everybody may. */
  only: string
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
  /** Days of the next two months that differ: '1月1日 周五', '闭馆（元旦放假）'. */
  exceptions: { date: string; words: string }[]
  photos: string[]
  favourite: boolean
  spaces: SpaceItem[]
  /** '12月1日 周二起，这个站不再开放'; '' otherwise. */
  closed: string
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
    exceptions: station.exceptions.slice(0, MOST_EXCEPTIONS).map((one) => exceptionLine(one)),
    photos: station.photos.map(({ url }) => url),
    favourite: station.favourite,
    spaces: station.spaces.map(spaceItem),
    closed: station.closedOn
      ? `${dateWords(station.closedOn)} ${weekdayWords(station.closedOn)}起，这个站不再开放`
      : '',
  }
}

/** Nobody remembers more than that. */
const MOST_EXCEPTIONS = 8

const exceptionLine = ({ date, open, why }: ExceptionalDay) => ({
  date: `${dateWords(date)} ${weekdayWords(date)}`,
  words: open.length > 0 ? `${open.map(rangeWords).join('、')}（${why}）` : `闭馆（${why}）`,
})

function spaceItem(space: SpaceBrief): SpaceItem {
  const { id, name, kind, whereabouts, capacity } = space
  const size = kind === 'screen' ? '放图片、视频和字，审核后播' : `坐 ${capacity} 人`
  const about = [whereabouts, size].filter(Boolean).join(' · ')
  const equipment = space.equipment.join('、')
  const only = onlyWords(space)
  const words = [name, about, equipment, only && `${only}预约`]
  return { id, name, about, equipment, only, spoken: words.filter(Boolean).join('，') }
}

function onlyWords({ audience, audienceName }: SpaceBrief): string {
  if (audience === 'everyone') return ''
  return audience === 'members' ? '只供党员' : `只供${audienceName}`
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
