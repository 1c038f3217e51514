import type { CheckIn, DeskEvent, LogLine, ScanFlag, ScanLine } from '../../contract/checkin'
import type { Instant } from '../../kit/time'
import { CODE_SKEW_SECONDS, PHONE_CODE_SECONDS } from '../memberCode'
import { isOpen } from './window'

/** A line as the server keeps it. */
export interface KeptLine extends ScanLine {
  /** When it really happened, see `scanTime`. */
  real: Instant
  /** When the server got it. */
  got: Instant
  /** Whose desk; '' for one's own phone. */
  by: string
  /** At which desk it was written down. */
  desk: string
  /** What was noticed when it came. */
  noticed: readonly ScanFlag[]
}

export interface Tally {
  /** Exactly one per person, in the order of arrival. */
  ins: CheckIn[]
  /** Every line exactly once, newest first. */
  log: LogLine[]
}

/**
 * Who is in, and the log, from everything that all desks delivered. Pure and commutative: neither the order of the lines
 * nor how often they came changes anything. The earliest scan of a person counts that no desk took back.
 */
export function tally(lines: readonly KeptLine[], opening: Pick<DeskEvent, 'opensAt' | 'closesAt'>): Tally {
  const once = onceEach(lines)
  const undone = new Set(once.flatMap(({ kind, of = [] }) => (kind === 'undo' ? of : [])))
  const shared = sharedCodes(once)
  const flagged = once.map((line) => ({ line, flags: flagsOf(line, shared, opening) }))
  const first = new Map<string, CheckIn>()
  for (const { line, flags } of flagged)
    if (line.kind === 'in' && !undone.has(line.nonce) && !flags.includes('outside')) {
      const before = first.get(line.who)
      if (before) before.nonces.push(line.nonce)
      else first.set(line.who, checkInOf(line, flags))
    }
  const log = flagged.map(({ line, flags }) => logLine(line, flags, undone.has(line.nonce)))
  return { ins: [...first.values()], log: log.reverse() }
}

/** By nonce: a line that came twice, or by two ways, is one line. Earliest first. */
export function onceEach(lines: readonly KeptLine[]): KeptLine[] {
  const sorted = [...lines].sort((a, b) => a.real - b.real || compare(a.nonce, b.nonce) || a.got - b.got)
  const seen = new Map<string, KeptLine>()
  for (const line of sorted) if (!seen.has(line.nonce)) seen.set(line.nonce, line)
  return [...seen.values()]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const codeOf = ({ who, stamp }: ScanLine): string => `${who} ${stamp}`

/** Rotating codes that let somebody in at more than one desk. */
function sharedCodes(lines: readonly KeptLine[]): ReadonlySet<string> {
  const desks = new Map<string, Set<string>>()
  for (const line of lines) {
    if (line.how !== 'phone' || line.stamp === undefined || line.kind !== 'in') continue
    const at = desks.get(codeOf(line)) ?? new Set<string>()
    desks.set(codeOf(line), at.add(line.desk))
  }
  return new Set([...desks].flatMap(([code, at]) => (at.size > 1 ? [code] : [])))
}

function flagsOf(
  line: KeptLine,
  shared: ReadonlySet<string>,
  opening: Pick<DeskEvent, 'opensAt' | 'closesAt'>,
): ScanFlag[] {
  const flags = new Set<ScanFlag>(line.noticed)
  if (line.kind === 'undo') return []
  if (line.how === 'phone' && isStale(line.stamp, line.real)) flags.add('stale')
  if (shared.has(codeOf(line))) flags.add('shared')
  if (line.walkIn) flags.add('walkIn')
  if (!isOpen(opening, line.real)) flags.add('outside')
  return [...flags].sort()
}

/** Whether a rotating code was over, give or take the two clocks. */
export const isStale = (stamp: number | undefined, at: Instant): boolean =>
  stamp !== undefined && at / 1_000 >= stamp + PHONE_CODE_SECONDS + CODE_SKEW_SECONDS

const checkInOf = ({ who, name, real, how, by, nonce }: KeptLine, flags: ScanFlag[]): CheckIn => ({
  ...{ who, name, at: real, how, by, nonces: [nonce], flags },
})

const logLine = (line: KeptLine, flags: ScanFlag[], undone: boolean): LogLine => ({
  ...{ nonce: line.nonce, kind: line.kind, who: line.who, name: line.name, how: line.how },
  ...{ at: line.real, by: line.by, reason: line.reason ?? '', flags, undone },
})

/** What a secretary should look at; of what was refused only where the person has not been let in otherwise. */
export function linesToLookAt({ ins, log }: Tally): LogLine[] {
  const inside = new Set(ins.map(({ who }) => who))
  return log.filter((line) => needsLook(line) && !(line.kind === 'refused' && inside.has(line.who)))
}

/** Whether something was noticed about a line: that somebody merely came without signing up needs no second look. */
export const needsLook = ({ flags, undone }: Pick<LogLine, 'flags' | 'undone'>): boolean =>
  !undone && flags.some((flag) => flag !== 'walkIn')
