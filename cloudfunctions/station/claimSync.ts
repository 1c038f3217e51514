import { type Day, addDays } from '../../miniprogram/shared/kit/time'
import { type Booking, isStanding } from '../../miniprogram/shared/rules/day/book'
import { type HeldClaim, agendaId, alterClaims, quotaOwner, weekOf, weekTicks } from '../agenda/public'
import { isGone } from '../event/public'
import type { Context } from '../kit/action'
import { type DayDoc, days } from './dayStore'
import { goneEvents, withoutKeys } from './goneEvents'
import { type BookingRef, bookingRef, readReservationId, reservationIdOf, whatOf } from './reservations'
import { type Space, spaces } from './spaceStore'

/** A claim that no reservation stands behind is given up after so long: a function that died left it. */
export const ORPHAN_MS = 60_000

type Now = Pick<Context, 'db' | 'now'>
type Claims = Readonly<Record<string, HeldClaim>>

/** One reservation whose claims shall say what its day says. */
export interface Synced {
  ref: BookingRef
  /** '梅园社区服务站 · 活动室' */
  what: string
}

/** Whether nothing stands behind a claim any more, so that it may be cleared away. */
export async function isOrphan(ctx: Now, one: HeldClaim): Promise<boolean> {
  if (one.kind === 'event') return isGone(ctx.db, one, ctx.now())
  const ref = readReservationId(one.ref)
  if (!ref) return false
  const booking = (await days(ctx.db).get(ref.dayId))?.bookings[ref.key]
  if (booking && one.key === ref.key) return !isStanding(booking) || !covers(booking, one)
  return ctx.now() - one.at >= ORPHAN_MS
}

const covers = (booking: Booking, one: HeldClaim) => booking.from <= one.from && one.to <= booking.to

/**
 * Brings an owner's claims for some reservations to what their days say, each week's in one write. `mark` names the
 * pieces of a change that is through; others' go when they are old.
 */
export async function syncClaims(
  ctx: Now,
  owner: string,
  synced: readonly Synced[],
  mark?: string,
): Promise<void> {
  if (!owner) return
  const docs = await days(ctx.db).some([...new Set(synced.map(({ ref }) => ref.dayId))])
  const truths = synced.map(({ ref, what }) => {
    const booking = docs.find(({ _id }) => _id === ref.dayId)?.bookings[ref.key]
    return { ref, what, booking, mark, now: ctx.now() }
  })
  for (const week of new Set(synced.map(({ ref }) => weekOf(ref.date)))) {
    const ofWeek = truths.filter(({ ref }) => weekOf(ref.date) === week)
    await alterClaims(ctx.db, agendaId(owner, week), (claims) => synchronised(claims, ofWeek))
  }
}

/**
 * Brings a person's whole week to what the days say, in one write: while one reservation comes in place of another, nobody
 * can slip in between the two.
 */
export async function syncWeek(ctx: Now, personId: string, date: Day, mark?: string): Promise<void> {
  const week = weekOf(date)
  const docs = await days(ctx.db).ofPersonBetween(personId, week, addDays(week, 6))
  const rooms = await spaces(ctx.db).some([...new Set(docs.map(({ spaceId }) => spaceId))])
  const truths = docs.flatMap((doc) => truthsOf(doc, personId, rooms, ctx.now(), mark))
  const known = new Set(truths.map(({ ref }) => reservationIdOf(ref)))
  const gone = await goneEvents(ctx, agendaId(personId, week))
  await alterClaims(ctx.db, agendaId(personId, week), (held) => {
    const claims = withoutKeys(held, gone)
    const unknown = Object.values(claims).flatMap((one): Truth[] => {
      const ref = one.kind === 'reservation' && !known.has(one.ref) ? readReservationId(one.ref) : null
      return ref ? [{ ref, what: one.what, booking: undefined, mark, now: ctx.now() }] : []
    })
    return synchronised(claims, [...truths, ...unknown])
  })
}

const truthsOf = (
  doc: DayDoc,
  personId: string,
  rooms: readonly Space[],
  now: number,
  mark: string | undefined,
): Truth[] => {
  const room = rooms.find(({ _id }) => _id === doc.spaceId)
  return Object.entries(doc.bookings)
    .filter(([, booking]) => booking.personId === personId)
    .map(([key, booking]) => ({
      ...{ ref: bookingRef(doc.spaceId, doc.date, key), what: room ? whatOf(room) : '' },
      ...{ booking, mark, now },
    }))
}

/** The same for the person and for the branch whose quota it counts on. */
export async function syncBooking(ctx: Now, synced: Synced, booking: Booking, mark?: string): Promise<void> {
  const { spaceId } = synced.ref
  const owners = [booking.personId, ...(booking.branchId ? [quotaOwner(spaceId, booking.branchId)] : [])]
  await Promise.all(owners.map((owner) => syncClaims(ctx, owner, [synced], mark)))
}

/** What the day says of one reservation. */
export interface Truth extends Synced {
  booking: Booking | undefined
  mark: string | undefined
  now: number
}

/** The claims as the days say; the very same object when they do already. */
export function synchronised(claims: Claims, truths: readonly Truth[]): Claims {
  const dropped = truths.reduce<Claims>(withoutDead, claims)
  return truths.reduce<Claims>(withMain, dropped)
}

function withoutDead(claims: Claims, { ref, booking, mark, now }: Truth): Claims {
  const id = reservationIdOf(ref)
  const isDead = (one: HeldClaim): boolean => {
    if (one.ref !== id) return false
    const isOld = now - one.at >= ORPHAN_MS
    if (one.key !== ref.key) return isOld || (!!mark && one.key.startsWith(`${ref.key}_${mark}`))
    return booking ? !isStanding(booking) : isOld
  }
  const kept = Object.entries(claims).filter(([, one]) => !isDead(one))
  return kept.length === Object.keys(claims).length ? claims : Object.fromEntries(kept)
}

/** The reservation's own claim, made or brought to its hours, unless something else of the person stands there. */
function withMain(claims: Claims, { ref, what, booking, now }: Truth): Claims {
  if (!booking || !isStanding(booking)) return claims
  const had = claims[ref.key]
  const next = claimLike(had ?? freshClaim(ref, what, now), booking)
  if (next === had || (!had && clashes(claims, next))) return claims
  return { ...claims, [ref.key]: next }
}

export function clashes(claims: Claims, wish: HeldClaim): boolean {
  const ticks = weekTicks(wish)
  // An event may lie on top of anything: it was said, and forbids nothing.
  return Object.values(claims).some(
    (one) =>
      one.kind === 'reservation' &&
      one.ref !== wish.ref &&
      weekTicks(one).some((tick) => ticks.includes(tick)),
  )
}

export const freshClaim = (ref: BookingRef, what: string, now: number): HeldClaim => ({
  ...{ key: ref.key, kind: 'reservation', ref: reservationIdOf(ref), date: ref.date },
  ...{ from: 0, to: 0, what, minutes: 0, times: 0, token: 'sync', at: now },
})

/** The claim with the hours of its booking; an older state of the booking changes nothing. */
function claimLike(one: HeldClaim, { from, to, changes = 0 }: Booking): HeldClaim {
  if (changes < (one.turn ?? 0)) return one
  const minutes = to - from
  const isSame = one.from === from && one.to === to && one.minutes === minutes && one.times === 1
  return isSame && (one.turn ?? 0) === changes ? one : { ...one, from, to, minutes, times: 1, turn: changes }
}
