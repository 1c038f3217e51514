import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { ExceptionalDay } from '../../miniprogram/shared/contract/place'
import type { SpaceBrief } from '../../miniprogram/shared/contract/station'
import { holidayOf, isWorkedWeekend } from '../../miniprogram/shared/kit/calendar'
import { type Day, type Range, addDays, dayOf, weekdayOf } from '../../miniprogram/shared/kit/time'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { whole } from '../../miniprogram/shared/rules/spaceTerms'
import { action } from '../kit/action'
import { showPictures } from '../kit/pictures'
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
  async run(ctx, { stationId: id, at }) {
    const { db, now, actor } = ctx
    const [station, found, mine] = await Promise.all([
      stationOf(db, id),
      spaces(db).of(id),
      favourites(db).of(actor.accountId),
    ])
    const today = dayOf(now())
    return {
      ...briefOf(station, today, at, mine),
      ...{ phone: station.phone, intro: station.intro },
      photos: await showPictures(ctx, station.photos),
      week: station.week.map((ranges) => [...ranges]),
      exceptions: exceptionsOf(station, today),
      closedOn: station.closedOn ?? null,
      spaces: found.sort((a, b) => a.name.localeCompare(b.name, 'zh')).map(spaceBriefOf),
      now: now(),
    }
  },
})

/** The days ahead on which it is open otherwise than every week: its own, public holidays, closures. */
function exceptionsOf(station: StationDoc, today: Day): ExceptionalDay[] {
  const ahead = Array.from({ length: AHEAD_DAYS + 1 }, (_, days) => addDays(today, days))
  return ahead.flatMap((date) => {
    const { open, closedWhy } = openOn(station, date)
    const usual = station.week[weekdayOf(date)] ?? []
    if (sameRanges(open, usual)) return []
    const why = closedWhy ?? station.exceptions[date]?.why ?? calendarWords(date)
    return [{ date, open: open.map((range) => ({ ...range })), why }]
  })
}

const calendarWords = (date: Day): string =>
  holidayOf(date) ?? (isWorkedWeekend(date) ? '调休上班' : '临时调整')

const sameRanges = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every(({ from, to }, index) => from === b[index]?.from && to === b[index]?.to)

export function spaceBriefOf(doc: SpaceDoc): SpaceBrief {
  const { _id: id, name, whereabouts, capacity, equipment, audience } = doc
  const { kind, audienceName, rules, photos } = whole(doc)
  return {
    ...{ id, name, kind, whereabouts, capacity, equipment, audience, audienceName, rules },
    photos: [...photos],
  }
}
