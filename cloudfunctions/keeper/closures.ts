import type { Closure } from '../../miniprogram/shared/contract/keeper'
import { DAY_MINUTES, type Day } from '../../miniprogram/shared/kit/time'
import type { EditableSpace } from '../station/public'

/** The closure of a station that is no more; it is not taken back. */
export const FOR_GOOD = 'cl_forgood'

/** What is closed and not over yet, soonest first; a closure of several spaces is one. */
export function closuresOf(rooms: readonly EditableSpace[], today: Day): Closure[] {
  const found = new Map<string, Closure>()
  for (const { name, blackouts = [] } of rooms)
    for (const { id, fromDate, toDate, from, to, why } of blackouts) {
      if (toDate < today || id === FOR_GOOD) continue
      const hours = from === undefined && to === undefined ? null : { from: from ?? 0, to: to ?? DAY_MINUTES }
      const known = found.get(id) ?? { id, spaces: [], fromDate, toDate, hours, why }
      found.set(id, { ...known, spaces: [...known.spaces, name] })
    }
  return [...found.values()].sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1))
}
