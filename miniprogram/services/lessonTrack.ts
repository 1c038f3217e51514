import type { WatchedSpan } from '../shared/contract/lesson'

/**
 * Turns what a player tells into stretches that were really played. A stretch counts only when the player moved on by
 * itself, on a page that can be seen, no faster than its rate and the clock allow: a jump, a hidden page, a locked phone
 * and a stop count for nothing, whatever order their events come in. Pure; positions are seconds of the lesson.
 */
export interface Track {
  isPlaying: boolean
  isShown: boolean
  rate: number
  /** Where the player was last, and when that was, epoch milliseconds; null when what follows cannot be joined to it. */
  last: { position: number; at: number } | null
  spans: readonly WatchedSpan[]
}

export type PlayerEvent =
  | { kind: 'play' | 'pause' | 'time' | 'seek' | 'end'; position: number }
  | { kind: 'rate'; rate: number }
  | { kind: 'hide' }
  | { kind: 'show' }

export const newTrack = (): Track => ({ isPlaying: false, isShown: true, rate: 1, last: null, spans: [] })

/** Players tell the time four times a second; after longer silence nobody knows what was played. Seconds. */
const LONGEST_SILENCE = 5
/** Clocks and players are not exact, seconds. */
const TOLERANCE = 0.75

export function track(before: Track, event: PlayerEvent, at: number): Track {
  if (event.kind === 'rate') return { ...before, rate: event.rate }
  if (event.kind === 'hide') return { ...before, isShown: false, last: null }
  if (event.kind === 'show') return { ...before, isShown: true, last: null }
  const here = { position: event.position, at }
  if (event.kind === 'play') return { ...before, isPlaying: true, last: here }
  if (event.kind === 'seek') return { ...before, last: here }
  const moved = movedOn(before, event.position, at)
  const isPlaying = event.kind === 'time' && before.isPlaying
  return { ...moved, isPlaying, last: isPlaying && before.isShown ? here : null }
}

function movedOn(before: Track, position: number, at: number): Track {
  const { last, isPlaying, isShown, rate, spans } = before
  if (!last || !isPlaying || !isShown) return before
  const elapsed = Math.min((at - last.at) / 1000, LONGEST_SILENCE)
  const step = position - last.position
  if (step <= 0 || elapsed < 0 || step > elapsed * rate + TOLERANCE) return before
  return { ...before, spans: joined(spans, { from: last.position, to: position }) }
}

function joined(spans: readonly WatchedSpan[], span: WatchedSpan): WatchedSpan[] {
  const last = spans[spans.length - 1]
  if (!last || last.to !== span.from) return [...spans, span]
  return [...spans.slice(0, -1), { from: last.from, to: span.to }]
}

/** What has been played since it was last asked, and the track without it. */
export const takeSpans = (before: Track): { spans: readonly WatchedSpan[]; track: Track } => ({
  spans: before.spans,
  track: { ...before, spans: [] },
})
