import type { Instant } from '../../../shared/kit/time'

/** WeChat records no longer than this in one piece, milliseconds. */
export const LONGEST_MS = 10 * 60_000

/** A recording on its way. Pure: the page holds one of these and the phone's recorder obeys it. */
export interface Recording {
  stage: 'ready' | 'running' | 'paused' | 'done'
  /** Recorded before the running stretch, milliseconds. */
  before: number
  /** When the running stretch began; null while none runs. */
  since: Instant | null
  /** At which millisecond each picture began; the first at 0. */
  marks: number[]
}

export const READY: Recording = { stage: 'ready', before: 0, since: null, marks: [0] }

/** How much is recorded by now, milliseconds. */
export const recorded = ({ before, since }: Recording, now: Instant): number =>
  before + (since === null ? 0 : Math.max(0, now - since))

export const started = (one: Recording, now: Instant): Recording => ({ ...one, stage: 'running', since: now })

export const paused = (one: Recording, now: Instant): Recording => ({
  ...{ ...one, stage: 'paused', since: null },
  before: recorded(one, now),
})

export const ended = (one: Recording, now: Instant): Recording => ({ ...paused(one, now), stage: 'done' })

/** The next picture begins now. */
export const turned = (one: Recording, now: Instant): Recording => ({
  ...one,
  marks: [...one.marks, recorded(one, now)],
})

/** Least time between two pictures, seconds: quicker ones nobody sees. */
const APART = 1

/**
 * When each of `count` pictures begins, whole seconds, one after the other. Those that were not reached share what is left
 * after the last one that was.
 */
export function beginnings(marks: readonly number[], count: number, seconds: number): number[] {
  const froms: number[] = []
  for (let at = 0; at < count; at++) {
    const mark = marks[at]
    const least = at === 0 ? 0 : (froms[at - 1] ?? 0) + APART
    const last = froms[at - 1] ?? 0
    const share = Math.floor((seconds - last) / (count - at + 1))
    froms.push(at === 0 ? 0 : Math.max(least, mark === undefined ? last + share : Math.round(mark / 1_000)))
  }
  return froms
}
