import type { Board } from '../../../shared/contract/station'
import { type Instant, type Minute, minuteOf } from '../../../shared/kit/time'
import { clockWords, lengthWords } from '../../../shared/kit/words'

export interface WalkInView {
  room: string
  capacity: number
  /** When it can end, the nearest first. */
  ends: { id: string; label: string }[]
  /** Why it cannot be used right now; '' when it can. */
  why: string
}

const STEP = 30
const HOLDING = ['asked', 'booked', 'checkedIn']
/** Nobody who comes by chance stays longer. */
const MOST_ENDS = 6

/** Until when somebody who stands there can stay: half hours up to the next use, the end of opening, the longest use. */
export function walkInView(board: Board, spaceId: string, now: Instant): WalkInView | null {
  const room = board.spaces.find(({ space }) => space.id === spaceId)
  if (!room) return null
  const minute = minuteOf(now)
  const running = room.open.find(({ from, to }) => from <= minute && minute < to)
  const { name, capacity, longest } = room.space
  const held = room.lines.filter(({ status }) => HOLDING.includes(status))
  const isUsed = held.some(({ from, to }) => from <= minute && minute < to)
  const limit = Math.min(
    running?.to ?? 0,
    ...held.filter(({ from }) => from > minute).map(({ from }) => from - room.space.after),
    minute + longest,
  )
  const ends = running && !isUsed ? endsOf(minute, limit) : []
  const why = isUsed ? '现在有人约了这里' : running ? '马上有人要用了' : '现在没有开放'
  return { room: name, capacity, ends, why: ends.length > 0 ? '' : why }
}

function endsOf(minute: Minute, limit: Minute): { id: string; label: string }[] {
  const first = Math.ceil((minute + 15) / STEP) * STEP
  const all = Array.from({ length: MOST_ENDS }, (_, n) => first + n * STEP).filter((end) => end <= limit)
  return all.map((end) => ({
    id: String(end),
    label: `到 ${clockWords(end)}（${lengthWords(end - minute)}）`,
  }))
}
