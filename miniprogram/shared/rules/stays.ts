import { type Day, addDays } from '../kit/time'
import { type Refused, refused } from './decision'

/** `to` of a stay that lasts: later than every day, so that one comparison answers "on this day". */
export const STILL: Day = '9999-12-31'

/** A stretch of days in one branch; `to` is the first day that no longer counts. In order, without overlap. */
export interface StayDays {
  branchId: string
  from: Day
  to: Day
}

export type TransferDecision = { kind: 'allowed'; stays: StayDays[] } | Refused

/** The branch a person was in on a day; null before the first, between two, and after the last stay. */
export const branchOn = (stays: readonly StayDays[], day: Day): string | null =>
  stays.find(({ from, to }) => from <= day && day < to)?.branchId ?? null

/** Ends the stay that lasts, and begins one elsewhere; null leaves. A stay of no days at all is left out. */
export function movedOn(stays: readonly StayDays[], branchId: string | null, on: Day): StayDays[] {
  const ended = stays
    .map((stay) => (stay.to === STILL ? { ...stay, to: on } : { ...stay }))
    .filter(({ from, to }) => from < to)
  return branchId === null ? ended : [...ended, { branchId, from: on, to: STILL }]
}

/** A transfer is dated between the day after the present stay began and today: what is told stays told. */
export function decideTransfer(
  stays: readonly StayDays[],
  to: { branchId: string | null; branchName: string; name: string },
  on: Day,
  today: Day,
): TransferDecision {
  const last = stays[stays.length - 1]
  if (last?.to === STILL && last.branchId === to.branchId)
    return refused('TRANSFER_SAME_BRANCH', { name: to.name, branch: to.branchName })
  const earliest = last ? (last.to === STILL ? addDays(last.from, 1) : last.to) : on
  if (on > today || on < earliest)
    return refused('TRANSFER_DATE', { from: earliest < today ? earliest : today })
  return { kind: 'allowed', stays: movedOn(stays, to.branchId, on) }
}
