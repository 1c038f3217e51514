import { type Day, type Instant, type Minute, addDays, weekdayOf } from '../../miniprogram/shared/kit/time'
import { TICK_MINUTES } from '../../miniprogram/shared/rules/ticks'
import type { Condition, Db } from '../kit/db'
import { newSeal } from '../kit/seal'

/** One stretch of one day that somebody is taken for. */
export interface Claim {
  /** Names it: the same key again is the same claim. Hexadecimal or letters, no dots. */
  key: string
  kind: 'reservation' | 'event'
  /** The reservation's or the event's id. */
  ref: string
  date: Day
  from: Minute
  to: Minute
  /** '梅园社区服务站 · 活动室', or the event's title: said when something else wants the same time. */
  what: string
  /** What it counts on the week's quotas. */
  minutes: Minute
  times: number
}

export interface HeldClaim extends Claim {
  /** Whoever holds it at the moment; a later try of the same request takes it over. */
  token: string
  at: Instant
  /** Which change of the booking it follows; an older one does not undo a newer. */
  turn?: number
}

/**
 * Where one person is in one week, or how much a branch has used of a space. A claim is one conditional update, so a
 * person cannot be in two places, not even with two taps at once.
 */
export interface AgendaDoc {
  _id: string
  /** A person's id, or `quotaOwner()`. */
  owner: string
  /** The week's Monday. */
  week: Day
  /** Ticks of the week, 0 to 671, in which the person is taken. Stays empty for quotas. */
  ticks: number[]
  minutes: Minute
  times: number
  claims: Record<string, HeldClaim>
  /** Until when nothing may be reserved, for who did not come too often; 0 otherwise. */
  blockedUntil: Instant
  rev: number
  /** Whoever was read with this seal may claim without being read again; a week of its own until it was sealed. */
  seal?: string
}

const AGENDAS = 'agendas'
const DAY_TICKS = (24 * 60) / TICK_MINUTES
const PAGE = 100

export const weekOf = (date: Day): Day => addDays(date, -weekdayOf(date))

export const agendaId = (owner: string, date: Day) => `${owner}:${weekOf(date)}`

/** Who a branch's quota of a space is kept under. */
export const quotaOwner = (spaceId: string, branchId: string) => `quota_${spaceId}_${branchId}`

export const isQuota = ({ owner }: Pick<AgendaDoc, 'owner'>) => owner.startsWith('quota_')

/** The ticks of its week that a claim takes; part of a tick is all of it. */
export function weekTicks({ date, from, to }: Pick<Claim, 'date' | 'from' | 'to'>): number[] {
  const first = weekdayOf(date) * DAY_TICKS + Math.floor(from / TICK_MINUTES)
  const end = weekdayOf(date) * DAY_TICKS + Math.ceil(to / TICK_MINUTES)
  return Array.from({ length: end - first }, (_, n) => first + n)
}

export const emptyAgenda = (owner: string, date: Day, blockedUntil: Instant): AgendaDoc => ({
  ...{ _id: agendaId(owner, date), owner, week: weekOf(date), ticks: [], minutes: 0, times: 0 },
  ...{ claims: {}, blockedUntil, rev: 0, seal: newSeal() },
})

/** Everything that follows from the claims, worked out anew. */
export function totalled(doc: AgendaDoc, claims: Readonly<Record<string, HeldClaim>>): AgendaDoc {
  const all = Object.values(claims)
  const sum = (pick: (one: HeldClaim) => number) => all.reduce((total, one) => total + pick(one), 0)
  const ticks = isQuota(doc) ? [] : [...new Set(all.flatMap(weekTicks))]
  return {
    ...doc,
    claims: { ...claims },
    ticks,
    minutes: sum((one) => one.minutes),
    times: sum((one) => one.times),
  }
}

export const agendas = (db: Db) => ({
  get: (id: string) => db.get<AgendaDoc>(AGENDAS, id),
  some: (ids: readonly string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.find<AgendaDoc>(AGENDAS, { _id: db.op.in(ids) }, { limit: PAGE }),
  open: (doc: AgendaDoc) => db.add<AgendaDoc>(AGENDAS, doc),

  /** One conditional update: these ticks are free, this key is new, and whatever else must hold. */
  claim: (id: string, claim: HeldClaim, ticks: readonly number[], also: Condition) =>
    db.changeIf(
      AGENDAS,
      id,
      { ticks: db.op.nin(ticks), [`claims.${claim.key}`]: db.op.exists(false), ...also },
      {
        ticks: db.op.pushEach(ticks),
        minutes: db.op.inc(claim.minutes),
        times: db.op.inc(claim.times),
        [`claims.${claim.key}`]: db.op.set(claim),
        rev: db.op.inc(1),
      },
    ),

  takeOver: (id: string, { key, token }: HeldClaim, next: string, at: Instant) =>
    db.changeIf(
      AGENDAS,
      id,
      { [`claims.${key}.token`]: token },
      { [`claims.${key}.token`]: next, [`claims.${key}.at`]: at, rev: db.op.inc(1) },
    ),

  /** The document as a whole, if nobody has written it since it was read. */
  replace: ({ _id, rev, ticks, minutes, times, claims }: AgendaDoc) =>
    db.changeIf(
      AGENDAS,
      _id,
      { rev },
      { ticks: db.op.set(ticks), minutes, times, claims: db.op.set(claims), rev: rev + 1 },
    ),

  /** The week carries an account's seal, unless somebody gave it another since it was read. */
  adopt: ({ _id, seal: had }: AgendaDoc, seal: string) =>
    db.changeIf(AGENDAS, _id, { seal: had ?? db.op.exists(false) }, { seal }),

  /** All weeks of an owner carry a seal that nobody has. */
  reseal: (owner: string) => db.changeAll(AGENDAS, { owner }, { seal: newSeal() }),

  block: (owner: string, until: Instant) => db.changeAll(AGENDAS, { owner }, { blockedUntil: until }),

  ofWeeks: (from: Day, skip: number) =>
    db.find<AgendaDoc>(
      AGENDAS,
      { week: db.op.gte(weekOf(from)) },
      { limit: PAGE, skip, order: { field: 'week', direction: 'asc' } },
    ),
})
