import type { Day, Instant } from '../kit/time'
import type { LessonMakingApi } from './lessonMaking'
import type { LessonPlanApi } from './lessonPlan'

/** The seven categories of the library [004]; their names are this project's. */
export type LessonCategory = 'theory' | 'history' | 'rules' | 'policy' | 'models' | 'skills' | 'life'

export const LESSON_CATEGORY_WORDS: Readonly<Record<LessonCategory, string>> = {
  theory: '理论学习',
  history: '党史故事',
  rules: '党章党规',
  policy: '政策解读',
  models: '身边榜样',
  skills: '实用本领',
  life: '健康生活',
}

/** “6大主题课+N个特色课” [004]: these six; any other theme is a special one. */
export const MAIN_THEMES = ['信念课', '党史课', '纪律课', '榜样课', '服务课', '本领课'] as const

export type LessonMedia = 'video' | 'audio' | 'article' | 'slides'
export const LESSON_MEDIA_WORDS: Readonly<Record<LessonMedia, string>> = {
  video: '视频',
  audio: '音频',
  article: '图文',
  slides: '图片讲解',
}

export type LessonLevel = 'district' | 'street'
export const LESSON_LEVEL_WORDS: Readonly<Record<LessonLevel, string>> = { district: '区级', street: '街道' }

export type LessonKind = 'required' | 'elective'
export const LESSON_KIND_WORDS: Readonly<Record<LessonKind, string>> = { required: '必修', elective: '选修' }

/** Whether one may skip ahead before the first completion; afterwards everybody may. */
export type SkipPolicy = 'free' | 'afterFirst'

/** How far one is with a lesson. Seconds are of the lesson, counted once each. */
export interface LessonStanding {
  seconds: number
  completedAt: Instant | null
}

/** A lesson in a list. */
export interface LessonBrief {
  id: string
  title: string
  category: LessonCategory
  theme: string
  media: LessonMedia
  level: LessonLevel
  kind: LessonKind
  lecturer: string
  /** Length; of an article, the time that reading aloud takes. */
  seconds: number
  publishedAt: Instant
  isExemplar: boolean
  /** Mean of 1–5 and how many rated; null before enough did. */
  rating: { average: number; count: number } | null
  /** null when it was never opened. */
  standing: LessonStanding | null
}

export interface Cue {
  /** Seconds, `from` inside, `to` not. */
  from: number
  to: number
  text: string
}

/** A paragraph, a heading or a picture of an article; `from` and `to` are the seconds that it takes. */
export interface ArticleBlock {
  kind: 'text' | 'heading' | 'picture'
  /** The words; of a picture what it shows. */
  text: string
  /** Only pictures have one. */
  url: string | null
  from: number
  to: number
}

/** What one sees and hears. Addresses hold for some hours. */
export type LessonContent =
  | { media: 'video'; url: string; cues: Cue[] }
  | { media: 'audio'; url: string; cues: Cue[] }
  | { media: 'article'; blocks: ArticleBlock[] }
  | { media: 'slides'; url: string; slides: { url: string; from: number; to: number; text: string }[] }

export interface LessonMaterial {
  name: string
  url: string
  bytes: number
}

/** Where one stands in the quiz. The questions come with an attempt, the answers after it. */
export interface QuizStanding {
  /** How many are asked, and how many must be right. */
  asked: number
  pass: number
  attempts: number
  passedAt: Instant | null
  /** When the next attempt may begin; null for now. */
  nextAt: Instant | null
}

export interface LessonDetail extends LessonBrief {
  version: number
  intro: string
  content: LessonContent
  skip: SkipPolicy
  materials: LessonMaterial[]
  quiz: QuizStanding | null
  isFavourite: boolean
  /** What counts so far: stretches of the lesson in seconds, in order. */
  watched: { from: number; to: number }[]
  /** Where it was left, on whichever device, seconds. */
  position: number
  /** Must have been watched to complete, seconds. */
  needed: number
  /** When this person first opened this version: beats must name it. */
  openedAt: Instant
  /** What comes next: of the plan, otherwise of the same theme; null when there is nothing. */
  next: { id: string; title: string } | null
  /** Mine, when I have rated it. */
  evaluation: LessonEvaluation | null
  now: Instant
}

/** A stretch that was really played: hidden pages, locked phones and seeking are not in it. */
export interface WatchedSpan {
  from: number
  to: number
}

export interface BeatInput {
  lessonId: string
  version: number
  openedAt: Instant
  /** The lesson's length, as `lesson.get` gave it. */
  seconds: number
  /** Seconds of the lesson, at most 720 stretches; delivered in any order, twice or late. */
  spans: WatchedSpan[]
  /** Where the player is now, seconds. */
  position: number
}

/** What a beat did. `full` comes only when the server had to look: then the phone takes it over. */
export type BeatOutput =
  | { kind: 'kept' }
  | { kind: 'full'; standing: LessonStanding; watched: WatchedSpan[]; needsQuiz: boolean }
  /** More than the time since allows: keep it and send it again then. */
  | { kind: 'early'; againAt: Instant }
  /** A newer version was published meanwhile: open the lesson again. */
  | { kind: 'outdated' }

export interface QuizQuestion {
  id: string
  kind: 'single' | 'multiple' | 'trueFalse'
  text: string
  options: { id: string; text: string }[]
}

export interface QuizResult {
  right: number
  asked: number
  passed: boolean
  answers: { questionId: string; isRight: boolean; rightIds: string[]; why: string }[]
  /** When one may try again; null when it was passed or at once. */
  nextAt: Instant | null
  completedAt: Instant | null
}

export const EVALUATION_REASONS = {
  good: ['讲得清楚', '用得上', '故事动人', '时间正好'],
  poor: ['听不清', '太长', '讲得太深', '和我关系不大', '内容旧了'],
} as const

export interface LessonEvaluation {
  stars: 1 | 2 | 3 | 4 | 5
  reasons: string[]
  /** In their own words, at most 200 characters. */
  words: string
}

export interface LessonFilter {
  category?: LessonCategory
  theme?: string
  media?: LessonMedia
  level?: LessonLevel
  kind?: LessonKind
  /** In title, text, lecturer; Chinese, pinyin or first letters of the title. */
  text?: string
  only?: 'favourites' | 'recent' | 'exemplar' | 'unfinished'
}

export interface LessonPage {
  lessons: LessonBrief[]
  /** Hand it in again for more; null at the end. */
  after: string | null
  now: Instant
}

/** What the lesson tab opens with. */
export interface LessonHome {
  /** Where I stopped, newest first, at most 3. */
  unfinished: LessonBrief[]
  /** Of my plan, soonest due first. */
  required: (LessonBrief & { due: Day | null; planName: string })[]
  suggested: (LessonBrief & { because: string })[]
  fresh: LessonBrief[]
  now: Instant
}

export interface LessonApi extends LessonMakingApi, LessonPlanApi {
  'lesson.home': { input: Record<string, never>; output: LessonHome }
  'lesson.list': { input: LessonFilter & { after?: string }; output: LessonPage }
  /** Opens a lesson: from now on time counts. */
  'lesson.get': { input: { lessonId: string }; output: LessonDetail }
  'lesson.beat': { input: BeatInput; output: BeatOutput }
  /** Whether all is there: completes the lesson and writes it into the archive, once. */
  'lesson.finish': {
    input: { lessonId: string }
    output: { standing: LessonStanding; watched: WatchedSpan[]; needsQuiz: boolean; minutes: number }
  }
  /** Begins an attempt, or goes on with the one that was begun. */
  'lesson.quiz': {
    input: { lessonId: string }
    output: { attempt: number; questions: QuizQuestion[]; pass: number }
  }
  'lesson.answer': {
    input: { lessonId: string; attempt: number; answers: { questionId: string; optionIds: string[] }[] }
    output: QuizResult
  }
  'lesson.favourite': { input: { lessonId: string; isFavourite: boolean }; output: { isFavourite: boolean } }
  'lesson.evaluate': { input: LessonEvaluation & { lessonId: string }; output: LessonEvaluation }
}
