import type { DayItem } from '../../../components/x-day-strip/pages'
import { stretchesOf } from '../../../components/x-slot-picker/slots'
import type { DayState, SpaceDay } from '../../../shared/contract/station'
import { type Day, type Instant, type Range } from '../../../shared/kit/time'
import { dateWords, dayWords, lengthWords, rangeWords, weekdayWords } from '../../../shared/kit/words'

export interface SpaceView {
  stationName: string
  name: string
  about: string
  terms: string
  membersOnly: boolean
  days: DayItem[]
  /** Why nothing can be chosen on this day, and where to go instead; null when there is something. */
  nothing: { title: string; note: string; action: string; date: Day } | null
}

const STATE_WORDS: Readonly<Record<DayState, string>> = {
  free: '有空',
  tight: '快满',
  full: '约满',
  closed: '闭馆',
}

export function spaceView(day: SpaceDay, now: Instant): SpaceView {
  const { space, station } = day
  return {
    stationName: station.name,
    name: space.name,
    about: [space.whereabouts, `坐 ${space.capacity} 人`, ...space.equipment].filter(Boolean).join(' · '),
    terms: `一次 ${lengthWords(space.shortest)}到 ${lengthWords(space.longest)}，可提前 ${space.horizonDays} 天约`,
    membersOnly: space.audience === 'members',
    days: day.days.map(({ date, state }) => dayItem(date, state, day.today)),
    nothing: nothingOf(day, now),
  }
}

function dayItem(date: Day, state: DayState, today: Day): DayItem {
  const near = dayWords(date, today)
  const words = STATE_WORDS[state]
  const [, month = '', number = ''] = date.split('-')
  return {
    date,
    name: near === '今天' || near === '明天' ? near : weekdayWords(date),
    number: number === '01' ? `${Number(month)}/1` : String(Number(number)),
    words,
    state,
    label: `${dateWords(date)} ${weekdayWords(date)}，${words}`,
  }
}

/** Says why a day has nothing to choose, and offers the next day that has. */
function nothingOf(day: SpaceDay, now: Instant): SpaceView['nothing'] {
  if (stretchesOf(day, now).some(({ state }) => state === 'free')) return null
  const next = day.days.find(({ date, state }) => date > day.date && (state === 'free' || state === 'tight'))
  const name = dayWords(day.date, day.today)
  const title = day.closedWhy ?? (day.taken.length > 0 ? `${name}约满了` : `${name}的时间已经过去`)
  const note = next ? `最近有空的是${dayWords(next.date, day.today)}` : '可以打电话问问服务站'
  const action = next ? `看${dayWords(next.date, day.today)}` : '打电话问服务站'
  return { title, note, action, date: next?.date ?? '' }
}

/** What the bar at the foot says. */
export interface Chosen {
  when: string
  length: string
}

export const NOTHING_CHOSEN: Chosen = { when: '', length: '' }

export function chosenWords(day: SpaceDay, choice: Range | null): Chosen {
  if (!choice) return NOTHING_CHOSEN
  return {
    when: `${dayWords(day.date, day.today)} ${rangeWords(choice)}`,
    length: `共 ${lengthWords(choice.to - choice.from)}`,
  }
}
