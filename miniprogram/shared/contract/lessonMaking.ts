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

/** Where a lesson stands, as its author and its reviewers read it. */
export const LESSON_STAGE_WORDS: Readonly<Record<LessonStage, string>> = {
  draft: '草稿',
  submitted: '评审中',
  returned: '要改一改',
  published: '已发布',
  exemplar: '样板课',
  rework: '回炉',
  retired: '已下架',
}

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

/** What was done in a step, in one word. */
export const LESSON_STEP_WORDS: Readonly<Record<LessonStep['to'], string>> = {
  draft: '开始做',
  submitted: '提交评审',
  returned: '退回修改',
  published: '通过并发布',
  exemplar: '评为样板课',
  rework: '送回去回炉',
  retired: '下架',
  passedOnce: '通过（还要一位）',
  commented: '提了意见',
}

/** The parts of a draft, one editor each. */
export type DraftSection =
  'about' | 'shelf' | 'media' | 'captions' | 'article' | 'slides' | 'materials' | 'quiz'

/** What WeChat's check did not let through at the last submission. It is over as soon as `what` stands there no more. */
export interface LessonProblem {
  section: DraftSection
  /** '正文第 3 段' */
  name: string
  /** The words themselves, or a picture's file id. */
  what: string
  sentence: string
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
  /** Of the published version, what became of it; null before one was. The next version may be in the making meanwhile. */
  placed: Extract<LessonStage, 'published' | 'exemplar' | 'rework' | 'retired'> | null
  draft: LessonDraft
  authorId: string
  authorName: string
  organizationName: string
  remarks: LessonRemark[]
  steps: LessonStep[]
  problems: LessonProblem[]
  /** How many reviewers must pass it, and who did: ids and names in one order. */
  passes: { needed: number; byIds: string[]; byNames: string[] }
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
  /** Of the latest step that gave a reason, such as why it was returned; null without one. */
  said: Pick<LessonStep, 'byName' | 'to' | 'why'> | null
  /** When it came to where it stands. */
  since: Instant
  /** Of the version in question: how many reviewers have passed it, and how many must. */
  passes: { done: number; needed: number }
}

/** What an author learns about a lesson. */
export interface LessonFigures {
  title: string
  version: number
  /** Length, seconds. */
  seconds: number
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
  /** What stands where under an organisation: waiting for review the longest waiting first, else the latest change first. */
  'lesson.desk': {
    input: { organizationId: string; stage: LessonStage | 'proposed'; after?: string }
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
