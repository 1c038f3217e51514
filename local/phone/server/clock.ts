import type { ClockState } from '../protocol'
import { Refusal } from './http'
import type { Lines } from './lines'
import type { News } from './news'
import type { ServerClock } from './types'

export interface ClockWorld {
  cloud: { clock: ServerClock } | null
  lines: Lines
  news: News
  clockOffset(): number
}

/** `PUT /api/clock`: another time for everybody, functions and phones alike. */
export function changeClock(body: Record<string, unknown>, world: ClockWorld): ClockState {
  const { clock } = world.cloud ?? {}
  if (!clock?.set) throw new Refusal(400, 'There is no cloud whose clock could be set.')
  const { set, advance, reset } = body
  if (reset === true) {
    clock.resume?.()
    clock.set(Date.now())
  } else if (isTime(set)) clock.set(set)
  else if (isTime(advance)) clock.advance?.(advance)
  else throw new Refusal(400, 'A clock is set to an instant, advanced by milliseconds, or reset.')
  tellClock(world)
  return { clockOffset: world.clockOffset() }
}

/** Says to every phone and every desk what time it is now. */
export function tellClock({ lines, news, clockOffset }: ClockWorld): void {
  const state: ClockState = { clockOffset: clockOffset() }
  lines.tell('clockChanged', { ...state })
  news.tell('clock', state)
}

/** A year that dates know how to write. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 253_402_300_800_000
}
