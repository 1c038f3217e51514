import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import type { Condition, Db } from '../kit/db'
import { type AgendaDoc, type Claim, type HeldClaim, agendaId, agendas, emptyAgenda, isQuota } from './store'
import { totalled, weekTicks } from './store'
import { standings } from './standings'

/** What else must hold for a claim. Events ask for none of it. */
export interface Limits {
  /** The week's most; null where there is none. */
  minutes?: number | null
  times?: number | null
  /** Refuses who did not come too often. */
  unlessBlocked?: boolean
  /** Only while the week carries this seal. */
  seal?: string
}

export type ClaimResult =
  /** `isFirst`: nobody had opened that week before. */
  | { kind: 'held'; token: string; isFirst?: boolean }
  | { kind: 'clash'; other: HeldClaim }
  | { kind: 'full'; minutes: number; times: number }
  | { kind: 'blocked'; until: Instant }
  | { kind: 'busy' }
  /** With a seal only: nothing else is found out then. */
  | { kind: 'unproven' }

/** How often a document may change under our hands; each turn means that somebody else got on. */
const TURNS = 12

/**
 * Takes a stretch of a person's week, or of a branch's quota. One request when nothing is in the way. The same key again
 * is held already: the newer try takes it over, so that an older one that fails cannot give it back behind its back.
 */
export async function claim(
  db: Db,
  owner: string,
  wish: Claim,
  { token, now, limits = {} }: { token: string; now: Instant; limits?: Limits },
): Promise<ClaimResult> {
  const store = agendas(db)
  const id = agendaId(owner, wish.date)
  const ticks = isQuota({ owner }) ? [] : weekTicks(wish)
  const held: HeldClaim = { ...wish, token, at: now }
  for (let turn = 0; turn < TURNS; turn++) {
    if (await store.claim(id, held, ticks, conditionsOf(db, wish, limits, now)))
      return { kind: 'held', token }
    if (limits.seal !== undefined) return { kind: 'unproven' }
    if (turn === 0 && (await claimFirst(db, owner, held, limits)))
      return { kind: 'held', token, isFirst: true }
    const doc = await store.get(id)
    const own = doc?.claims[wish.key]
    if (own && (await store.takeOver(id, own, token, now))) return { kind: 'held', token }
    if (doc && !own) {
      const refusal = refusalOf(doc, wish, limits, now, ticks)
      if (refusal) return refusal
    }
    if (!doc) await store.open(emptyAgenda(owner, wish.date, await blockedUntil(db, owner)))
  }
  return { kind: 'busy' }
}

/** A week that nobody has opened is made with its first claim in it. False when it is there, or refuses. */
async function claimFirst(db: Db, owner: string, claimed: HeldClaim, limits: Limits): Promise<boolean> {
  const week = emptyAgenda(owner, claimed.date, await blockedUntil(db, owner))
  const isRefused = refusalOf(week, claimed, limits, claimed.at, []) !== null
  return !isRefused && agendas(db).open(totalled(week, { [claimed.key]: claimed }))
}

/** How much may be counted before this claim; nothing where there is no limit. */
const roomFor = (most: number | null | undefined, more: number): number | null =>
  typeof most === 'number' ? most - more : null

function conditionsOf(db: Db, { minutes, times }: Claim, limits: Limits, now: Instant): Condition {
  const leastMinutes = roomFor(limits.minutes, minutes)
  const leastTimes = roomFor(limits.times, times)
  return {
    ...(leastMinutes === null ? {} : { minutes: db.op.lte(leastMinutes) }),
    ...(leastTimes === null ? {} : { times: db.op.lte(leastTimes) }),
    ...(limits.unlessBlocked ? { blockedUntil: db.op.lte(now) } : {}),
    ...(limits.seal === undefined ? {} : { seal: limits.seal }),
  }
}

function refusalOf(
  doc: AgendaDoc,
  { minutes, times, date }: Claim,
  limits: Limits,
  now: Instant,
  ticks: readonly number[],
): ClaimResult | null {
  if (limits.unlessBlocked && doc.blockedUntil > now) return { kind: 'blocked', until: doc.blockedUntil }
  const other = Object.values(doc.claims).find(
    (one) => !isQuota(doc) && one.date === date && weekTicks(one).some((tick) => ticks.includes(tick)),
  )
  if (other) return { kind: 'clash', other }
  const isOver = (most: number | null | undefined, used: number, more: number) =>
    used > (roomFor(most, more) ?? Infinity)
  const isFull = isOver(limits.minutes, doc.minutes, minutes) || isOver(limits.times, doc.times, times)
  return isFull ? { kind: 'full', minutes: doc.minutes, times: doc.times } : null
}

const blockedUntil = async (db: Db, owner: string): Promise<Instant> =>
  isQuota({ owner }) ? 0 : ((await standings(db).get(owner))?.blockedUntil ?? 0)

/** Makes the empty week, so that the claim after it takes one request; null when it was there. */
export async function openAgenda(db: Db, owner: string, date: Day): Promise<AgendaDoc | null> {
  const week = emptyAgenda(owner, date, await blockedUntil(db, owner))
  return (await agendas(db).open(week)) ? week : null
}

/**
 * Gives a claim back. With a token only if nobody else has taken it over. Done twice it is done once; false when it was
 * not there, or not ours any more.
 */
export const release = (db: Db, owner: string, date: Day, key: string, token?: string): Promise<boolean> =>
  alterClaim(db, agendaId(owner, date), key, (one) => (token && one.token !== token ? one : null))

/** Changes one claim, or takes it away with null. False when it is as it was. */
export const alterClaim = (
  db: Db,
  id: string,
  key: string,
  change: (one: HeldClaim) => HeldClaim | null,
): Promise<boolean> =>
  alterClaims(db, id, (claims) => {
    const one = claims[key]
    const next = one && change(one)
    if (!one || next === one) return claims
    const { [key]: _gone, ...others } = claims
    return next ? { ...others, [key]: next } : others
  })

type Claims = Readonly<Record<string, HeldClaim>>

/** Changes a week's claims together with all that follows from them. False when they are as they were. */
export async function alterClaims(db: Db, id: string, change: (claims: Claims) => Claims): Promise<boolean> {
  const store = agendas(db)
  for (let turn = 0; turn < TURNS; turn++) {
    const doc = await store.get(id)
    const next = doc && change(doc.claims)
    if (!doc || next === doc.claims || !next) return false
    if (await store.replace(totalled(doc, next))) return true
  }
  return false
}
