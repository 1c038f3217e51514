import type { LogEntry, LogKind, LogSummary } from '../contract/keeper'
import { type Day, daysBetween } from '../kit/time'
import { type Refused, refused } from './decision'

/** How far back a line may be written: what happened before that is no log but a memory. */
export const LOG_BACK_DAYS = 31

/** A log tells what happened: nothing of tomorrow, nothing of long ago. null when the day can be written. */
export function decideLogDate(date: Day, today: Day): Refused | null {
  const ago = daysBetween(date, today)
  return ago < 0 || ago > LOG_BACK_DAYS ? refused('LOG_DATE', { days: LOG_BACK_DAYS }) : null
}

/** What of a line decides. */
type Line = Pick<LogEntry, 'kind' | 'struck'> & { fixed: object | null }

/** Only a repair that counts and waits can be put right. */
export function decideFix({ kind, fixed, struck }: Line): Refused | null {
  if (kind !== 'repair') return refused('LOG_NOT_A_REPAIR')
  if (struck !== null) return refused('LOG_STRUCK')
  return fixed === null ? null : refused('LOG_FIXED')
}

export const decideStrike = ({ struck }: Pick<Line, 'struck'>): Refused | null =>
  struck === null ? null : refused('LOG_STRUCK')

/** What is counted and not typed: see `LogSummary`. */
export type Counted = Pick<LogSummary, 'openDays' | 'uses' | 'usePeople'>

/** The figures of a month. A line that was struck out does not count. */
export function summaryOf(
  entries: readonly (Line & Pick<LogEntry, 'people'>)[],
  counted: Counted,
): LogSummary {
  const standing = entries.filter(({ struck }) => struck === null)
  const of = (kind: LogKind) => standing.filter((entry) => entry.kind === kind)
  const people = (kind: LogKind) => of(kind).reduce((sum, entry) => sum + entry.people, 0)
  return {
    ...counted,
    ...{ visits: of('visit').length, visitors: people('visit') },
    ...{ services: of('service').length, served: people('service') },
    upkeep: of('upkeep').length,
    repairs: of('repair').length,
    unfixed: of('repair').filter(({ fixed }) => fixed === null).length,
  }
}
