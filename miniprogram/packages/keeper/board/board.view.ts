import { frameOf } from '../../../components/x-free-bar/bars'
import type { Board, BoardLine, ReservationStatus, ScreenContent } from '../../../shared/contract/station'
import { type Day, type Instant, type Range, addDays, dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, dateWords, dayWords, rangeWords } from '../../../shared/kit/words'
import { whenWords } from '../../../ui/words'
import { type TimeLine, timeLine } from './timeLine.view'

export interface LineItem {
  id: string
  /** '10:00–12:00' */
  range: string
  /** With its day, where it is not the day of the board. */
  when: string
  who: string
  /** '8 人 · 党史读书会 · 李桂芬 139…' */
  about: string
  status: string
  tone: 'pine' | 'amber' | 'plum' | 'stone'
  /** What can be done with it. */
  canDecide: boolean
  canRelease: boolean
  /** Whom else it would make glad, in words; '' where nobody waits. */
  waiting: string
  space: string
  content: ScreenContent | null
  spoken: string
}

export interface RoomItem {
  id: string
  name: string
  hours: string
  /** '现在空着，到 14:00', '有人在用，到 12:00'. */
  nowWords: string
  /** Whether somebody who stands there can go in. */
  free: boolean
  lines: LineItem[]
  /** The day drawn, over the same hours for every room; null on a day on which nothing is open. */
  drawn: TimeLine | null
}

export interface BoardView {
  station: string
  day: string
  isToday: boolean
  rooms: RoomItem[]
  asked: LineItem[]
  /** '今天 6 个预约，已到 2 个' */
  words: string
}

export function boardView(board: Board, now: Instant): BoardView {
  const lines = board.spaces.flatMap((room) => room.lines)
  const standing = lines.filter(({ status }) => HOLDING.includes(status))
  const come = standing.filter(({ status }) => status === 'checkedIn').length
  const isToday = board.date === dayOf(now)
  const day = dayWords(board.date, dayOf(now))
  const frame = frameOf(board.spaces)
  const count = standing.length > 0 ? `${standing.length} 个预约` : '没有预约'
  return {
    ...{ station: board.station.name, day: `${day} ${dateWords(board.date)}`, isToday },
    rooms: board.spaces.map((room) => roomItem(room, board.date, now, frame)),
    asked: board.asked.map((line) => lineItem(line, now)),
    words: isToday && come > 0 ? `${count}，已到 ${come} 个` : count,
  }
}

const HOLDING: readonly ReservationStatus[] = ['asked', 'booked', 'checkedIn']

function roomItem(room: Board['spaces'][number], date: Day, now: Instant, frame: Range): RoomItem {
  const { space, open, closedWhy, lines } = room
  const { words, free } = date === dayOf(now) ? nowOf(room, minuteOf(now)) : { words: '', free: false }
  return {
    ...{ id: space.id, name: space.name, nowWords: words, free: free && space.kind === 'room' },
    hours: closedWhy ? `不开放（${closedWhy}）` : open.map(rangeWords).join('、'),
    lines: lines.map((line) => lineItem(line, now)),
    drawn: open.length > 0 ? timeLine(room, toneOf, frame, { date, now }) : null,
  }
}

/** What no longer holds its hours is not drawn. */
const toneOf = ({ status }: BoardLine) => (HOLDING.includes(status) ? TONES[status] : null)

/** What a room is like at this minute. */
function nowOf({ open, lines }: Board['spaces'][number], minute: number): { words: string; free: boolean } {
  const running = open.find(({ from, to }) => from <= minute && minute < to)
  if (!running) return { words: '现在没有开放', free: false }
  const held = lines.filter(({ status }) => HOLDING.includes(status))
  const user = held.find(({ from, to }) => from <= minute && minute < to)
  if (user) return { words: `现在有预约，到 ${clockWords(user.to)}`, free: false }
  const next = held.find(({ from }) => from > minute)
  return { words: `现在空着，到 ${clockWords(Math.min(running.to, next?.from ?? running.to))}`, free: true }
}

const STATUS_WORDS: Readonly<Record<ReservationStatus, string>> = {
  ...{ asked: '等您同意', booked: '还没到', checkedIn: '已到', cancelled: '已取消' },
  ...{ refused: '没有同意', released: '没来，已放出', closed: '已关闭' },
}

const TONES: Readonly<Record<ReservationStatus, LineItem['tone']>> = {
  ...{ asked: 'amber', booked: 'plum', checkedIn: 'pine', cancelled: 'stone' },
  ...{ refused: 'stone', released: 'stone', closed: 'stone' },
}

function lineItem(line: BoardLine, now: Instant): LineItem {
  const { id, people, purpose, organization, contact, status, waiting, content } = line
  const range = rangeWords(line)
  const who = line.personName || '居民'
  const about = [`${people} 人`, purpose, organization, contact].filter(Boolean).join(' · ')
  const words = statusWords(line, now)
  return {
    ...{ id, range, who, about, content, status: words, tone: TONES[status], space: line.spaceName },
    when: whenWords(line.date, line, dayOf(now)),
    canDecide: status === 'asked',
    canRelease: status === 'booked',
    waiting: waiting > 0 ? `${waiting} 人在排队` : '',
    spoken: [range, who, about, words].join('，'),
  }
}

/** Before it begins nobody is late. */
function statusWords({ status, date, from, leftAt }: BoardLine, now: Instant): string {
  if (status === 'checkedIn' && leftAt !== null) return '已到，先走了'
  const isAhead = date > dayOf(now) || (date === dayOf(now) && from > minuteOf(now))
  return status === 'booked' && isAhead ? '已预约' : STATUS_WORDS[status]
}

/** The reasons that keepers give most, to be tapped and not typed. */
export const REFUSALS = ['人数不合适', '和站里的活动冲突', '用途不合适', '请改到别的时间'] as const
export const RELEASES = ['设备坏了', '临时有活动', '要消毒打扫', '电话里说好取消的'] as const

export const reasonChips = (reasons: readonly string[], chosen: string) =>
  reasons.map((label) => ({ id: label, label, on: label === chosen }))

export const nextDay = (date: Day, by: number): Day => addDays(date, by)
