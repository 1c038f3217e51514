import type { LessonDetail, WatchedSpan } from '../shared/contract/lesson'
import { BIN_SECONDS, binsOf } from '../shared/rules/lesson/bins'

/** An opening of a lesson that time counts for, as `lesson.get` gave it. */
export type Opening = Pick<LessonDetail, 'version' | 'openedAt' | 'seconds'> & { lessonId: string }

/** What waits to be told of one opening. */
export interface Waiting extends Opening {
  spans: WatchedSpan[]
  /** Told already, but too short to count alone: goes along with what follows. */
  carry: WatchedSpan[]
  position: number
  /** Whether the position, or anything else, has changed since it was told. */
  isFresh: boolean
  /** Whether the lesson is to be finished once all is told. */
  toFinish: boolean
  /** Not before this moment, on the server's clock. */
  notBefore: number
}

/** Of one lesson there may be several openings: of an older version, or from before it was put aside. */
export const keyOf = ({ lessonId, version, openedAt }: Opening) => `${lessonId}:${version}:${openedAt}`

export const nothingWaits = ({ lessonId, version, openedAt, seconds }: Opening): Waiting => ({
  ...{ lessonId, version, openedAt, seconds, spans: [], carry: [] },
  ...{ position: 0, isFresh: false, toFinish: false, notBefore: 0 },
})

/** What came in while it was on its way stays. */
export function without(now: Waiting, before: Waiting, sent: readonly WatchedSpan[]): Waiting {
  const spans = subtract(now.spans, sent)
  const isFresh = spans.length > 0 || now.position !== before.position
  return { ...now, spans, carry: tooShort(sent, now.seconds), isFresh }
}

/** Parts of the lesson that are in `spans` and not in `taken`. */
export function subtract(spans: readonly WatchedSpan[], taken: readonly WatchedSpan[]): WatchedSpan[] {
  return taken.reduce<WatchedSpan[]>(
    (left, { from, to }) =>
      left.flatMap((one) => [
        ...(one.from < from ? [{ from: one.from, to: Math.min(one.to, from) }] : []),
        ...(one.to > to ? [{ from: Math.max(one.from, to), to: one.to }] : []),
      ]),
    [...spans],
  )
}

/** What was too little of its five seconds to count: together with the rest of them it will. */
function tooShort(sent: readonly WatchedSpan[], seconds: number): WatchedSpan[] {
  const counted = binsOf(sent, seconds).map((bin) => ({
    from: bin * BIN_SECONDS,
    to: (bin + 1) * BIN_SECONDS,
  }))
  return subtract(sent, counted)
}

const MOST_LESSONS = 40

/** Openings that have nothing left to tell need no room; the newest stay for what they carry. */
export function tidied(all: Record<string, Waiting>): Record<string, Waiting> {
  const entries = Object.entries(all)
  const idle = entries.filter(([, one]) => !one.isFresh && !one.toFinish)
  const gone = new Set(idle.slice(0, Math.max(0, entries.length - MOST_LESSONS)).map(([key]) => key))
  return Object.fromEntries(entries.filter(([key]) => !gone.has(key)))
}
