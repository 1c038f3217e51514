import type { Context } from '../kit/action'
import { ownIds } from './own'
import { type Booking, days } from './store'

/** Before the first reservation of all. */
const EVER = '2000-01-01'

/**
 * Every booking that the caller has or had, newest day first, of the last hundred days with one; what the account
 * reserved before it bound a member too.
 */
export async function ownReservations({ db, actor }: Context): Promise<(Booking & { date: string })[]> {
  const found = await Promise.all(ownIds(actor).map((id) => bookingsOf(db, id)))
  return found.flat().sort((a, b) => b.date.localeCompare(a.date))
}

async function bookingsOf(db: Context['db'], personId: string): Promise<(Booking & { date: string })[]> {
  const docs = await days(db).ofPerson(personId, EVER)
  return docs.flatMap(({ date, bookings }) =>
    Object.values(bookings)
      .filter((booking) => booking.personId === personId)
      .map((booking) => ({ ...booking, date })),
  )
}
