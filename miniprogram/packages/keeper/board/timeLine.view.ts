import { axisOf, share } from '../../../components/x-free-bar/bars'
import type { Board, BoardLine } from '../../../shared/contract/station'
import { type Instant, type Range, dayOf, minuteOf } from '../../../shared/kit/time'

type Tone = 'pine' | 'amber' | 'plum' | 'stone'

/** A piece of the line; percentages of its width. */
interface Piece {
  key: string
  left: number
  width: number
}

export interface TimeLine {
  /** When it is open. */
  open: Piece[]
  /** Who holds it, in the colour of how it stands; the name where there is room for it. */
  held: (Piece & { tone: Tone; name: string })[]
  axis: { left: number; label: string }[]
  /** Where now is; -1 on other days, before and after. */
  now: number
}

type Room = Board['spaces'][number]

/** Narrower than this, percent, no name can be read. */
const NAMED = 16

const pieceOf = (key: string, { from, to }: Range, frame: Range): Piece => {
  const left = Math.max(0, share(from, frame))
  return { key, left, width: Math.round((Math.min(100, share(to, frame)) - left) * 10) / 10 }
}

/** The day of a room as a drawing; the list below says the same in words. */
export function timeLine(
  { open, lines }: Room,
  toneOf: (line: BoardLine) => Tone | null,
  frame: Range,
  { date, now }: { date: string; now: Instant },
): TimeLine {
  const minute = minuteOf(now)
  const isHere = date === dayOf(now) && frame.from <= minute && minute < frame.to
  return {
    open: open.map((range) => pieceOf(String(range.from), range, frame)),
    held: lines.flatMap((line) => {
      const tone = toneOf(line)
      const piece = pieceOf(line.id, line, frame)
      return tone === null ? [] : [{ ...piece, tone, name: piece.width < NAMED ? '' : nameOf(line) }]
    }),
    axis: axisOf(frame),
    now: isHere ? share(minute, frame) : -1,
  }
}

const nameOf = ({ personName, purpose }: BoardLine): string => personName || purpose || '居民'
