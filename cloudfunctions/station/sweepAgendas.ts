import type { SweepReport } from '../../miniprogram/shared/contract/keeping'
import type { Day } from '../../miniprogram/shared/kit/time'
import { type Booking, isStanding } from '../../miniprogram/shared/rules/day/book'
import {
  type AgendaDoc,
  agendaId,
  agendas,
  isQuota,
  openAgenda,
  quotaOwner,
  totalled,
  weekTicks,
} from '../agenda/public'
import type { Context } from '../kit/action'
import { syncClaims, syncWeek } from './claimSync'
import type { DayDoc } from './dayStore'
import { bookingRef, readReservationId, reservationIdOf, whatOf } from './reservations'
import type { Space } from './spaceStore'
import { SETTLED_MS, sorted } from './sweepDay'

const PAGE = 100

/** Every week: what is claimed stands in a day, what stands in a day is claimed, and the sums are right. */
export async function sweepAgendas(
  ctx: Context,
  from: Day,
  docs: readonly DayDoc[],
  rooms: ReadonlyMap<string, Space>,
  report: SweepReport,
): Promise<void> {
  const wanted = wantedClaims(ctx, docs, rooms)
  const seen = new Set<string>()
  for (let skip = 0; ; skip += PAGE) {
    const page = await agendas(ctx.db).ofWeeks(from, skip)
    for (const doc of page) {
      seen.add(doc._id)
      await sweepAgenda(ctx, doc, wanted.get(doc._id) ?? [], report)
    }
    if (page.length < PAGE) break
  }
  for (const [id, lines] of wanted) if (!seen.has(id)) await openMissing(ctx, id, lines, report)
}

/** A whole week that is not there follows from its days like a claim does. */
async function openMissing(
  ctx: Context,
  id: string,
  lines: readonly WantedClaim[],
  report: SweepReport,
): Promise<void> {
  const cut = id.lastIndexOf(':')
  await openAgenda(ctx.db, id.slice(0, cut), id.slice(cut + 1))
  const doc = await agendas(ctx.db).get(id)
  if (doc) await sweepAgenda(ctx, doc, lines, report)
}

interface WantedClaim {
  id: string
  booking: Booking
  what: string
  isQuota: boolean
}

function wantedClaims(
  ctx: Context,
  docs: readonly DayDoc[],
  rooms: ReadonlyMap<string, Space>,
): Map<string, WantedClaim[]> {
  const wanted = new Map<string, WantedClaim[]>()
  const add = (owner: string, date: Day, one: WantedClaim) => {
    const id = agendaId(owner, date)
    wanted.set(id, [...(wanted.get(id) ?? []), one])
  }
  for (const doc of docs)
    for (const [key, booking] of Object.entries(doc.bookings)) {
      if (!isStanding(booking) || booking.createdAt >= ctx.now() - SETTLED_MS) continue
      const room = rooms.get(doc.spaceId)
      const id = reservationIdOf(bookingRef(doc.spaceId, doc.date, key))
      const one = { id, booking, what: room ? whatOf(room) : '' }
      if (booking.personId) add(booking.personId, doc.date, { ...one, isQuota: false })
      if (booking.branchId)
        add(quotaOwner(doc.spaceId, booking.branchId), doc.date, { ...one, isQuota: true })
    }
  return wanted
}

async function sweepAgenda(
  ctx: Context,
  doc: AgendaDoc,
  wanted: readonly WantedClaim[],
  report: SweepReport,
): Promise<void> {
  report.agendas++
  if (isQuota(doc)) {
    const ids = [
      ...new Set([...wanted.map(({ id }) => id), ...Object.values(doc.claims).map(({ ref }) => ref)]),
    ]
    const synced = ids.flatMap((id) => {
      const ref = readReservationId(id)
      return ref ? [{ ref, what: '' }] : []
    })
    await syncClaims(ctx, doc.owner, synced)
  } else await syncWeek(ctx, doc.owner, doc.week)
  const now = await agendas(ctx.db).get(doc._id)
  if (!now) return
  if (now.rev !== doc.rev) report.repaired.push(`${doc._id}: claims follow from the days again`)
  await resum(ctx, now, report)
  if (claimedTwice(now)) report.reported.push(`${doc._id}: somebody is in two places`)
  for (const one of wanted) if (isMissing(now, one)) report.reported.push(missingWords(doc._id, one))
}

/** Ticks and sums are what the claims say. */
async function resum(ctx: Context, doc: AgendaDoc, report: SweepReport): Promise<void> {
  const right = totalled(doc, doc.claims)
  const words = ({ ticks, minutes, times }: AgendaDoc) => `${sorted(ticks)} ${minutes} ${times}`
  if (words(right) !== words(doc) && (await agendas(ctx.db).replace(right)))
    report.repaired.push(`${doc._id}: the sums follow from the claims again`)
}

function claimedTwice(doc: AgendaDoc): boolean {
  if (isQuota(doc)) return false
  const reserved = Object.values(doc.claims).filter(({ kind }) => kind === 'reservation')
  const ticks = reserved.flatMap(weekTicks)
  return new Set(ticks).size < ticks.length
}

function isMissing(doc: AgendaDoc, { id }: WantedClaim): boolean {
  return !Object.values(doc.claims).some(({ ref }) => ref === id)
}

const missingWords = (agenda: string, { id }: WantedClaim) =>
  `${agenda}: ${id} stands in its day, and the person is elsewhere at that time`
