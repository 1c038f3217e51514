import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { type StationDoc, stations } from '../station/public'

/** Refuses with a sentence when there is no such station. */
export async function stationOf(db: Db, id: string): Promise<StationDoc> {
  const station = await stations(db).get(id)
  if (!station) throw new AppError('NOT_FOUND', { what: '这个服务站' })
  return station
}
