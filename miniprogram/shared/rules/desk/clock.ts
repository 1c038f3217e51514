import type { ScanLine } from '../../contract/checkin'
import { type Instant, MINUTE_MS } from '../../kit/time'

/** How far two measures of the same phone may differ before its clock counts as changed in between. */
export const CLOCK_SLACK_MS = MINUTE_MS

/** When a line really happened, as well as can be known: never later than it came. */
export interface ScanTime {
  at: Instant
  /** The phone's clock was changed between the scan and its delivery. */
  clock: boolean
}

/**
 * The phone measured how far it was off when it last met the server before the scan; delivery measures again. Both agree
 * on a phone whose clock is merely wrong. The measure before the scan counts, because the scan was made under it.
 */
export function scanTime(
  { at, ahead }: Pick<ScanLine, 'at' | 'ahead'>,
  { sentAt, got }: { sentAt: Instant; got: Instant },
): ScanTime {
  const told = at + ahead
  const clock = Math.abs(got - sentAt - ahead) > CLOCK_SLACK_MS || told > got + CLOCK_SLACK_MS
  return { at: Math.min(got, told), clock }
}
