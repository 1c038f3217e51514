import { frameOf, freeBar } from '../../../components/x-free-bar/bars'
import type { DayItem } from '../../../components/x-day-strip/pages'
import type { DayLine } from '../../../shared/contract/station'
import { type Day, type Instant, addDays, dayOf } from '../../../shared/kit/time'
import { dayItem } from '../space/space.view'
import type { BarItem } from '../week/week.view'

/** Rooms of a station on one day, those with something free first, then the larger ones. */
export function roomItems(lines: readonly DayLine[], now: Instant): BarItem[] {
  const frame = frameOf(lines)
  return lines
    .map((line) => ({ line, bar: freeBar(line, frame, now) }))
    .sort((a, b) => Number(b.bar.free) - Number(a.bar.free) || b.line.space.capacity - a.line.space.capacity)
    .map(({ line: { space }, bar }) => {
      const seats = space.kind === 'screen' ? '' : `坐 ${space.capacity} 人`
      const note = [space.whereabouts, seats, ...space.equipment].filter(Boolean).join(' · ')
      return { id: space.id, ...bar, title: space.name, note, spoken: `${space.name}，${note}，${bar.words}` }
    })
}

/** As far ahead as any of the rooms can be reserved; how full each day is, is seen once it is chosen. */
export function roomDays(lines: readonly DayLine[], now: Instant): DayItem[] {
  const today: Day = dayOf(now)
  const horizon = Math.max(0, ...lines.map(({ space }) => space.horizonDays))
  return Array.from({ length: horizon + 1 }, (_, ahead) => {
    const item = dayItem({ date: addDays(today, ahead), state: 'free', why: null }, today)
    return { ...item, words: '', label: item.label.replace(/，.*/, '') }
  })
}
