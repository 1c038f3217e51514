import * as z from 'zod'
import type { SweepReport } from '../../miniprogram/shared/contract/reservation'
import { type Day, MINUTE_MS, addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { type Booking, isStanding, rebuilt, ticksHeld } from '../../miniprogram/shared/rules/day/book'
import { openOn } from '../../miniprogram/shared/rules/hours'
import {
  type AgendaDoc,
  agendaId,
  agendas,
  isQuota,
  noteNoShow,
  openAgenda,
  quotaOwner,
  totalled,
  weekTicks,
} from '../agenda/public'
import { type Context, action } from '../kit/action'
import { alterDay } from './alterDay'
import { closeDays } from './close'
import { syncClaims, syncWeek } from './claimSync'
import { type DayDoc, days } from './dayStore'
import { finishMove } from './move'
import { bookingRef, readReservationId, reservationIdOf, whatOf } from './reservations'
import { type Space, spaces } from './spaceStore'

/** Younger than this, something may still be on its way; nothing is judged by it. */
const SETTLED_MS = 2 * MINUTE_MS
const PAGE = 100
/** Weeks and days from yesterday on: what is over is history. */
const BACK_DAYS = 1

/** For the office, and for tests: the timer does the same by itself. */
export const sweepNow = action('station.sweep', {
  role: 'district',
  scope: 'open',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  run: (ctx) => sweep(ctx),
})

/**
 * Proves that days, waiting lists, agendas and quotas agree. The day is the truth: what follows from it is repaired; what
 * it contradicts by itself is reported.
 */
export async function sweep(ctx: Context): Promise<SweepReport> {
  const report: SweepReport = { days: 0, agendas: 0, repaired: [], reported: [] }
  const from = addDays(dayOf(ctx.now()), -BACK_DAYS)
  const docs = await everyDay(ctx, from)
  const rooms = new Map((await everySpace(ctx, docs)).map((space) => [space._id, space]))
  for (const doc of docs) {
    const space = rooms.get(doc.spaceId)
    if (space) await sweepDay(ctx, space, doc, rooms, report)
    else report.reported.push(`${doc._id}: its space is not there`)
  }
  await sweepAgendas(ctx, from, docs, rooms, report)
  return report
}

async function everyDay(ctx: Context, from: Day): Promise<DayDoc[]> {
  const all: DayDoc[] = []
  for (;;) {
    const page = await days(ctx.db).from(from, all.length)
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

async function everySpace(ctx: Context, docs: readonly DayDoc[]): Promise<Space[]> {
  const ids = [...new Set(docs.map(({ spaceId }) => spaceId))]
  const found: Space[] = []
  for (let at = 0; at < ids.length; at += PAGE)
    found.push(...(await spaces(ctx.db).some(ids.slice(at, at + PAGE))))
  return found
}

/** One day by itself: its ticks, its terms, what is due or untold, what is closed, what was moved and left halfway. */
async function sweepDay(
  ctx: Context,
  space: Space,
  doc: DayDoc,
  rooms: ReadonlyMap<string, Space>,
  report: SweepReport,
): Promise<void> {
  report.days++
  const twice = heldTwice(doc)
  if (twice.length > 0) {
    report.reported.push(`${doc._id}: held twice: ${twice.join(' ')}`)
    return
  }
  await raise(ctx, space, doc, report)
  await retick(ctx, space, doc, report)
  await alterDay(ctx, space, doc._id, (book) => ({ book, answer: null }))
  await finishClosures(ctx, space, doc, report)
  await finishMoves(ctx, space, doc, rooms, report)
  for (const [key, one] of Object.entries(doc.bookings))
    if (one.status === 'released' && one.personId)
      await noteNoShow(ctx.db, one.personId, key, one.cancelledAt ?? ctx.now())
}

export function heldTwice(doc: Pick<DayDoc, 'bookings' | 'waits'>): number[] {
  const held = ticksHeld(doc)
  return [...new Set(held.filter((tick, index) => held.indexOf(tick) !== index))]
}

async function raise(ctx: Context, { version }: Space, doc: DayDoc, report: SweepReport): Promise<void> {
  if (doc.version !== undefined && doc.version < version && (await days(ctx.db).raise(doc._id, version)))
    report.repaired.push(`${doc._id}: raised to the terms of version ${version}`)
}

const sorted = (ticks: readonly number[]) => [...ticks].sort((a, b) => a - b).join(' ')

async function retick(ctx: Context, space: Space, doc: DayDoc, report: SweepReport): Promise<void> {
  if (sorted(doc.taken) === sorted(rebuilt(doc).taken)) return
  await alterDay(ctx, space, doc._id, (book) => ({ book: { ...rebuilt(book) }, answer: null }))
  report.repaired.push(`${doc._id}: ticks follow from the bookings again`)
}

async function finishClosures(ctx: Context, space: Space, doc: DayDoc, report: SweepReport): Promise<void> {
  const closures = (space.blackouts ?? []).filter((one) => one.fromDate <= doc.date && doc.date <= one.toDate)
  for (const closure of closures) {
    const isLeft = (one: Booking) => isStanding(one) && one.createdAt < ctx.now() - SETTLED_MS
    const { from = 0, to = 24 * 60 } = closure
    const left = Object.values(doc.bookings).filter(
      (one) => isLeft(one) && !one.leftAt && one.from < to && from < one.to && one.status !== 'checkedIn',
    )
    if (
      left.length === 0 ||
      openOn(space, doc.date).open.some((open) => left.some((one) => covers(open, one)))
    )
      continue
    await closeDays(ctx, space, { ...closure, fromDate: doc.date, toDate: doc.date })
    report.repaired.push(`${doc._id}: the closure ${closure.id} was carried through`)
  }
}

const covers = (open: { from: number; to: number }, one: Booking) =>
  open.from <= one.from && one.to <= open.to

/** Somebody moved to this day, and the function died before the old hours were given back. */
async function finishMoves(
  ctx: Context,
  space: Space,
  doc: DayDoc,
  rooms: ReadonlyMap<string, Space>,
  report: SweepReport,
): Promise<void> {
  for (const [key, booking] of Object.entries(doc.bookings)) {
    const from = booking.replaces ? readReservationId(booking.replaces) : null
    const old = from && rooms.get(from.spaceId)
    if (!from || !old || !isStanding(booking) || booking.createdAt >= ctx.now() - SETTLED_MS) continue
    const left = (await days(ctx.db).get(from.dayId))?.bookings[from.key]
    if (!left || !isStanding(left)) continue
    await finishMove(ctx, from, old, bookingRef(doc.spaceId, doc.date, key), space)
    report.repaired.push(`${booking.replaces}: was moved to ${doc._id} and is given back now`)
  }
}

/** Every week: what is claimed stands in a day, what stands in a day is claimed, and the sums are right. */
async function sweepAgendas(
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

export function claimedTwice(doc: AgendaDoc): boolean {
  if (isQuota(doc)) return false
  const ticks = Object.values(doc.claims).flatMap(weekTicks)
  return new Set(ticks).size < ticks.length
}

function isMissing(doc: AgendaDoc, { id }: WantedClaim): boolean {
  return !Object.values(doc.claims).some(({ ref }) => ref === id)
}

const missingWords = (agenda: string, { id }: WantedClaim) =>
  `${agenda}: ${id} stands in its day, and the person is elsewhere at that time`
