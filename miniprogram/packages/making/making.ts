import type { InputOf } from '../../shared/contract/index'
import type { LessonDraft, LessonWork } from '../../shared/contract/lessonMaking'
import type { Instant } from '../../shared/kit/time'
import { type DraftField, isSameDraft, mergeDrafts } from '../../shared/rules/lesson/merge'

/** A draft on this phone: what is written here, and what the server had when it was last heard of. */
export interface Making {
  lessonId: string
  version: number
  /** The server's number of `base`. */
  revision: number
  base: LessonDraft
  draft: LessonDraft
  /** Another phone wrote the same fields: its draft, until the person has said which it is to be. */
  clash: { theirs: LessonDraft; revision: number; fields: DraftField[] } | null
  /** What was not chosen then; it can be fetched back. */
  aside: LessonDraft | null
}

/** Where what is written here is kept by now. `at` is when the server took it. */
export type SavedState =
  | { kind: 'untouched' | 'saving' | 'kept' | 'clash' }
  | { kind: 'saved'; at: Instant }
  | { kind: 'refused'; sentence: string }

/** What drafts need of phone and server. */
export interface Ports {
  fetch(lessonId: string): Promise<LessonWork>
  save(input: InputOf<'lesson.saveDraft'>): Promise<LessonWork>
  recall(lessonId: string): Making | null
  keep(making: Making): void
  forget(lessonId: string): void
  now(): Instant
  /** Runs something a little later, and no earlier order of the same kind. */
  soon(lessonId: string, run: () => void): void
}

/** Whether something is written here that the server does not have. */
export const isChanged = ({ base, draft }: Making): boolean => !isSameDraft(base, draft)

/** What is here and what the server has. With the server's own number nobody else has written: what is here goes on. */
export function joined(one: Making, { revision, draft: theirs }: LessonWork): Making {
  const { draft, clashes } = mergeDrafts(one.base, one.draft, theirs, 'mine')
  if (clashes.length > 0 && revision !== one.revision)
    return { ...one, clash: { theirs, revision, fields: clashes } }
  return { ...one, revision, base: theirs, draft, clash: null }
}
