import type { Instant } from '../kit/time'
import type {
  LessonCategory,
  LessonKind,
  LessonLevel,
  LessonMedia,
  QuizQuestion,
  SkipPolicy,
  LessonDetail,
} from './lesson'

/**
 * Where a lesson stands on its way: draft › submitted › (returned › submitted)* › published › exemplar | rework › published as
 * the next version › retired.
 */
export type LessonStage = 'draft' | 'submitted' | 'returned' | 'published' | 'exemplar' | 'rework' | 'retired'

export interface DraftQuestion extends Omit<QuizQuestion, 'id'> {
  id: string
  /** Of the options. */
  rightIds: string[]
  /** Shown after answering. */
  why: string
}

/** What an author writes; files are `cloud://` ids of what the phone uploaded. */
export interface LessonDraft {
  title: string
  intro: string
  category: LessonCategory
  theme: string
  level: LessonLevel
  kind: LessonKind
  lecturer: string
  skip: SkipPolicy
  media: LessonMedia
  /** Of the clip or narration; of an article it follows from the words. */
  seconds: number
  /** The clip, or the narration of slides; '' while there is none. */
  fileId: string
  /** Captions as .vtt or .srt text; '' for none. */
  captions: string
  blocks: { kind: 'text' | 'heading' | 'picture'; text: string; fileId: string | null }[]
  /** Each is shown until the next begins. */
  slides: { fileId: string; text: string; from: number }[]
  materials: { name: string; fileId: string; bytes: number }[]
  questions: DraftQuestion[]
  /** How many of the questions are asked at a time; 0 without a quiz. */
  asked: number
  /** How many of those must be right. */
  pass: number
}

/** One step on the way: who, when, why. */
export interface LessonStep {
  at: Instant
  byName: string
  to: LessonStage | 'passedOnce' | 'commented'
  version: number
  why: string
}

/** A reviewer's remark at a moment (seconds) or a paragraph (number). */
export interface LessonRemark {
  id: string
  at: Instant
  byName: string
  moment: number | null
  paragraph: number | null
  text: string
}

export interface LessonWork {
  id: string
  version: number
  stage: LessonStage
  draft: LessonDraft
  authorName: string
  organizationName: string
  remarks: LessonRemark[]
  steps: LessonStep[]
  /** How many reviewers must pass it, and who did. */
  passes: { needed: number; byNames: string[] }
  /** Whether rules propose it as exemplar. */
  isProposed: boolean
  updatedAt: Instant
  /** Changes with each saving: a draft that another phone saved meanwhile is not overwritten. */
  revision: number
}

export interface LessonWorkLine {
  id: string
  title: string
  media: LessonMedia
  level: LessonLevel
  stage: LessonStage
  version: number
  authorName: string
  updatedAt: Instant
  isProposed: boolean
}

/** What an author learns about a lesson. */
export interface LessonFigures {
  /** How many gave 1, 2, 3, 4, 5. */
  stars: [number, number, number, number, number]
  average: number | null
  reasons: { reason: string; count: number }[]
  /** The latest, without names. */
  words: string[]
  learners: number
  completed: number
  /** In tenths of the length: how many watched it. */
  watchedTenths: number[]
  /** The tenth at which most stop; null when too few watched. */
  stopsAt: number | null
  questions: { text: string; asked: number; wrong: number }[]
}

export interface LessonMakingApi {
  /** Mine, newest first. */
  'lesson.works': { input: { after?: string }; output: { works: LessonWorkLine[]; after: string | null } }
  /** What waits for me to review, or is proposed to be an exemplar, or back in the furnace. */
  'lesson.desk': {
    input: { organizationId: string; stage: LessonStage; after?: string }
    output: { works: LessonWorkLine[]; after: string | null }
  }
  /** For its author and for reviewers; with the answers. */
  'lesson.work': { input: { lessonId: string }; output: LessonWork }
  /** Begins a lesson in an organisation's name. */
  'lesson.begin': {
    input: { organizationId: string; title: string; media: LessonMedia; requestId: string }
    output: LessonWork
  }
  'lesson.saveDraft': {
    input: { lessonId: string; revision: number; draft: LessonDraft }
    output: LessonWork
  }
  /** As learners will see it; for its author and for reviewers. */
  'lesson.preview': {
    input: { lessonId: string }
    output: LessonDetail
  }
  'lesson.submit': { input: { lessonId: string; revision: number }; output: LessonWork }
  'lesson.remark': {
    input: {
      lessonId: string
      text: string
      moment: number | null
      paragraph: number | null
      requestId: string
    }
    output: LessonWork
  }
  'lesson.review': {
    input: { lessonId: string; version: number; verdict: 'pass' | 'return'; why: string }
    output: LessonWork
  }
  /** Begins the next version from what is published. */
  'lesson.revise': { input: { lessonId: string }; output: LessonWork }
  /** To exemplar, back to the furnace, or out of the library; with a reason. */
  'lesson.place': {
    input: { lessonId: string; to: 'exemplar' | 'rework' | 'retired' | 'published'; why: string }
    output: LessonWork
  }
  'lesson.figures': { input: { lessonId: string }; output: LessonFigures }
}
