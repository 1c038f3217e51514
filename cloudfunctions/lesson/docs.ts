import type {
  LessonCategory,
  LessonEvaluation,
  LessonKind,
  LessonLevel,
  LessonMedia,
} from '../../miniprogram/shared/contract/lesson'
import type {
  LessonDraft,
  LessonProblem,
  LessonRemark,
  LessonStage,
  LessonStep,
} from '../../miniprogram/shared/contract/lessonMaking'
import type { PlanAudience, PlanInput } from '../../miniprogram/shared/contract/lessonPlan'
import type { Path } from '../../miniprogram/shared/kit/path'
import type { Day, Instant } from '../../miniprogram/shared/kit/time'
import type { Stars } from '../../miniprogram/shared/rules/lesson/furnace'

/** A lesson as the library knows it. What is said in it stands in its versions. */
export interface LessonDoc {
  _id: string
  title: string
  intro: string
  category: LessonCategory
  theme: string
  media: LessonMedia
  level: LessonLevel
  kind: LessonKind
  lecturer: string
  seconds: number
  /** In whose name it is made, and where that stands in the tree. */
  organizationId: string
  organizationName: string
  path: Path
  authorId: string
  authorName: string
  /** What everybody sees; 0 before the first was published. */
  version: number
  /** Of that version; null before. */
  stage: Extract<LessonStage, 'published' | 'exemplar' | 'rework' | 'retired'> | null
  /** The version that is being made; null while none is. */
  work: { version: number; stage: Extract<LessonStage, 'draft' | 'submitted' | 'returned'> } | null
  /** Whether it stands in the library: follows from `stage`, written with it. */
  isShown: boolean
  isExemplar: boolean
  isProposed: boolean
  publishedAt: Instant
  updatedAt: Instant
  /** Lists are in this order, newest first: the moment of publishing and the id. */
  order: string
  /** What a search finds it by; see `terms.ts`. */
  terms: string[]
  /** Of this version. */
  stars: Stars
  steps: LessonStep[]
}

/** One version, as written. A version that was published is never changed again but for the counts. */
export interface VersionDoc {
  _id: string
  lessonId: string
  version: number
  content: LessonDraft
  /** Raised by each saving. */
  revision: number
  remarks: LessonRemark[]
  /** What the last submission stumbled over; none before there was one. */
  problems?: LessonProblem[]
  passes: { by: string; name: string }[]
  /** By question: how often it was asked, and how often answered wrong. */
  asked: Record<string, number>
  wrong: Record<string, number>
}

/** What WeChat was asked to listen to; `_id` is the check's name, which nobody else knows. */
export interface SoundCheckDoc {
  _id: string
  lessonId: string
  version: number
  at: Instant
}

/** What a person is watching: everything that a beat touches, in one document, so that a beat is one write. */
export interface LearnerDoc {
  _id: string
  /** Up to when the person's time is spent; see `rules/lesson/allowance.ts`. */
  spentUntil: Instant | null
  watching: Record<string, Watching>
  /** The lessons in `watching`, as a list that an index knows: written with it. */
  open: string[]
  favourites: string[]
  /** Newest first, at most 50. */
  recent: string[]
  needs: LessonCategory[]
}

export interface Watching {
  version: number
  /** Length, seconds. */
  seconds: number
  openedAt: Instant
  bins: number[]
  position: number
  at: Instant
  /** null when there is none to pass. */
  quiz: QuizState | null
}

export interface QuizState {
  /** Attempts that were answered; the next one is on the table. */
  answered: number
  lastAt: Instant
  passedAt: Instant | null
}

/** How far a person is with a lesson they have completed, or put aside for newer ones. */
export interface ProgressDoc extends Watching {
  _id: string
  personId: string
  lessonId: string
  completedAt: Instant | null
  counted: number
}

export interface RatingDoc extends LessonEvaluation {
  _id: string
  lessonId: string
  version: number
  personId: string
  at: Instant
}

export interface PlanDoc extends Omit<PlanInput, 'required' | 'id'> {
  _id: string
  /** Whose plan it is; the audience may lie deeper. */
  organizationId: string
  required: { lessonId: string; title: string; due: Day | null }[]
  audience: PlanAudience
  organizationName: string
  /** Where the audience's organisation stands. */
  path: Path
  updatedAt: Instant
}
