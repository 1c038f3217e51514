import * as z from 'zod'
import type { NearInput, StationBrief } from '../../miniprogram/shared/contract/station'
import { type Place, metresBetween } from '../../miniprogram/shared/kit/place'
import { type Day, dayOf } from '../../miniprogram/shared/kit/time'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { action } from '../kit/action'
import { place } from './fields'
import { type StationDoc, stations } from './store'

const input = z.object({ at: place }) satisfies z.ZodType<NearInput>

/** Every station of the district, nearest first; by name where nobody knows what is near. */
export const near = action('station.near', {
  role: 'resident',
  scope: 'open',
  input,
  async run({ db, now }, { at }) {
    const today = dayOf(now())
    const all = (await stations(db).all()).map((station) => briefOf(station, today, at))
    return { stations: at ? all.sort((a, b) => Number(a.distance) - Number(b.distance)) : all, now: now() }
  },
})

/** A station as the list shows it. */
export function briefOf(station: StationDoc, today: Day, at?: Place): StationBrief {
  const { _id: id, name, kind, address, place: where, facilities, spaces } = station
  const { open, closedWhy } = openOn(station, today)
  const distance = at ? Math.round(metresBetween(at, where)) : null
  return { id, name, kind, address, place: where, distance, today: [...open], closedWhy, facilities, spaces }
}
