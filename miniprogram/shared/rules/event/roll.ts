import type { SignupStatus } from '../../contract/event'
import type { Instant } from '../../kit/time'

/** One person's line. It stays when they leave, so that a late repeat of the request does not bring them back. */
export interface RollEntry {
  name: string
  branchId: string
  /** Stands for the person in codes. */
  codeId: string
  /** Places: oneself and companions. */
  size: number
  at: Instant
  /** Who did it on their behalf, '' when they did it themselves. */
  byName: string
  /** The intention that made it. */
  key: string
  /** Was told to wait, and has not been told of a place yet. */
  waits: boolean
  leftAt: Instant | null
}

/**
 * Everyone of one event, in the order in which the server took them. Who is in and who waits follows from the line and
 * the capacity alone: whoever leaves makes room by that one write, and nobody has to be moved.
 */
export interface Roll {
  capacity: number
  /** Capacity without all that is asked for; below zero when some wait. Changes in the same write as the line. */
  left: number
  line: readonly string[]
  entries: Readonly<Record<string, RollEntry>>
}

export interface Seating {
  in: string[]
  waiting: string[]
  /** Places that those who are in take. */
  taken: number
}

/** Nobody overtakes: a party that does not fit waits at the head, and those behind it too. */
export function seating({ capacity, line, entries }: Pick<Roll, 'capacity' | 'line' | 'entries'>): Seating {
  let taken = 0
  const firstOut = line.findIndex((id) => {
    const size = entries[id]?.size ?? 0
    if (taken + size > capacity) return true
    taken += size
    return false
  })
  const cut = firstOut === -1 ? line.length : firstOut
  return { in: line.slice(0, cut), waiting: line.slice(cut), taken }
}

/** How one person stands; `position` 1 moves up next. */
export function standingOf(roll: Roll, personId: string): { status: SignupStatus; position: number | null } {
  const index = roll.line.indexOf(personId)
  if (index === -1) return { status: roll.entries[personId] ? 'left' : 'none', position: null }
  if (roll.left >= 0) return { status: 'in', position: null }
  const { waiting } = seating(roll)
  const place = waiting.indexOf(personId)
  return place === -1 ? { status: 'in', position: null } : { status: 'waiting', position: place + 1 }
}

/** Those who have a place now and were last told that they wait. */
export const movedUp = (roll: Roll): string[] =>
  seating(roll).in.filter((id) => roll.entries[id]?.waits === true)
