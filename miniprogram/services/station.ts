import type { InputOf, OutputOf } from '../shared/contract/index'
import type { Reservation, SpaceDay } from '../shared/contract/station'
import { call } from './cloud'
import { kept } from './kept'

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
