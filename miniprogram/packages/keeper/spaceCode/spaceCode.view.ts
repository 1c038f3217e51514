import type { Me } from '../../../shared/contract/member'

export interface RoomItem {
  id: string
  name: string
  station: string
}

/** Every room that somebody keeps, station by station. */
export const roomsOf = (me: Me): RoomItem[] =>
  me.keeps.flatMap(({ stationName, spaces }) =>
    spaces.map(({ id, name }) => ({ id, name, station: stationName })),
  )
