import type { SpaceDay } from '../../shared/contract/station'
import { DAY_MINUTES, type Instant, type Minute, type Range, dayOf, minuteOf } from '../../shared/kit/time'
import { freeRanges } from '../../shared/rules/ticks'

/** A stretch of a day in one state. `free` ones are runs: one can begin anywhere in them, at whole steps. */
export interface Stretch extends Range {
  state: 'free' | 'taken' | 'mine' | 'past' | 'short'
}

/** The hours somebody is choosing. Not `ended` means that the end has not been tapped yet, only assumed. */
export interface Choice extends Range {
  ended: boolean
}

export type Steps = Pick<SpaceDay['space'], 'step' | 'shortest' | 'longest'>

/** The day as stretches in order. A free stretch too short to be reserved is `short`. */
export function stretchesOf(day: SpaceDay, now: Instant): Stretch[] {
  const past = pastOf(day.date, now)
  const mine = day.mine.filter(({ status }) => status !== 'cancelled').sort((a, b) => a.from - b.from)
  const held = [
    ...mine.map(({ from, to }): Stretch => ({ from, to, state: 'mine' })),
    ...freeRanges(day.taken, mine).map(({ from, to }): Stretch => ({ from, to, state: 'taken' })),
  ].sort((a, b) => a.from - b.from)
  const all = day.open.flatMap((open) => [
    ...held.filter(({ from, to }) => from < open.to && to > open.from),
    ...freeRanges([open], held).flatMap((gap) => freeOrPast(gap, past, day.space)),
  ])
  const over = (one: Stretch): Stretch => (one.to <= past ? { ...one, state: 'past' } : one)
  return joinPast(all.map(over).sort((a, b) => a.from - b.from))
}

function pastOf(date: string, now: Instant): Minute {
  const today = dayOf(now)
  if (date === today) return minuteOf(now)
  return date < today ? DAY_MINUTES : 0
}

function freeOrPast(gap: Range, past: Minute, { step, shortest }: Steps): Stretch[] {
  const from = Math.max(gap.from, Math.min(gap.to, Math.ceil(Math.max(gap.from, past) / step) * step))
  const to = gap.to - (gap.to % step)
  const before: Stretch[] = past > gap.from ? [{ from: gap.from, to: from, state: 'past' }] : []
  if (to <= from) return before
  return [...before, { from, to, state: to - from >= shortest ? 'free' : 'short' }]
}

function joinPast(stretches: Stretch[]): Stretch[] {
  return stretches.reduce<Stretch[]>((joined, one) => {
    const last = joined[joined.length - 1]
    if (last && last.state === 'past' && one.state === 'past') last.to = one.to
    else joined.push({ ...one })
    return joined
  }, [])
}

/** The free stretch that holds a minute. */
export const runAt = (stretches: readonly Stretch[], minute: Minute): Stretch | undefined =>
  stretches.find(({ state, from, to }) => state === 'free' && from <= minute && minute < to)

/**
 * What a tap on the cell that begins at `minute` means. The first tap says when to begin, and takes the shortest time
 * from there; a second one further on says until the end of which cell; a tap on the beginning takes it back.
 * Too near to the end of a run, the beginning moves forward so far that the shortest time fits.
 */
export function tap(
  stretches: readonly Stretch[],
  steps: Steps,
  choice: Choice | null,
  minute: Minute,
): Choice | null {
  const run = runAt(stretches, minute)
  if (!run) return choice
  if (choice && choice.from === minute) return null
  if (choice && isEnd(run, steps, choice, minute))
    return { from: choice.from, to: Math.max(minute + steps.step, choice.from + steps.shortest), ended: true }
  const from = Math.min(minute, run.to - steps.shortest)
  const to = from + steps.shortest
  return { from, to, ended: to === run.to || steps.shortest === steps.longest }
}

/** Whether the next tap on this cell would say the end of the choice. */
export function isEnd(run: Range, { step, longest }: Steps, choice: Choice, minute: Minute): boolean {
  const sameRun = run.from <= choice.from && choice.from < run.to
  return !choice.ended && sameRun && minute > choice.from && minute + step - choice.from <= longest
}

/** How long one can stay from a beginning on. */
export function lengthsFrom(
  stretches: readonly Stretch[],
  { step, shortest, longest }: Steps,
  from: Minute,
): Minute[] {
  const run = runAt(stretches, from)
  if (!run) return []
  const most = Math.min(longest, run.to - from)
  return Array.from(
    { length: Math.max(0, Math.floor((most - shortest) / step) + 1) },
    (_, n) => shortest + n * step,
  )
}

/** Whether a choice is still to be had, on a day that may have been read anew. */
export const stillFree = (stretches: readonly Stretch[], { from, to }: Range): boolean =>
  stretches.some((one) => one.state === 'free' && one.from <= from && to <= one.to)
