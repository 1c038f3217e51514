import type { DayItem } from '../../../components/x-day-strip/pages'
import { stretchesOf } from '../../../components/x-slot-picker/slots'
import type { DayMark, DayState, SpaceDay } from '../../../shared/contract/station'
import { type Day, type Instant, type Range, dayOf, weekdayOf, addDays } from '../../../shared/kit/time'
import { dateWords, dayWords, lengthWords, rangeWords, weekdayWords } from '../../../shared/kit/words'
import { type WaitItem, waitItems } from '../../../ui/wait.view'
import { type UsedUp, usedUp } from './space.day'
import { type Pill, leftWords, pillsOf, termLines } from './terms.view'

export interface SpaceView {
  stationName: string
  name: string
  about: string
  photos: string[]
  pills: Pill[]
  /** The keeper's own words. */
  rules: string
  terms: string[]
  /** What is left of the week's quota; '' where there is none. */
  left: string
  /** To be read before one reserves; '' when there is nothing to say. */
  warning: string
  days: DayItem[]
  waits: WaitItem[]
  /** Why nothing can be chosen on this day, and where to go instead; null when there is something. */
  nothing: Nothing | null
  /** Whether nothing can be reserved on any day. */
  blocked: boolean
  /** Whether the hours are worth showing at all. */
  slots: boolean
}

export interface Nothing {
  title: string
  note: string
  action: string
  /** The day that the action leads to; '' when it calls the station. */
  date: Day
}

const STATE_WORDS: Readonly<Record<DayState, string>> = {
  free: '有空',
  tight: '快满',
  full: '约满',
  closed: '闭馆',
}

export function spaceView(day: SpaceDay, now: Instant): SpaceView {
  const { space, station, noShows } = day
  const seats = space.kind === 'screen' ? '' : `坐 ${space.capacity} 人`
  const blocked = isBlocked(day, now)
  return {
    stationName: station.name,
    name: space.name,
    about: [space.whereabouts, seats, ...space.equipment].filter(Boolean).join(' · '),
    photos: space.photos,
    pills: pillsOf(space),
    rules: space.rules,
    terms: termLines(day),
    left: leftWords(day),
    warning: blocked ? '' : (noShows.warning ?? ''),
    days: day.days.map((mark) => dayItem(mark, day.today)),
    waits: waitItems(day.waits, now),
    nothing: nothingOf(day, now),
    blocked,
    slots: !blocked && usedUp(day) === null,
  }
}

const isBlocked = ({ noShows }: SpaceDay, now: Instant) =>
  noShows.blockedUntil !== null && noShows.blockedUntil > now

export function dayItem({ date, state, why }: DayMark, today: Day): DayItem {
  const near = dayWords(date, today)
  const words = STATE_WORDS[state]
  const [, month = '', number = ''] = date.split('-')
  return {
    date,
    name: near === '今天' || near === '明天' ? near : weekdayWords(date),
    number: number === '01' ? `${Number(month)}/1` : String(Number(number)),
    words,
    state,
    label: `${dateWords(date)} ${weekdayWords(date)}，${labelOf(words, why)}`,
  }
}

const labelOf = (words: string, why: string | null): string =>
  why === null ? words : why.includes(words) ? why : `${words}，${why}`

/** Says why a day has nothing to choose, and offers the next day that has. */
function nothingOf(day: SpaceDay, now: Instant): Nothing | null {
  if (isBlocked(day, now)) return blockedWords(day)
  const used = usedUp(day)
  if (used) return usedUpWords(day, used)
  if (stretchesOf(day, now).some(({ state }) => state === 'free')) return null
  const name = dayWords(day.date, day.today)
  const title = day.closedWhy ?? (day.taken.length > 0 ? `${name}约满了` : `${name}的时间已经过去`)
  return { title, ...nextOf(day, day.date) }
}

function nextOf({ days, today }: SpaceDay, after: Day): Omit<Nothing, 'title'> {
  const next = days.find(({ date, state }) => date > after && (state === 'free' || state === 'tight'))
  if (!next) return { note: '可以打电话问问服务站', action: '打电话问服务站', date: '' }
  const name = dayWords(next.date, today)
  return { note: `最近有空的是${name}`, action: `看${name}`, date: next.date }
}

function blockedWords({ noShows, today }: SpaceDay): Nothing {
  const until = noShows.blockedUntil === null ? '' : dayWords(dayOf(noShows.blockedUntil), today)
  const note = noShows.warning ?? `有 ${noShows.count} 次约了没有来。${until}起又可以约`
  return { title: '暂时不能预约', note, action: '打电话问服务站', date: '' }
}

const USED_UP: Readonly<Record<Exclude<UsedUp, null>, string>> = {
  minutes: '您这一周的时间约满了',
  times: '您这一周的次数约满了',
  branch: '您的支部这一周约满了',
}

function usedUpWords(day: SpaceDay, used: Exclude<UsedUp, null>): Nothing {
  const sunday = addDays(day.date, 6 - weekdayOf(day.date))
  const next = nextOf(day, sunday)
  const note = next.date ? `下一周的可以约：${dayWords(next.date, day.today)}` : '下一周的再过几天可以约'
  return { title: USED_UP[used], ...next, note }
}

/** A word to choose, as x-chips shows it. */
export interface Choosable {
  id: string
  label: string
  on: boolean
}

/** Three ways to look: this day, this week, the other rooms. */
export const looks = (on: 'day' | 'week' | 'rooms'): Choosable[] => [
  { id: 'day', label: '看一天', on: on === 'day' },
  { id: 'week', label: '看一周', on: on === 'week' },
  { id: 'rooms', label: '几间一起看', on: on === 'rooms' },
]

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
