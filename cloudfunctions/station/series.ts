import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { SeriesDate, SeriesInput, SeriesMade } from '../../miniprogram/shared/contract/reservation'
import type { Day } from '../../miniprogram/shared/kit/time'
import { dayWords, lengthWords, rangeWords } from '../../miniprogram/shared/kit/words'
import { sentenceOf } from '../../miniprogram/shared/contract/errors'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { type Who, decideReservation } from '../../miniprogram/shared/rules/reserve'
import { seriesDates } from '../../miniprogram/shared/rules/series'
import { type AgendaDoc, agendaId, agendas, weekOf, weekTicks } from '../agenda/public'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { withContent } from './content'
import { type DayDoc, dayId, days } from './dayStore'
import { date as dateField, requestId, wish } from './fields'
import { spaceOf } from './find'
import { type Wish, holdSpace, newBooking } from './hold'
import { bookingKey, bookingRef, toReservation } from './reservations'
import type { Space } from './spaceStore'
import { said, whoFor } from './who'

const fields = {
  ...wish,
  repeat: z.enum(['weekly', 'monthlyDate', 'monthlyWeekday']).describe('重复方式'),
  times: z.number().int().min(2).max(12).describe('次数（2 到 12 次）'),
}

const previewInput = z.object(fields) satisfies z.ZodType<SeriesInput>

/** Every date of a series, with the reason of each that cannot be had. Changes nothing. */
export const seriesPreview = action('station.seriesPreview', {
  role: 'resident',
  scope: 'own',
  input: previewInput,
  async run(ctx, request) {
    const space = await spaceOf(ctx.db, request.spaceId)
    const dates = seriesDates(request.date, request.repeat, request.times)
    const who = await whoFor(ctx, space)
    const [docs, weeks] = await Promise.all([
      days(ctx.db).some(dates.map((date) => dayId(space._id, date))),
      agendas(ctx.db).some([...new Set(dates.map((date) => agendaId(ctx.actor.personId, date)))]),
    ])
    return {
      dates: dates.map((date) => ({ date, why: whyNot(ctx, { space, request, who, docs, weeks }, date) })),
    }
  },
})

interface Known {
  space: Space
  request: SeriesInput
  who: Who
  docs: readonly DayDoc[]
  weeks: readonly AgendaDoc[]
}

function whyNot(ctx: Context, { space, request, who, docs, weeks }: Known, date: Day): string | null {
  const decision = decideReservation(space, { ...request, date }, who, ctx.now(), 'series')
  if (decision.kind === 'refused') return sentenceOf(decision.code, decision.params)
  const taken = docs.find((doc) => doc.date === date)?.taken ?? []
  if (taken.some((tick) => decision.ticks.includes(tick))) return sentenceOf('SPACE_TAKEN')
  const week = weeks.find((one) => one.week === weekOf(date))
  return week ? whyNotInWeek(ctx, space, request, date, week) : null
}

function whyNotInWeek(
  ctx: Context,
  { quota }: Space,
  { from, to }: SeriesInput,
  date: Day,
  week: AgendaDoc,
): string | null {
  const ticks = weekTicks({ date, from, to })
  const other = Object.values(week.claims).find((one) => weekTicks(one).some((tick) => ticks.includes(tick)))
  if (other) {
    const when = `${dayWords(date, dayOf(ctx.now()))} ${rangeWords(other)} `
    return sentenceOf('PERSON_ELSEWHERE', { when, what: other.what })
  }
  if (quota.minutes !== null && week.minutes + to - from > quota.minutes)
    return sentenceOf('QUOTA_MINUTES', { most: lengthWords(quota.minutes), used: lengthWords(week.minutes) })
  const isFull = quota.times !== null && week.times + 1 > quota.times
  return isFull ? sentenceOf('QUOTA_TIMES', { most: quota.times ?? 0 }) : null
}

const makeInput = z.object({
  ...fields,
  skip: z.array(dateField).max(12).optional(),
  requestId,
}) satisfies z.ZodType<InputOf<'station.seriesMake'>>

/** Reserves every date that can be had, each by the same way as a single one; a retry finds what it made. */
export const seriesMake = action('station.seriesMake', {
  role: 'resident',
  scope: 'own',
  input: makeInput,
  async run(ctx, asked): Promise<SeriesMade> {
    const request = await withContent(ctx, asked)
    const space = await spaceOf(ctx.db, request.spaceId)
    const who = await whoFor(ctx, space)
    const seriesId = `s_${bookingKey(ctx.actor.personId, request.requestId)}`
    const wanted = seriesDates(request.date, request.repeat, request.times).filter(
      (date) => !request.skip?.includes(date),
    )
    const made: SeriesMade = { seriesId, made: [], missed: [] }
    for (const date of wanted) {
      const result = await one(ctx, wishOf(ctx, request, who, seriesId, date), date)
      if ('id' in result) made.made.push(result)
      else made.missed.push(result)
    }
    if (made.made.length === 0) throw new AppError('SERIES_NONE')
    return made
  },
})

async function one(ctx: Context, made: Wish, date: Day): Promise<SeriesDate | SeriesMade['made'][number]> {
  try {
    const { space, booking } = await holdSpace(ctx, made)
    return toReservation(space, made.ref, booking)
  } catch (error) {
    if (error instanceof AppError) return { date, why: error.message }
    throw error
  }
}

function wishOf(
  ctx: Context,
  request: InputOf<'station.seriesMake'>,
  { branchId, ...who }: Who & { branchId: string },
  seriesId: string,
  date: Day,
): Wish {
  const { from, to, people, purpose, spaceId } = request
  return {
    ref: bookingRef(spaceId, date, bookingKey(ctx.actor.personId, `${request.requestId} ${date}`)),
    ...{ request: { ...request, date }, who, making: 'series' },
    booking: newBooking(ctx, {
      ...{ from, to, people, purpose, ...said(request), seriesId },
      ...(branchId ? { branchId } : {}),
    }),
  }
}
