import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { type SpaceDoc, type StationDoc, spaces, stations } from './store'

/** Finders that refuse with a sentence when there is nothing. */
export async function stationOf(db: Db, id: string): Promise<StationDoc> {
  const station = await stations(db).get(id)
  if (!station) throw new AppError('NOT_FOUND', { what: '这个服务站' })
  return station
}

export async function spaceOf(db: Db, id: string): Promise<SpaceDoc> {
  const space = await spaces(db).get(id)
  if (!space) throw new AppError('NOT_FOUND', { what: '这个房间' })
  return space
}
