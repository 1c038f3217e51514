import type { Db } from '../kit/db'
import { type Booking, days } from './store'

/** Before the first reservation of all. */
const EVER = '2000-01-01'

/** Every booking that a person has or had, newest day first, of the last hundred days with one. */
export async function reservationsOf(db: Db, personId: string): Promise<(Booking & { date: string })[]> {
  const docs = await days(db).ofPerson(personId, EVER)
  return docs.flatMap(({ date, bookings }) =>
    Object.values(bookings)
      .filter((booking) => booking.personId === personId)
      .map((booking) => ({ ...booking, date })),
  )
}
