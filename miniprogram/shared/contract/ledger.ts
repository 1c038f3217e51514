import type { Day, Instant } from '../kit/time'
import type { ExportedFile } from './member'

/** Where learning comes from: a 微党课, an 活动, or elsewhere (学习强国 and the like). */
export type LearningKind = 'lesson' | 'event' | 'external'

export const LEARNING_KIND_WORDS: Readonly<Record<LearningKind, string>> = {
  lesson: '微党课',
  event: '活动',
  external: '其他平台',
}

/** How minutes become 学时, and how many are asked for in a year. The district may set each of them. */
export interface LearningRules {
  /** Minutes of one 学时. */
  minutesPerHour: number
  /** 学时 a year for members. */
  member: number
  /** 学时 a year for secretaries and committee members. */
  leader: number
  /** How much of what is asked for may be learned online, 0 to 1. */
  onlineShare: number
}

/** A year as one line. Hours are 学时, in tenths. */
export interface LearningYear {
  year: number
  required: number
  offline: number
  online: number
  /** Of the hours online, those that count. */
  onlineCounted: number
  /** What counts of all of it. */
  counted: number
  missing: number
}

export interface LearningLine {
  id: string
  kind: LearningKind
  title: string
  day: Day
  at: Instant
  minutes: number
  online: boolean
  /** Takes an earlier line back; its minutes are negative. */
  isReversal: boolean
}

export interface LedgerApi {
  /** My year, and its lines, newest first, 50 at a time. Without a year: this one. */
  'ledger.mine': {
    input: { year?: number; after?: string }
    output: { total: LearningYear; lines: LearningLine[]; after: string | null; now: Instant }
  }
  /** My red book (红本子) of a year as .xlsx. */
  'ledger.export': { input: { year: number }; output: ExportedFile }
  'ledger.rules': { input: Record<string, never>; output: LearningRules }
  'ledger.setRules': { input: LearningRules; output: LearningRules }
}
