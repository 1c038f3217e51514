import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { settleDay } from './alterDay'
import { checkShown } from './day'
import { dayId, days } from './dayStore'
import { date, spaceId, stationId } from './fields'
import { spaceOf, stationOf } from './find'
import { lineOf } from './frame'
import { spaces } from './spaceStore'

const weekInput = z.object({ spaceId, from: date.optional() }) satisfies z.ZodType<InputOf<'station.week'>>

const WEEK = 7

/** Seven days of one space. */
export const week = action('station.week', {
  role: 'resident',
  scope: 'open',
  input: weekInput,
  async run(ctx, { spaceId: id, from }) {
    const space = await spaceOf(ctx.db, id)
    const first = from ?? dayOf(ctx.now())
    checkShown(space, first, ctx.now())
    const dates = Array.from({ length: WEEK }, (_, ahead) => addDays(first, ahead))
    const docs = await days(ctx.db).some(dates.map((one) => dayId(id, one)))
    const settled = await Promise.all(docs.map((doc) => settleDay(ctx, space, doc)))
    const lines = dates.map((one) =>
      lineOf(
        ctx,
        space,
        one,
        settled.find((doc) => doc.date === one),
      ),
    )
    return { days: lines, now: ctx.now() }
  },
})

const sideInput = z.object({ stationId, date: date.optional() }) satisfies z.ZodType<
  InputOf<'station.sideBySide'>
>

/** All spaces of a station on one day. */
export const sideBySide = action('station.sideBySide', {
  role: 'resident',
  scope: 'open',
  input: sideInput,
  async run(ctx, { stationId: id, date: wanted }) {
    const station = await stationOf(ctx.db, id)
    const chosen = wanted ?? dayOf(ctx.now())
    const found = (await spaces(ctx.db).of(id)).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
    for (const space of found.slice(0, 1)) checkShown(space, chosen, ctx.now())
    const docs = await days(ctx.db).some(found.map((space) => dayId(space._id, chosen)))
    const lines = found.map(async (space) => {
      const doc = docs.find(({ spaceId: of }) => of === space._id)
      return lineOf(ctx, space, chosen, doc && (await settleDay(ctx, space, doc)))
    })
    return {
      station: { id, name: station.name },
      ...{ date: chosen, spaces: await Promise.all(lines), now: ctx.now() },
    }
  },
})
