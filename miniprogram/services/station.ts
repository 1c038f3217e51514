import type { InputOf, OutputOf } from '../shared/contract/index'
import type { Reservation, SpaceDay } from '../shared/contract/station'
import { CloudError, call } from './cloud'
import { type Kept, kept, recallKept } from './kept'

/** A space's day. Offline it answers with the day that was seen last of this space, if that is the one asked for. */
export async function day(spaceId: string, date?: string): Promise<Kept<SpaceDay>> {
  const answer = await kept(`day:${spaceId}`, () =>
    call('station.day', date ? { spaceId, date } : { spaceId }),
  )
  if (answer.keptAt !== null && date && answer.value.date !== date) throw new CloudError('OFFLINE')
  return answer
}

export const week = (spaceId: string, from?: string) =>
  kept(`week:${spaceId}`, () => call('station.week', from ? { spaceId, from } : { spaceId }))

/** Offline it answers with the day that was seen last of this station; it says itself which one that is. */
export const sideBySide = (stationId: string, date?: string) =>
  kept(`rooms:${stationId}`, () => call('station.sideBySide', date ? { stationId, date } : { stationId }))

export const reserve = (input: InputOf<'station.reserve'>): Promise<Reservation> =>
  call('station.reserve', input)
export const change = (input: InputOf<'station.change'>): Promise<Reservation> =>
  call('station.change', input)
export const cancel = (reservationId: string, following = false): Promise<Reservation> =>
  call('station.cancel', following ? { reservationId, following } : { reservationId })

/** Offline it answers with what was seen last, so that one still knows when and where. */
export const mine = () => kept('mine', () => call('station.mine', {}))
/** What `mine` answered last, without asking again; null when it never did. */
export const mineKept = () => recallKept<OutputOf<'station.mine'>>('mine')

/** What else is free for the hours of one of mine that was taken back. */
export const others = (reservationId: string) => call('station.others', { reservationId })

export const seriesPreview = (input: InputOf<'station.seriesPreview'>) => call('station.seriesPreview', input)
export const seriesMake = (input: InputOf<'station.seriesMake'>) => call('station.seriesMake', input)

export const waitJoin = (input: InputOf<'station.waitJoin'>) => call('station.waitJoin', input)
export const waitLeave = (waitId: string) => call('station.waitLeave', { waitId })
export const waitAccept = (waitId: string) => call('station.waitAccept', { waitId })
export const waitDecline = (waitId: string) => call('station.waitDecline', { waitId })

export const checkIn = (code: string): Promise<OutputOf<'station.checkIn'>> =>
  call('station.checkIn', { code })
export const atDoor = (code: string) => call('station.atDoor', { code })
export const walkIn = (input: InputOf<'station.walkIn'>) => call('station.walkIn', input)
export const leave = (reservationId: string) => call('station.leave', { reservationId })

export const spaceCode = (spaceId: string) => call('station.spaceCode', { spaceId })
