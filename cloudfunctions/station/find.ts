import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { type Space, spaces } from './spaceStore'
import { type StationDoc, stations } from './stationStore'

/** Finders that refuse with a sentence when there is nothing. */
export async function stationOf(db: Db, id: string): Promise<StationDoc> {
  const station = await stations(db).get(id)
  if (!station) throw new AppError('NOT_FOUND', { what: '这个服务站' })
  return station
}

export async function spaceOf(db: Db, id: string): Promise<Space> {
  const space = await spaces(db).get(id)
  if (!space) throw new AppError('NOT_FOUND', { what: '这个房间' })
  KNOWN.set(id, space)
  return space
}

/**
 * What this warm function has read before. Nothing is written by it alone: every write of a day names the version of the
 * terms that it rests on, and a refusal is only said by terms that were just read.
 */
const KNOWN = new Map<string, Space>()

export const knownSpace = async (db: Db, id: string): Promise<Space> => KNOWN.get(id) ?? spaceOf(db, id)
