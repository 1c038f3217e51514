import type { CheckIn, DeskEvent } from '../../miniprogram/shared/contract/checkin'
import { type KeptLine, type Tally, tally } from '../../miniprogram/shared/rules/desk/tally'
import type { Db } from '../kit/db'
import { type DeskDoc, desks } from './store'

/** Lines of all desks of an event, each with whose desk it was. */
export function linesOf(docs: readonly DeskDoc[]): KeptLine[] {
  const names = new Map(docs.map(({ deskId, name }) => [deskId, name]))
  return docs.flatMap((doc) =>
    Object.values(doc.lines).map(({ fromDesk, ...line }) => {
      const desk = fromDesk ?? doc.deskId
      return { ...line, desk, by: names.get(desk) ?? doc.name }
    }),
  )
}

export async function tallyOf(
  db: Db,
  eventId: string,
  window: Pick<DeskEvent, 'opensAt' | 'closesAt'>,
): Promise<Tally & { docs: DeskDoc[] }> {
  const docs = await desks(db).of(eventId)
  return { ...tally(linesOf(docs), window), docs }
}

/** Somebody who came, for records and hours. */
export interface Attended extends Pick<CheckIn, 'name' | 'at' | 'how' | 'by'> {
  /** The member, or a resident's account; `code:…` for a code whose owner nobody knows. */
  personId: string
}

export const attended = ({ ins }: Pick<Tally, 'ins'>): Attended[] =>
  ins.map(({ who, name, at, how, by }) => ({ personId: who, name, at, how, by }))
