import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { daysBetween } from '../../miniprogram/shared/kit/time'
import type { Blackout } from '../../miniprogram/shared/rules/hours'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { affectedBy, closeDays } from './closing'
import { days } from './dayStore'
import { date, minute, requestId, spaceId, stationId, why } from './fields'
import { spaceOf, stationOf } from './find'
import { ofStation } from './keeping'
import { type Space, spaces } from './spaceStore'
import { stations } from './stationStore'

const MOST_DAYS = 366

const fields = {
  ...{ stationId, spaceId: spaceId.optional(), fromDate: date, toDate: date, why },
  ...{ from: minute('开始时间').optional(), to: minute('结束时间').optional() },
}

const previewInput = z.object(fields) satisfies z.ZodType<InputOf<'station.closePreview'>>
const closeInput = z.object({ ...fields, requestId }) satisfies z.ZodType<InputOf<'station.close'>>

type Closing = InputOf<'station.closePreview'>

/** Whom a closure would take, and what is free near by for each. Changes nothing. */
export const closePreview = action('station.closePreview', {
  role: 'keeper',
  scope: ofStation,
  input: previewInput,
  async run(ctx, request) {
    checkDates(request)
    return { affected: await affectedBy(ctx, await roomsOf(ctx, request), closureOf(request, 'preview')) }
  },
})

/**
 * Closes a space or the whole station for hours, days or weeks. The terms first, so that nothing new is let in; then every
 * day there is. Those affected are told at once. Cut off, the same request goes on where it stood; so does the sweeper.
 */
export const close = action('station.close', {
  role: 'keeper',
  scope: ofStation,
  input: closeInput,
  async run(ctx, request) {
    checkDates(request)
    const closure = closureOf(request, `cl_${digest(ctx.actor.personId, request.requestId).slice(0, 16)}`)
    const rooms = await roomsOf(ctx, request)
    const affected = await affectedBy(ctx, rooms, closure)
    if (!request.spaceId) await closeStation(ctx, request.stationId, closure)
    for (const room of rooms) await closeDays(ctx, await addClosure(ctx, room, closure), closure)
    return { affected, closureId: closure.id }
  },
})

const reopenInput = z.object({
  stationId,
  closureId: z
    .string()
    .regex(/^cl_[0-9a-f]{16}$/)
    .describe('关闭'),
}) satisfies z.ZodType<InputOf<'station.reopen'>>

/** Takes a closure back. Who was told stays cancelled; the hours can be had again. */
export const reopen = action('station.reopen', {
  role: 'keeper',
  scope: ofStation,
  input: reopenInput,
  async run(ctx, { stationId: id, closureId }) {
    const without = (all: readonly Blackout[] = []) => all.filter((one) => one.id !== closureId)
    await stations(ctx.db).setBlackouts(id, (all) => without(all))
    const rooms = await spaces(ctx.db).of(id)
    const closed = rooms.filter(({ blackouts = [] }) => blackouts.some((one) => one.id === closureId))
    for (const room of closed) await changeRoom(ctx, room, (all) => without(all))
    return { spaces: closed.length }
  },
})

function checkDates({ fromDate, toDate, from = 0, to = 24 * 60 }: Closing): void {
  if (toDate < fromDate || to <= from) throw new AppError('CLOSURE_BACKWARDS')
  if (daysBetween(fromDate, toDate) >= MOST_DAYS) throw new AppError('CLOSURE_TOO_LONG', { days: MOST_DAYS })
}

const closureOf = ({ fromDate, toDate, from, to, why: reason }: Closing, id: string): Blackout => ({
  ...{ id, fromDate, toDate, why: reason },
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

async function roomsOf(ctx: Context, request: Closing): Promise<Space[]> {
  if (!request.spaceId) return spaces(ctx.db).of(request.stationId)
  const space = await spaceOf(ctx.db, request.spaceId)
  if (space.stationId !== request.stationId) throw new AppError('NOT_FOUND', { what: '这个房间' })
  return [space]
}

async function closeStation(ctx: Context, id: string, closure: Blackout): Promise<void> {
  await stationOf(ctx.db, id)
  await stations(ctx.db).setBlackouts(id, (all) => withOne(all, closure))
}

const withOne = (all: readonly Blackout[], closure: Blackout): Blackout[] => [
  ...all.filter(({ id }) => id !== closure.id),
  closure,
]

const addClosure = (ctx: Context, room: Space, closure: Blackout): Promise<Space> =>
  changeRoom(ctx, room, (all) => withOne(all, closure))

/** New terms, and every day of the space raised to them: from here on nobody is let in by the old ones. */
async function changeRoom(
  ctx: Context,
  room: Space,
  change: (all: readonly Blackout[]) => Blackout[],
): Promise<Space> {
  const blackouts = change(room.blackouts ?? [])
  if (!(await spaces(ctx.db).change(room, { blackouts })))
    return changeRoom(ctx, await spaceOf(ctx.db, room._id), change)
  const next = await spaceOf(ctx.db, room._id)
  await days(ctx.db).raiseAll(room._id, next.version)
  return next
}
