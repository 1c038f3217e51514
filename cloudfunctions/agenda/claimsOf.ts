import { type Day, addDays } from '../../miniprogram/shared/kit/time'
import type { Db } from '../kit/db'
import { type HeldClaim, agendaId, agendas, weekOf } from './store'

/** Everything that a person is taken for from a day to a day, both included, soonest first; at most a hundred weeks. */
export async function claimsOf(db: Db, personId: string, from: Day, to: Day): Promise<HeldClaim[]> {
  const weeks: string[] = []
  for (let week = weekOf(from); week <= to; week = addDays(week, 7)) weeks.push(agendaId(personId, week))
  const docs = await agendas(db).some(weeks.slice(0, 100))
  return docs
    .flatMap(({ claims }) => Object.values(claims))
    .filter(({ date }) => from <= date && date <= to)
    .sort((a, b) => (a.date === b.date ? a.from - b.from : a.date < b.date ? -1 : 1))
}
