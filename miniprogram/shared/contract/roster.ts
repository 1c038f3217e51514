import type { Instant } from '../kit/time'
import type { ExportedFile } from './member'

/**
 * An import goes: upload the file to cloud storage › `roster.begin` › `roster.step` until `ready` › show the preview ›
 * `roster.apply` › `roster.step` until `done`. Each step fits into one call; after a crash just go on stepping.
 */
export type RosterStage =
  /** The file is being read. */
  | 'reading'
  /** Its rows are being compared with the roster. */
  | 'comparing'
  /** The preview stands; nothing has changed yet. */
  | 'ready'
  /** Changes are being written. Lists wait meanwhile, so that nobody sees half of it. */
  | 'applying'
  | 'done'
  /** Given up, or overtaken by another change; nothing was written. */
  | 'dropped'

export interface RosterCounts {
  /** Rows of the file that were understood. */
  rows: number
  bad: number
  new: number
  changed: number
  /** In another branch than before; not counted under changed. */
  moved: number
  unchanged: number
  /** On the roster, but not in the file. They leave only if `apply` says so. */
  absent: number
  /** Organisations that the file names and the tree does not have yet. */
  newOrganizations: number
}

export interface BadRow {
  /** As the spreadsheet program numbers it; the heading is row 1. */
  row: number
  name: string
  /** One sentence: what is wrong and what to write instead. */
  reason: string
}

export interface RosterJob {
  id: string
  fileName: string
  stage: RosterStage
  /** 0–1 of the present stage. */
  progress: number
  counts: RosterCounts
  /** The first 50; the rest are in the download. */
  badRows: BadRow[]
  /** The first 50 names of those absent, with their branch. */
  absent: { name: string; branchName: string }[]
  /** Headings that were not understood and are left out. */
  unknownHeadings: string[]
  startedAt: Instant
  startedByName: string
  /** Lines that somebody else changed between preview and writing; they were left alone. */
  skipped: number
}

export interface RosterApi {
  /** The subtree that the file is about: whoever is in it and not in the file counts as absent. */
  'roster.begin': {
    input: { fileId: string; fileName: string; organizationId: string; requestId: string }
    output: RosterJob
  }
  /** Does the next stretch of work, some seconds, and tells how far it is. Safe to call again and by two at once. */
  'roster.step': { input: { jobId: string }; output: RosterJob }
  'roster.job': { input: { jobId: string }; output: RosterJob }
  /** Imports of this organisation that are not over, and the last ones that are; newest first, at most 20. */
  'roster.jobs': { input: { organizationId: string }; output: { jobs: RosterJob[] } }
  /** Begins the writing; from here it is all or nothing. `absentLeave`: those not in the file leave today. */
  'roster.apply': {
    input: { jobId: string; absentLeave: boolean; createOrganizations: boolean }
    output: RosterJob
  }
  'roster.drop': { input: { jobId: string }; output: RosterJob }
  /** Every bad row with its number, reason and cells, as .xlsx, to be corrected and imported again. */
  'roster.badRows': { input: { jobId: string }; output: ExportedFile }
  /** An empty table with the headings and one example. */
  'roster.template': { input: Record<string, never>; output: ExportedFile }
  /**
   * The roster of a subtree as .xlsx in cloud storage, in the form that import reads. Phones are in full: the caller is
   * written down. Does the next stretch of work; call again with the same request id until there is a `fileId`, also
   * after a crash. The file is kept for a day. `progress` is 0–1, and falls back when the roster changed meanwhile.
   */
  'roster.export': {
    input: { organizationId: string; requestId: string }
    output: { exportId: string; progress: number; fileId: string | null; fileName: string }
  }
}
