import { type FreeBar, frameOf, freeBar } from '../../../components/x-free-bar/bars'
import { stretchesOf } from '../../../components/x-slot-picker/slots'
import type { DayLine, StationBrief } from '../../../shared/contract/station'
import type { Instant, Range } from '../../../shared/kit/time'
import { distanceWords } from '../../../shared/kit/words'

export interface StationRow {
  id: string
  name: string
  /** '步行 8 分钟 · 4 间' */
  about: string
}

/** Stations by name or part of it, those that have rooms. */
export function stationRows(stations: readonly StationBrief[], search: string): StationRow[] {
  const wanted = search.trim()
  return stations
    .filter(({ name, address, spaces }) => spaces > 0 && (name.includes(wanted) || address.includes(wanted)))
    .map(({ id, name, distance, spaces, address }) => {
      const far = distance === null ? address : distanceWords(distance)
      return { id, name, about: `${far} · ${spaces} 间` }
    })
}

export interface RoomRow {
  id: string
  name: string
  about: string
  bar: FreeBar
  /** What is free, or that the wanted hours are. */
  words: string
  fits: boolean
}

/** The rooms of a station on the day, those that are free at the wanted hours first. Screens are no places to meet. */
export function roomRows(lines: readonly DayLine[], wanted: Range | null, now: Instant): RoomRow[] {
  const frame = frameOf(lines)
  const rows = lines
    .filter(({ space }) => space.kind === 'room')
    .map((line): RoomRow => {
      const bar = freeBar(line, frame, now)
      const fits = wanted === null ? bar.free : isFree(line, wanted, now)
      const about = [line.space.whereabouts, `坐 ${line.space.capacity} 人`].filter(Boolean).join(' · ')
      const words = fits && wanted ? '这段时间有空' : bar.words
      return { id: line.space.id, name: line.space.name, about, bar, words, fits }
    })
  return [...rows.filter(({ fits }) => fits), ...rows.filter(({ fits }) => !fits)]
}

const isFree = (line: DayLine, { from, to }: Range, now: Instant): boolean =>
  stretchesOf(line, now).some((one) => one.state === 'free' && one.from <= from && to <= one.to)
