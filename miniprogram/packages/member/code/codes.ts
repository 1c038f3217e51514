import type { MemberCodeText } from '../../../shared/contract/memberCode'
import type { Instant } from '../../../shared/kit/time'

/** The text to show at a moment; null when there is none for it. Pure. */
export const codeAt = (codes: readonly MemberCodeText[], now: Instant): MemberCodeText | null =>
  codes.find(({ from, until }) => from <= now && now < until) ?? null

/** Whether it is time to ask for more: the last one runs already, or none is left. Pure. */
export function needsMore(codes: readonly MemberCodeText[], now: Instant): boolean {
  const last = codes[codes.length - 1]
  return !last || now >= last.from
}

/** How much of its minute a text has left, 1 to 0. Pure. */
export const leftOf = ({ from, until }: MemberCodeText, now: Instant): number =>
  Math.min(1, Math.max(0, (until - now) / (until - from)))
