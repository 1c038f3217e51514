import type { AtDoor, Reservation } from '../../../shared/contract/station'
import { type Instant, type Minute, minuteOf } from '../../../shared/kit/time'
import { clockWords, lengthWords } from '../../../shared/kit/words'

/** Until when one may stay: '到 15:00', '40 分钟'. */
export interface UntilItem {
  to: Minute
  label: string
  length: string
}

export interface WalkInView {
  space: string
  station: string
  /** '现在空着，可以用到 16:00' */
  free: string
  /** About a reservation that was given to others because nobody came; '' when there was none. */
  released: string
  capacity: number
  untils: UntilItem[]
}

/** Less is not worth it. */
const LEAST: Minute = 15
const MOST_CHOICES = 6

export function walkInView(door: AtDoor, released: boolean, now: Instant): WalkInView {
  const { space, station } = door
  const until = door.freeUntil ?? minuteOf(now)
  return {
    space: space.name,
    station: station.name,
    free: `现在空着，可以用到 ${clockWords(until)}`,
    released: released ? '您约的那次没等到人，已经让出来了。现在还空着，可以直接用' : '',
    capacity: space.capacity,
    untils: untilsOf(door, minuteOf(now)),
  }
}

/** Whole steps from now on, and the end of the free time itself. */
export function untilsOf(
  { space, freeUntil }: Pick<AtDoor, 'space' | 'freeUntil'>,
  minute: Minute,
): UntilItem[] {
  const last = Math.min(freeUntil ?? minute, minute + space.longest)
  const end = last - (last % LEAST)
  const first = Math.ceil((minute + LEAST) / space.step) * space.step
  const steps = Array.from(
    { length: Math.max(0, Math.floor((end - first) / space.step) + 1) },
    (_, n) => first + n * space.step,
  )
  const all = steps[steps.length - 1] === end || end < minute + LEAST ? steps : [...steps, end]
  const shown = all.length <= MOST_CHOICES ? all : [...all.slice(0, MOST_CHOICES - 1), end]
  return shown.map((to) => ({ to, label: `到 ${clockWords(to)}`, length: lengthWords(to - minute) }))
}

/** About an hour is what most people want; the last one when there is less. */
export function usualUntil(untils: readonly UntilItem[], minute: Minute): Minute | null {
  const hour = untils.find(({ to }) => to >= minute + 60)
  return (hour ?? untils[untils.length - 1])?.to ?? null
}

export const walkedInNote = ({ to }: Reservation): string =>
  `已经签到，可以用到 ${clockWords(to)}。早走的话，点“提前离开”，让给别人`
