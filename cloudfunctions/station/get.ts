import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { SpaceBrief } from '../../miniprogram/shared/contract/station'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { place, stationId } from './fields'
import { stationOf } from './find'
import { briefOf } from './near'
import { type SpaceDoc, spaces } from './store'

const input = z.object({ stationId, at: place }) satisfies z.ZodType<InputOf<'station.get'>>

/** One station with everything that can be reserved there. */
export const get = action('station.get', {
  role: 'resident',
  scope: 'open',
  input,
  async run({ db, now }, { stationId: id, at }) {
    const station = await stationOf(db, id)
    const rooms = (await spaces(db).of(id)).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
    return {
      ...briefOf(station, dayOf(now()), at),
      phone: station.phone,
      intro: station.intro,
      week: station.week.map((ranges) => [...ranges]),
      spaces: rooms.map(spaceBriefOf),
      now: now(),
    }
  },
})

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
