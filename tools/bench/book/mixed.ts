import type { DayDoc } from '../../../cloudfunctions/station/dayStore'
import type { Reply } from '../../../miniprogram/shared/contract/errors'
import type { Reservation } from '../../../miniprogram/shared/contract/station'
import { isStanding, ticksHeld } from '../../../miniprogram/shared/rules/day/book'
import { type Booker, SPACE } from './booker'

const DATE = '2026-11-27'
const RANGES = Array.from({ length: 20 }, (_, n) => ({
  from: 540 + n * 30,
  to: 540 + n * 30 + 60 + (n % 3) * 30,
}))

/**
 * Two hundred people at once, twenty ranges that overlap; every fourth gives back what they got, every fifth changes it.
 * Answers everything that went wrong: minutes held twice, bookings lost, ticks without one, refusals without a reason.
 */
export async function mixed(book: Booker): Promise<string[]> {
  const done = await Promise.all(book.members.map((n) => one(book, n)))
  const doc = (await book.db.get<DayDoc>('days', `${SPACE}:${DATE}`)) as DayDoc
  book.cloud.clock.advance(5 * 60_000)
  const swept = await book.call(0, 'station.sweep', {})
  return [
    ...faultsOf(doc),
    ...done.flatMap(({ replies }) => replies).flatMap(reasonless),
    ...done.flatMap(({ stands }) =>
      stands && !isHeld(doc, stands) ? [`${stands.id} was granted and is lost`] : [],
    ),
    ...(swept.ok ? [...swept.data.reported, ...swept.data.repaired] : [swept.error.message]),
  ]
}

interface Done {
  replies: Reply<unknown>[]
  /** What this person was told they have, at the end. */
  stands: Reservation | null
}

async function one(book: Booker, n: number): Promise<Done> {
  const range = RANGES[n % RANGES.length]
  const made = await book.reserve(n, { date: DATE, ...range })
  if (!made.ok) return { replies: [made], stands: null }
  const { id: reservationId, from, to } = made.data
  if (n % 4 === 0) {
    const cancelled = await book.call(n, 'station.cancel', { reservationId })
    return { replies: [made, cancelled], stands: cancelled.ok ? null : made.data }
  }
  if (n % 5 !== 0) return { replies: [made], stands: made.data }
  const change = { reservationId, from: from + 30, to: to + 30, requestId: `q_change_${n}` }
  const changed = await book.call(n, 'station.change', change)
  return { replies: [made, changed], stands: changed.ok ? changed.data : made.data }
}

const REASONS = ['SPACE_TAKEN', 'SPACE_OUTSIDE_HOURS', 'PERSON_ELSEWHERE']

const reasonless = (reply: Reply<unknown>): string[] =>
  reply.ok || REASONS.includes(reply.error.code) ? [] : [`refused without a reason: ${reply.error.code}`]

function isHeld(doc: DayDoc, { id, from, to }: Reservation): boolean {
  const booking = doc.bookings[id.split(':')[2] ?? '']
  return !!booking && isStanding(booking) && booking.from === from && booking.to === to
}

function faultsOf(doc: DayDoc): string[] {
  const owned = ticksHeld(doc)
  const twice = owned.filter((tick, index) => owned.indexOf(tick) !== index)
  const orphans = doc.taken.filter((tick) => !owned.includes(tick))
  const bare = owned.filter((tick) => !doc.taken.includes(tick))
  return [...twice, ...orphans, ...bare].map((tick) => `tick ${tick} and the bookings do not agree`)
}
