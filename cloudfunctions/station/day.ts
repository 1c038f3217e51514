import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { QuotaLeft, SpaceDay } from '../../miniprogram/shared/contract/reservation'
import { type Day, type Instant, addDays, dayOf, daysBetween } from '../../miniprogram/shared/kit/time'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { noShowsOf } from '../../miniprogram/shared/rules/noShow'
import { withQuota } from '../../miniprogram/shared/rules/quota'
import { type AgendaDoc, agendaId, agendas, quotaOwner, standings, weekOf } from '../agenda/public'
import { AppError } from '../kit/appError'
import { type Context, action } from '../kit/action'
import { settleDay } from './alterDay'
import { type DayDoc, dayId, days } from './dayStore'
import { date as dateField, spaceId } from './fields'
import { spaceOf } from './find'
import { marksOf, mineOf, takenOf, termsOf } from './frame'
import { onTerms } from './holdFirst'
import { ownIds } from './own'
import { readyWeek } from './proof'
import { bookingRef, liveWaits, readReservationId } from './reservations'
import type { Space } from './spaceStore'
import { whoFor } from './who'

const input = z.object({ spaceId, date: dateField.optional() }) satisfies z.ZodType<InputOf<'station.day'>>

/** A space's day: what is open, taken and mine, what is left of the week's quotas, and how full each day ahead is. */
export const day = action('station.day', {
  role: 'resident',
  scope: 'open',
  input,
  async run(ctx, { spaceId: id, date }): Promise<SpaceDay> {
    const space = await spaceOf(ctx.db, id)
    const now = ctx.now()
    const ahead = datesAhead(space, now)
    const chosen = date ?? ahead[0] ?? dayOf(now)
    checkShown(space, chosen, now)
    // First: what falls due on reading may touch the rest.
    const doc = await chosenDay(ctx, space, chosen)
    const [strip, weeks, standing, { branchId }] = await Promise.all([
      days(ctx.db).some(
        ahead.filter((one) => one !== chosen).map((one) => dayId(id, one)),
        ['date', 'taken'],
      ),
      weeksOf(ctx, ahead),
      standings(ctx.db).get(ctx.actor.personId),
      whoFor(ctx, space),
    ])
    await readyWeek(
      ctx,
      chosen,
      weeks.find(({ week }) => week === weekOf(chosen)),
    )
    const branchWeeks = await branchWeeksOf(ctx, space, branchId, ahead)
    const leftOn = (one: Day) => quotaLeft(space, weeks, branchWeeks, one)
    const ref = bookingRef(id, chosen, '')
    return {
      ...frameOf(space, chosen, now),
      taken: takenOf(space, doc),
      mine: mineOf(ctx, space, doc),
      waits: ownIds(ctx.actor).flatMap((one) => liveWaits(space, ref, doc, one)),
      elsewhere: elsewhereOf(weeks, ref.dayId, chosen),
      quota: leftOn(chosen),
      noShows: noShowsOf(Object.values(standing?.noShows ?? {}), standing?.blockedUntil ?? 0, now),
      days: marksOf(space, ahead, [...strip, doc], now).map((mark) =>
        withQuota(mark, leftOn(mark.date), space.shortest),
      ),
    }
  },
})

export const datesAhead = ({ horizonDays }: Space, now: Instant): Day[] =>
  Array.from({ length: horizonDays + 1 }, (_, ahead) => addDays(dayOf(now), ahead))

/** Only days that can be reserved are opened and shown; this also keeps strangers from making days without end. */
export function checkShown({ horizonDays }: Space, date: Day, now: Instant): void {
  const ahead = daysBetween(dayOf(now), date)
  if (ahead > horizonDays) throw new AppError('SPACE_TOO_FAR_AHEAD', { days: horizonDays })
  if (ahead < 0) throw new AppError('SPACE_PAST_TIME', { earliest: '今天' })
}

/** The day as it is by now. Nobody has looked at it yet: it is made, so that reserving is shorter. */
async function chosenDay(ctx: Context, space: Space, date: Day): Promise<DayDoc> {
  const id = dayId(space._id, date)
  const found = await days(ctx.db).get(id)
  if (found && found.version === space.version) return settleDay(ctx, space, found)
  const isNear = daysBetween(dayOf(ctx.now()), date) <= space.horizonDays
  if (found || isNear) await onTerms(ctx, { spaceId: space._id, date, dayId: id }, found?.version)
  const doc = await days(ctx.db).get(id)
  return doc ?? { _id: id, spaceId: space._id, date, taken: [], people: [], bookings: {} }
}

async function weeksOf({ db, actor }: Context, dates: readonly Day[]): Promise<AgendaDoc[]> {
  return agendas(db).some([...new Set(dates.map((date) => agendaId(actor.personId, date)))])
}

async function branchWeeksOf(
  { db }: Context,
  space: Space,
  branchId: string,
  dates: readonly Day[],
): Promise<AgendaDoc[]> {
  if (space.quota.branchMinutes === null || !branchId) return []
  const owner = quotaOwner(space._id, branchId)
  return agendas(db).some([...new Set(dates.map((date) => agendaId(owner, date)))])
}

function quotaLeft(
  { quota }: Space,
  weeks: readonly AgendaDoc[],
  branchWeeks: readonly AgendaDoc[],
  date: Day,
): QuotaLeft {
  const own = weeks.find(({ week }) => week === weekOf(date))
  const branch = branchWeeks.find(({ week }) => week === weekOf(date))
  const left = (most: number | null, used = 0) => (most === null ? null : Math.max(0, most - used))
  return {
    minutes: left(quota.minutes, own?.minutes),
    times: left(quota.times, own?.times),
    branchMinutes: left(quota.branchMinutes, branch?.minutes),
  }
}

/** Where the person is on that day, but for this very space. */
const elsewhereOf = (weeks: readonly AgendaDoc[], hereId: string, date: Day): SpaceDay['elsewhere'] =>
  weeks
    .flatMap(({ claims }) => Object.values(claims))
    .filter((one) => one.date === date && readReservationId(one.ref)?.dayId !== hereId)
    .map(({ from, to, kind, what }) => ({ from, to, kind, what }))
    .sort((a, b) => a.from - b.from)

function frameOf(space: Space, date: Day, now: Instant) {
  const { open, closedWhy } = openOn(space, date)
  const station = { id: space.stationId, ...space.station }
  return { space: termsOf(space), station, date, today: dayOf(now), now, open: [...open], closedWhy }
}
