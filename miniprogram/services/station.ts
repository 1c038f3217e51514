import type { InputOf, OutputOf } from '../shared/contract/index'
import type { Reservation, SpaceDay } from '../shared/contract/station'
import type { Place } from '../shared/kit/place'
import { call } from './cloud'
import { kept } from './kept'

/** Nearest first. Offline it answers with the list that was seen last. */
export const near = (at?: Place) => kept('stations', () => call('station.near', at ? { at } : {}))

export const get = (stationId: string, at?: Place) =>
  kept(`station:${stationId}`, () => call('station.get', at ? { stationId, at } : { stationId }))

export const day = (spaceId: string, date?: string): Promise<SpaceDay> =>
  call('station.day', date ? { spaceId, date } : { spaceId })

export const reserve = (input: InputOf<'station.reserve'>): Promise<Reservation> =>
  call('station.reserve', input)

export const cancel = (reservationId: string): Promise<Reservation> =>
  call('station.cancel', { reservationId })

/** Offline it answers with what was seen last, so that one still knows when and where. */
export const mine = () => kept('mine', () => call('station.mine', {}))

export const checkIn = (code: string): Promise<OutputOf<'station.checkIn'>> =>
  call('station.checkIn', { code })

export const spaceCode = (spaceId: string) => call('station.spaceCode', { spaceId })
