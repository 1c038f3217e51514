import type { MemberCodeText } from '../../shared/contract/memberCode'
import type { Instant } from '../../shared/kit/time'

/** The text of this moment; null when none of them is. */
export const codeAt = (codes: readonly MemberCodeText[], now: Instant): MemberCodeText | null =>
  codes.find(({ from, until }) => from <= now && now < until) ?? null

/** Whether the last one has begun, or is near. */
export const needsMore = (codes: readonly MemberCodeText[], now: Instant): boolean =>
  now >= (codes[codes.length - 1]?.from ?? 0)
