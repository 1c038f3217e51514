import type { Reservation, SpaceDay } from '../../shared/contract/station'
import {
  DAY_MINUTES,
  type Instant,
  MINUTE_MS,
  type Minute,
  type Range,
  dayOf,
  minuteOf,
} from '../../shared/kit/time'
import { freeRanges } from '../../shared/rules/ticks'

/**
 * A stretch of a day in one state. `free` ones are runs: one can begin anywhere in them, at whole steps; `soon` begins
 * too soon for the notice that the space asks for, `short` is less than the shortest reservation.
 */
export interface Stretch extends Range {
  state: 'free' | 'taken' | 'mine' | 'elsewhere' | 'past' | 'soon' | 'short'
  /** Where the person is during `elsewhere`. */
  what?: string
}

/** The hours somebody is choosing. Not `ended` means that the end has not been tapped yet, only assumed. */
export interface Choice extends Range {
  ended: boolean
}

export type Steps = Pick<SpaceDay['space'], 'step' | 'shortest' | 'longest'>

/** What of a day its hours are made of; a line of a week or of rooms side by side has it too. */
export type DayHours = Pick<SpaceDay, 'date' | 'open' | 'taken' | 'mine'> &
  Partial<Pick<SpaceDay, 'elsewhere'>> & { space: Steps & Pick<SpaceDay['space'], 'notice'> }

/** What still stands of a person's own; the rest holds nothing. */
const STANDING: readonly Reservation['status'][] = ['asked', 'booked', 'checkedIn']

/**
 * The day as stretches in order. With `waiting` what others hold is to be had as well: one may queue for it.
 */
export function stretchesOf(day: DayHours, now: Instant, waiting = false): Stretch[] {
  const limits = {
    past: minuteOn(day.date, now),
    soon: minuteOn(day.date, now + day.space.notice.make * MINUTE_MS),
  }
  const held = heldOf(day, waiting)
  const all = day.open.flatMap((open) => [
    ...held.filter(({ from, to }) => from < open.to && to > open.from),
    ...freeRanges([open], held).flatMap((gap) => partsOf(gap, limits, day.space)),
  ])
  const over = (one: Stretch): Stretch => (one.to <= limits.past ? { ...one, state: 'past' } : one)
  return joined(all.map(over).sort((a, b) => a.from - b.from))
}

function heldOf({ mine, elsewhere = [], taken }: DayHours, waiting: boolean): Stretch[] {
  const own = mine.filter(({ status }) => STANDING.includes(status)).sort((a, b) => a.from - b.from)
  const away = elsewhere.flatMap(({ from, to, what }) =>
    freeRanges([{ from, to }], own).map((range): Stretch => ({ ...range, state: 'elsewhere', what })),
  )
  const known = [...own.map(({ from, to }): Stretch => ({ from, to, state: 'mine' })), ...away].sort(byBegin)
  const others = waiting ? [] : freeRanges(taken, known)
  return [...known, ...others.map(({ from, to }): Stretch => ({ from, to, state: 'taken' }))].sort(byBegin)
}

const byBegin = (a: Range, b: Range) => a.from - b.from

/** Which minute of a day a moment is: 0 when it lies before that day, the day's end when after it. */
function minuteOn(date: string, at: Instant): Minute {
  const day = dayOf(at)
  if (date === day) return minuteOf(at)
  return date < day ? DAY_MINUTES : 0
}

function partsOf(gap: Range, limits: { past: Minute; soon: Minute }, { step, shortest }: Steps): Stretch[] {
  const whole = (minute: Minute) =>
    Math.max(gap.from, Math.min(gap.to, Math.ceil(Math.max(gap.from, minute) / step) * step))
  const present = whole(limits.past)
  const from = Math.max(present, whole(limits.soon))
  const to = gap.to - (gap.to % step)
  const before: Stretch[] = [
    { from: gap.from, to: limits.past > gap.from ? present : gap.from, state: 'past' },
    { from: present, to: from, state: 'soon' },
  ]
  const rest: Stretch = { from, to, state: to - from >= shortest ? 'free' : 'short' }
  return [...before, rest].filter((one) => one.to > one.from)
}

/** Stretches of the same kind that touch are one, where nothing is to be said about each of them. */
function joined(stretches: Stretch[]): Stretch[] {
  return stretches.reduce<Stretch[]>((all, one) => {
    const last = all[all.length - 1]
    const alike = last?.state === one.state && (one.state === 'past' || one.state === 'soon')
    if (last && alike) last.to = one.to
    else all.push({ ...one })
    return all
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
