import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Board, BoardLine } from '../../miniprogram/shared/contract/keeping'
import { type Day, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { type Context, action } from '../kit/action'
import { settleDay } from './alterDay'
import { type DayDoc, dayId, days } from './dayStore'
import { date as dateField, stationId } from './fields'
import { stationOf } from './find'
import { termsOf } from './frame'
import { ofStation } from './keeping'
import { bookingRef, toReservation, toWait } from './reservations'
import { type Space, spaces } from './spaceStore'

const input = z.object({ stationId, date: dateField.optional() }) satisfies z.ZodType<
  InputOf<'station.board'>
>

const MOST_ASKED = 100

/** A station's day for its keeper: who is where, who waits, and what wants a yes or no. */
export const board = action('station.board', {
  role: 'keeper',
  scope: ofStation,
  input,
  async run(ctx, { stationId: id, date }): Promise<Board> {
    const [station, found] = await Promise.all([stationOf(ctx.db, id), spaces(ctx.db).of(id)])
    const today = dayOf(ctx.now())
    const chosen = date ?? today
    const rooms = found.sort((a, b) => a.name.localeCompare(b.name, 'zh'))
    const [docs, ahead] = await Promise.all([
      settledDays(ctx, rooms, chosen),
      days(ctx.db).asked(
        rooms.map(({ _id }) => _id),
        today,
      ),
    ])
    const asked = rooms.flatMap((space) =>
      ahead.filter(({ spaceId }) => spaceId === space._id).flatMap((doc) => linesOf(space, doc)),
    )
    return {
      ...{ date: chosen, today, now: ctx.now(), station: { id, name: station.name } },
      spaces: rooms.map((space) => roomOf(space, chosen, docs.get(space._id))),
      asked: asked
        .filter(({ status }) => status === 'asked')
        .sort((a, b) => instantOf(a.date, a.from) - instantOf(b.date, b.from))
        .slice(0, MOST_ASKED),
    }
  },
})

async function settledDays(
  ctx: Context,
  rooms: readonly Space[],
  date: Day,
): Promise<ReadonlyMap<string, DayDoc>> {
  const docs = await days(ctx.db).some(rooms.map(({ _id }) => dayId(_id, date)))
  const settled = docs.map(async (doc): Promise<[string, DayDoc]> => {
    const space = rooms.find(({ _id }) => _id === doc.spaceId)
    return [doc.spaceId, space ? await settleDay(ctx, space, doc) : doc]
  })
  return new Map(await Promise.all(settled))
}

function roomOf(space: Space, date: Day, doc: DayDoc | undefined): Board['spaces'][number] {
  const { open, closedWhy } = openOn(space, date)
  const waits = Object.entries(doc?.waits ?? {})
    .filter(([, { status }]) => status === 'waiting' || status === 'offered')
    .map(([key, one]) => ({
      ...toWait(space, bookingRef(space._id, date, key), one, doc ?? {}),
      personName: one.personName ?? '',
    }))
  const lines = doc ? linesOf(space, doc) : []
  return { space: termsOf(space), open: [...open], closedWhy, lines, waits }
}

/** Every reservation of a day that the keeper should see, cancelled ones left out. */
export function linesOf(space: Space, doc: DayDoc): BoardLine[] {
  const waits = Object.values(doc.waits ?? {}).filter(({ status }) => status === 'waiting')
  return Object.entries(doc.bookings)
    .filter(([, { status }]) => status !== 'cancelled')
    .map(([key, booking]) => ({
      ...toReservation(space, bookingRef(doc.spaceId, doc.date, key), booking),
      personName: booking.personName ?? '',
      waiting: waits.filter(({ from, to }) => from < booking.to && booking.from < to).length,
    }))
    .sort((a, b) => a.from - b.from)
}
