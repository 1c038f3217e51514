import type { DayMark, QuotaLeft } from '../contract/reservation'
import type { Minute } from '../kit/time'

/** Why nothing more can be reserved in a week, in words; null while something can. */
export function whyUsedUp({ minutes, times, branchMinutes }: QuotaLeft, shortest: Minute): string | null {
  if (times !== null && times < 1) return '这周您的次数约满了'
  if (minutes !== null && minutes < shortest) return '这周您的时间约满了'
  return branchMinutes !== null && branchMinutes < shortest ? '这周你们支部约满了' : null
}

/** A day whose week is used up is shown as full, not refused once everything is filled in. */
export function withQuota(mark: DayMark, left: QuotaLeft, shortest: Minute): DayMark {
  const why = whyUsedUp(left, shortest)
  const canBeHad = mark.state === 'free' || mark.state === 'tight'
  return why && canBeHad ? { ...mark, state: 'full', why } : mark
}
