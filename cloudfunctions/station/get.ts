import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { ExceptionalDay } from '../../miniprogram/shared/contract/place'
import type { SpaceBrief } from '../../miniprogram/shared/contract/station'
import { type Day, addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { place, stationId } from './fields'
import { stationOf } from './find'
import { briefOf } from './near'
import { type StationDoc, favourites } from './stationStore'
import { type SpaceDoc, spaces } from './store'

const input = z.object({ stationId, at: place }) satisfies z.ZodType<InputOf<'station.get'>>

/** How far ahead the days that differ are told. */
const AHEAD_DAYS = 60

/** One station with everything that can be reserved there. */
export const get = action('station.get', {
  role: 'resident',
  scope: 'open',
  input,
  async run({ db, now, actor }, { stationId: id, at }) {
    const [station, found, mine] = await Promise.all([
      stationOf(db, id),
      spaces(db).of(id),
      favourites(db).of(actor.accountId),
    ])
    const today = dayOf(now())
    return {
      ...briefOf(station, today, at, mine),
      ...{ phone: station.phone, intro: station.intro, photos: station.photos },
      week: station.week.map((ranges) => [...ranges]),
      exceptions: exceptionsOf(station, today),
      spaces: found.sort((a, b) => a.name.localeCompare(b.name, 'zh')).map(spaceBriefOf),
      now: now(),
    }
  },
})

const exceptionsOf = ({ exceptions }: StationDoc, today: Day): ExceptionalDay[] =>
  Object.entries(exceptions)
    .filter(([date]) => date >= today && date <= addDays(today, AHEAD_DAYS))
    .map(([date, { open, why }]) => ({ date, open: [...open], why }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))

export const spaceBriefOf = ({
  _id,
  name,
  whereabouts,
  capacity,
  equipment,
  audience,
}: SpaceDoc): SpaceBrief => ({
  id: _id,
  name,
  whereabouts,
  capacity,
  equipment,
  audience,
})
