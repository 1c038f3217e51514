import { DAY_MINUTES, type Range } from '../../kit/time'

/** A lesson lasts 45 minutes, rooms are given by the half hour: so much of a room an event reserves. */
export function roomHours({ from, to }: Range, terms: { step: number; shortest: number }): Range {
  const start = Math.floor(from / terms.step) * terms.step
  const end = Math.ceil(Math.max(to, start + terms.shortest) / terms.step) * terms.step
  return { from: start, to: Math.min(end, DAY_MINUTES) }
}
