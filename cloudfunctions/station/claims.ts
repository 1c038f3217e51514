import { randomPart } from '../../miniprogram/shared/kit/ids'
import { type Range, dayOf } from '../../miniprogram/shared/kit/time'
import { dateWords, dayWords, lengthWords, rangeWords } from '../../miniprogram/shared/kit/words'
import { freeRanges } from '../../miniprogram/shared/rules/ticks'
import { type Claim, type ClaimResult, type Limits, claim, quotaOwner, release } from '../agenda/public'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { Unproven } from './proof'
import { isOrphan, syncWeek } from './claimSync'
import { type BookingRef, reservationIdOf, whatOf } from './reservations'
import type { Space } from './spaceStore'

/** For whom hours are wanted; nobody in particular (an event's hours, a name written down) claims nothing. */
export interface Claimant {
  personId: string
  /** The branch whose quota it counts on; '' where there is none. */
  branchId: string
}

/** What was claimed for one booking, so that it can be given back if the hours are not to be had. */
export interface Claimed {
  /** Nobody had opened the person's week, so it is likely that nobody has seen the day either. */
  isFirst: boolean
  giveBack(): Promise<void>
}

const minutesOf = ({ from, to }: Range) => to - from

/** What a new booking claims. Instead of an earlier one of the same week, it counts only what is more. */
export function claimOf(space: Space, ref: BookingRef, wish: Range, instead?: Range): Claim {
  const minutes = instead ? Math.max(0, minutesOf(wish) - minutesOf(instead)) : minutesOf(wish)
  return {
    ...{ key: ref.key, kind: 'reservation', ref: reservationIdOf(ref), date: ref.date },
    ...{ from: wish.from, to: wish.to, what: whatOf(space), minutes, times: instead ? 0 : 1 },
  }
}

/** What a change within the day claims beside what the booking has: the pieces that are new, each under its own key. */
export function piecesOf(space: Space, ref: BookingRef, wish: Range, had: Range, mark: string): Claim[] {
  const more = claimOf(space, ref, wish, had)
  return freeRanges([wish], [had]).map(({ from, to }, n) => ({
    ...{ ...more, key: `${ref.key}_${mark}${n}`, from, to },
    minutes: n === 0 ? more.minutes : 0,
  }))
}

export interface ClaimOptions {
  /** Changes do not count how often somebody comes, and who may not reserve may still shorten. */
  isChange?: boolean
}

/**
 * The person first, then the branch's quota where the space has one. Refused with a sentence; what was claimed by then is
 * given back. Somebody who is only remembered is proven by the first claim, or has to be read.
 */
export async function claimAll(
  ctx: Context,
  space: Space,
  { personId, branchId }: Claimant,
  claims: readonly Claim[],
  { isChange = false }: ClaimOptions = {},
): Promise<Claimed> {
  const gives: (() => Promise<unknown>)[] = []
  const giveBack = async () => void (await Promise.all(gives.map((give) => give())))
  let isFirst = false
  const token = `${ctx.requestId}.${randomPart()}`
  for (const [owner, limits] of limitsOf(ctx, space, { personId, branchId }, isChange))
    for (const one of claims) {
      const result = await claimHealing(ctx, owner, one, { token, limits })
      if (result.kind !== 'held') {
        await giveBack()
        if (result.kind === 'unproven') throw new Unproven()
        throw refusalOf(ctx, space, one, result, owner !== personId)
      }
      isFirst ||= result.isFirst === true && owner === personId
      gives.push(() => release(ctx.db, owner, one.date, one.key, token))
    }
  return { giveBack, isFirst }
}

function limitsOf(
  { actor, reread }: Context,
  space: Space,
  { personId, branchId }: Claimant,
  isChange: boolean,
): [string, Limits][] {
  const { minutes, times, branchMinutes } = space.quota
  const person: Limits = {
    ...{ minutes, times: isChange ? null : times, unlessBlocked: !isChange },
    ...(reread && actor.seal ? { seal: actor.seal } : {}),
  }
  return [
    ...(personId ? [[personId, person] satisfies [string, Limits]] : []),
    ...(branchMinutes !== null && branchId
      ? [[quotaOwner(space._id, branchId), { minutes: branchMinutes }] satisfies [string, Limits]]
      : []),
  ]
}

/** Before a clash is said, it is looked at: a claim that nothing stands behind is cleared away. */
async function claimHealing(
  ctx: Context,
  owner: string,
  wish: Claim,
  { token, limits }: { token: string; limits: Limits },
): Promise<ClaimResult> {
  const options = { token, limits, now: ctx.now() }
  const first = await claim(ctx.db, owner, wish, options)
  if (first.kind !== 'clash' || !(await isOrphan(ctx, first.other))) return first
  await syncWeek(ctx, owner, wish.date)
  return claim(ctx.db, owner, wish, options)
}

function refusalOf(
  ctx: Context,
  space: Space,
  wish: Claim,
  result: Exclude<ClaimResult, { kind: 'held' | 'unproven' }>,
  isBranch: boolean,
): AppError {
  const { minutes, times, branchMinutes } = space.quota
  if (result.kind === 'busy') return new AppError('BUSY')
  if (result.kind === 'blocked')
    return new AppError('NO_SHOW_BLOCKED', { until: dateWords(dayOf(result.until)) })
  if (result.kind === 'clash') {
    const when = `${dayWords(result.other.date, dayOf(ctx.now()))} ${rangeWords(result.other)} `
    return new AppError('PERSON_ELSEWHERE', { when, what: result.other.what })
  }
  const used = lengthWords(result.minutes)
  if (isBranch) return new AppError('QUOTA_BRANCH', { most: lengthWords(branchMinutes ?? 0), used })
  if (minutes !== null && result.minutes + wish.minutes > minutes)
    return new AppError('QUOTA_MINUTES', { most: lengthWords(minutes), used })
  return new AppError('QUOTA_TIMES', { most: times ?? 0 })
}
