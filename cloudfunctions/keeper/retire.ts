import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Day, addDays, dayOf } from '../../miniprogram/shared/kit/time'
import type { Blackout } from '../../miniprogram/shared/rules/hours'
import { whole } from '../../miniprogram/shared/rules/spaceTerms'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { type EditableSpace, type StationDoc, closeDays, editStation, raiseDays } from '../station/public'
import { spaces } from '../station/public'
import { previewOf } from './broken'
import { FOR_GOOD } from './closures'
import * as fields from './fields'
import { stationOf } from './find'
import { settled } from './settled'
import { BY_DISTRICT, siteOf } from './site'

const EVER = '9999-12-31'
/** Nothing stands beyond this: a series reaches no farther. */
const AHEAD_DAYS = 366

const input = { stationId: fields.stationId, on: fields.date }

export const previewRetire = action('keeper.previewRetire', {
  ...BY_DISTRICT,
  input: z.object(input) satisfies z.ZodType<InputOf<'keeper.previewRetire'>>,
  async run(ctx, { stationId, on }) {
    await stationOf(ctx.db, stationId)
    const rooms = await spaces(ctx.db).of(stationId)
    return previewOf(
      ctx,
      rooms.map((room) => closedFrom(room, on)),
    )
  },
})

/**
 * The terms first, station and rooms together, so that nothing new is let in; then every day there is. Cut off, the same
 * request goes on where it stood; so does the sweeper.
 */
export const retireStation = action('keeper.retireStation', {
  ...BY_DISTRICT,
  input: z.object({ ...input, version: fields.version }) satisfies z.ZodType<InputOf<'keeper.retireStation'>>,
  async run(ctx, { stationId, on, version }) {
    if (on < dayOf(ctx.now())) throw new AppError('INVALID_INPUT', { field: '从哪天起' })
    const result = await editStation(ctx.db, stationId, version, {
      isSame: ({ closedOn }) => closedOn === on,
      change: (doc) => ({ ...closedFrom(doc, on), closedOn: on }),
      follow: (room: EditableSpace) => closedFrom(room, on),
    })
    const doc = settled(result, '这个服务站')
    await closeRooms(ctx, doc, on)
    return siteOf(ctx, doc)
  },
})

async function closeRooms(ctx: Context, { _id }: StationDoc, on: Day): Promise<void> {
  const rooms = await spaces(ctx.db).of(_id)
  await raiseDays(ctx.db, rooms)
  for (const room of rooms)
    await closeDays(ctx, whole(room), { ...closureFrom(on), toDate: addDays(on, AHEAD_DAYS) })
}

const closureFrom = (on: Day): Blackout => ({ id: FOR_GOOD, fromDate: on, toDate: EVER, why: '服务站已撤' })

function closedFrom<T extends { blackouts?: readonly Blackout[] }>(doc: T, on: Day): T {
  const others = (doc.blackouts ?? []).filter(({ id }) => id !== FOR_GOOD)
  return { ...doc, blackouts: [...others, closureFrom(on)] }
}
