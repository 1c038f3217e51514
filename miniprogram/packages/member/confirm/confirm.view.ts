import type { Reservation, SpaceDay } from '../../../shared/contract/station'
import { type Instant, type Range, dayOf, minuteOf } from '../../../shared/kit/time'
import {
  clockWords,
  dateWords,
  dayWords,
  lengthWords,
  rangeWords,
  weekdayWords,
} from '../../../shared/kit/words'

export interface ConfirmView {
  space: string
  station: string
  whereabouts: string
  /** '今天 14:30–16:30' */
  when: string
  /** '7月20日 周一 · 共 2 小时'; without the date where `when` has said it. */
  date: string
  capacity: number
}

export function confirmView(day: SpaceDay, range: Range): ConfirmView {
  const { space, station } = day
  const name = dayWords(day.date, day.today)
  const date = `${dateWords(day.date)} ${weekdayWords(day.date)}`
  const length = `共 ${lengthWords(range.to - range.from)}`
  return {
    space: space.name,
    station: station.name,
    whereabouts: [space.whereabouts, station.address].filter(Boolean).join(' · '),
    when: `${name} ${rangeWords(range)}`,
    date: name === date ? length : `${date} · ${length}`,
    capacity: space.capacity,
  }
}

/** What people come for most; one tap writes it. */
export const PURPOSES = ['开会', '学习', '读书会', '排练', '聊天议事'] as const

export const LONGEST_PURPOSE = 40

export interface DoneView {
  when: string
  station: string
  space: string
  note: string
}

export function doneView(reservation: Reservation, now: Instant): DoneView {
  const { date, stationName, spaceName, checkInOpens, people } = reservation
  return {
    when: `${dayWords(date, dayOf(now))} ${rangeWords(reservation)}`,
    station: stationName,
    space: spaceName,
    note: `${people} 人。到了门口扫房间的码签到，${clockWords(minuteOf(checkInOpens))} 起可以扫`,
  }
}
