import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Other } from '../../miniprogram/shared/contract/reservation'
import { metresBetween } from '../../miniprogram/shared/kit/place'
import type { Day, Range } from '../../miniprogram/shared/kit/time'
import { decideReservation } from '../../miniprogram/shared/rules/reserve'
import { type Context, action } from '../kit/action'
import { dayId, days } from './dayStore'
import { reservationId } from './fields'
import { spaceOf } from './find'
import { ownBooking, refOf } from './own'
import { type Space, spaces } from './spaceStore'
import { stations } from './stationStore'

/** So many stations around are looked at, and so many spaces told. */
const STATIONS_AROUND = 6
const MOST = 3

/** What somebody wants who cannot have it where they wanted it. */
export interface Wanted extends Range {
  date: Day
  people: number
}

const input = z.object({ reservationId }) satisfies z.ZodType<InputOf<'station.others'>>

/** What else is free for the hours of one of mine, for who was told that a space closes. */
export const others = action('station.others', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, { reservationId: id }) {
    const ref = refOf(id)
    const space = await spaceOf(ctx.db, ref.spaceId)
    const booking = ownBooking(ctx, (await days(ctx.db).get(ref.dayId)) ?? { bookings: {} }, ref.key)
    const isMember = ctx.actor.roles.includes('member')
    return { others: await freeNear(ctx, space, { ...booking, date: ref.date }, isMember) }
  },
})

/** Rooms near by that are free for the same hours and large enough, the nearest first. */
export async function freeNear(
  ctx: Pick<Context, 'db' | 'now'>,
  from: Space,
  wanted: Wanted,
  isMember: boolean,
): Promise<Other[]> {
  const around = await stations(ctx.db).stretch({}, from.station.place, 0, STATIONS_AROUND)
  const rooms = await spaces(ctx.db).ofAll([...new Set([from.stationId, ...around.map(({ _id }) => _id)])])
  const fit = rooms.filter((space) => space._id !== from._id && fits(ctx, space, wanted, isMember))
  const docs = await days(ctx.db).some(
    fit.map(({ _id }) => dayId(_id, wanted.date)),
    ['spaceId', 'taken'],
  )
  return fit
    .filter((space) => isFree(ctx, space, wanted, docs.find(({ spaceId }) => spaceId === space._id)?.taken))
    .map((space) => ({
      ...{ spaceId: space._id, spaceName: space.name, stationName: space.station.name },
      metres: Math.round(metresBetween(from.station.place, space.station.place)),
    }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST)
}

const decisionOf = (ctx: Pick<Context, 'now'>, space: Space, wanted: Wanted, isMember: boolean) =>
  decideReservation(space, wanted, { isMember }, ctx.now(), 'series')

const fits = (ctx: Pick<Context, 'now'>, space: Space, wanted: Wanted, isMember: boolean): boolean =>
  space.kind === 'room' && decisionOf(ctx, space, wanted, isMember).kind === 'allowed'

function isFree(
  ctx: Pick<Context, 'now'>,
  space: Space,
  wanted: Wanted,
  taken: readonly number[] = [],
): boolean {
  const decision = decisionOf(ctx, space, wanted, true)
  return decision.kind === 'allowed' && !taken.some((tick) => decision.ticks.includes(tick))
}
