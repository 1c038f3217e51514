import type { Day, Range } from '../kit/time'
import { lengthWords, rangeWords } from '../kit/words'
import { isOpenFor, openOn } from './hours'
import type { SpaceTerms } from './spaceTerms'

/** A reservation that stands, as far as terms have a say in it. */
export interface Standing extends Range {
  date: Day
  people: number
  /** Whether a member holds it; residents may not where only members may. */
  isMember: boolean
}

/**
 * Why a reservation that was made under other terms would no longer fit, in words for the keeper; null when it does. What
 * only decides about the making (notice, quotas, the step of the hours) breaks nothing that stands.
 */
export function whyBroken(terms: SpaceTerms, one: Standing): string | null {
  const { open, closedWhy } = openOn(terms, one.date)
  if (closedWhy !== null) return `这天不开放（${closedWhy}）`
  if (!isOpenFor(open, one)) return `不在开放时间内（${open.map(rangeWords).join('、')}）`
  if (one.people > terms.capacity) return `${one.people} 人，坐不下（最多 ${terms.capacity} 人）`
  if (one.to - one.from > terms.longest) return `超过一次最长 ${lengthWords(terms.longest)}`
  return terms.audience !== 'everyone' && !one.isMember ? '不是党员，改后不能约' : null
}

/** Reservations that end before others begin, but not long enough before, by their places in the list; in order of time. */
export function tooClose(gap: number, standing: readonly Standing[]): ReadonlySet<number> {
  const close = new Set<number>()
  standing.forEach((one, index) => {
    const next = standing[index + 1]
    if (next && next.date === one.date && next.from - one.to < gap) close.add(index + 1)
  })
  return close
}
