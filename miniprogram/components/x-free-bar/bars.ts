import type { DayLine } from '../../shared/contract/station'
import type { Instant, Minute, Range } from '../../shared/kit/time'
import { rangeWords } from '../../shared/kit/words'
import { type Stretch, stretchesOf } from '../x-slot-picker/slots'

/** A piece of the bar; percentages of its width. */
export interface Segment {
  key: number
  left: number
  width: number
  look: 'free' | 'mine' | 'taken' | 'past'
}

export interface FreeBar {
  segments: Segment[]
  axis: { left: number; label: string }[]
  /** '09:00–10:00、14:00–21:00 有空', or why there is nothing. */
  words: string
  /** Whether there is anything to choose. */
  free: boolean
}

const DEFAULT_FRAME: Range = { from: 8 * 60, to: 21 * 60 }
/** Free stretches that are said; what is more is 等. */
const SAID = 3

/** From the earliest opening to the latest closing: all bars of a screen are drawn over the same hours. */
export function frameOf(lines: readonly Pick<DayLine, 'open'>[]): Range {
  const open = lines.flatMap((line) => line.open)
  if (open.length === 0) return DEFAULT_FRAME
  return { from: Math.min(...open.map(({ from }) => from)), to: Math.max(...open.map(({ to }) => to)) }
}

export function freeBar(line: DayLine, frame: Range, now: Instant): FreeBar {
  const stretches = stretchesOf(line, now)
  const free = stretches.filter(({ state }) => state === 'free')
  return {
    segments: stretches.map((one) => segmentOf(one, frame)),
    axis: axisOf(frame),
    words: free.length > 0 ? freeWords(free) : nothingWords(line, stretches),
    free: free.length > 0,
  }
}

function freeWords(free: readonly Range[]): string {
  const said = free.slice(0, SAID).map(rangeWords).join('、')
  return `${said}${free.length > SAID ? ' 等' : ''} 有空`
}

function nothingWords({ closedWhy, open }: DayLine, stretches: readonly Stretch[]): string {
  if (open.length === 0) return closedWhy ?? '不开放'
  if (stretches.every(({ state }) => state === 'past')) return '今天的时间已经过去'
  return stretches.some(({ state }) => state === 'taken') ? '约满了' : '没有能约的时间'
}

const LOOKS: Record<Stretch['state'], Segment['look']> = {
  free: 'free',
  mine: 'mine',
  taken: 'taken',
  elsewhere: 'taken',
  past: 'past',
  soon: 'past',
  short: 'taken',
}

/** How far along the frame a minute lies, percent. */
export const share = (minute: Minute, { from, to }: Range) =>
  Math.round(((minute - from) / (to - from)) * 1000) / 10

function segmentOf({ from, to, state }: Stretch, frame: Range): Segment {
  const left = share(from, frame)
  return { key: from, left, width: Math.round((share(to, frame) - left) * 10) / 10, look: LOOKS[state] }
}

/** The hours below the bar, three or four of them. */
export function axisOf(frame: Range): FreeBar['axis'] {
  const first = Math.ceil(frame.from / 60)
  const last = Math.floor(frame.to / 60)
  const every = Math.max(1, Math.round((last - first) / 3))
  const hours = Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, n) => first + n * every)
  return hours.map((hour) => ({ left: share(hour * 60, frame), label: `${hour} 点` }))
}
