import type { Context } from '../kit/action'
import { spaceOf } from './find'
import { refOf } from './own'

/** Scopes of actions for the keeper of the station in question. */
export const ofStation = { station: async (_ctx: Context, input: { stationId: string }) => input.stationId }

export const ofSpace = {
  station: async ({ db }: Context, input: { spaceId: string }) =>
    (await spaceOf(db, input.spaceId)).stationId,
}

export const ofReservation = {
  station: async ({ db }: Context, input: { reservationId: string }) =>
    (await spaceOf(db, refOf(input.reservationId).spaceId)).stationId,
}
