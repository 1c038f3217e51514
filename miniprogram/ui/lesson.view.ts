import {
  LESSON_KIND_WORDS,
  LESSON_LEVEL_WORDS,
  LESSON_MEDIA_WORDS,
  type LessonBrief,
  type LessonMedia,
  type LessonStanding,
} from '../shared/contract/lesson'
import { BIN_SECONDS, neededBins } from '../shared/rules/lesson/bins'
import { type Day, type Instant, dayOf, daysBetween } from '../shared/kit/time'
import { dateWords, dayWords } from '../shared/kit/words'

/** A lesson in a list, for x-lesson-card. */
export interface LessonItem {
  id: string
  title: string
  icon: string
  /** '必修 · 视频 · 12 分钟' */
  note: string
  /** '周文 · 党史课' */
  by: string
  pill: { text: string; tone: 'plum' | 'pine' | 'amber' } | null
  /** '已看 12 分，再看 2 分即可完成'; '' when nothing is to be said. */
  standing: string
  /** 0 to 100, of what has been seen; 0 draws no bar. */
  share: number
  spoken: string
}

export const MEDIA_ICONS: Readonly<Record<LessonMedia, string>> = {
  video: 'lesson',
  audio: 'ear',
  article: 'paper',
  slides: 'slides',
}

/** What the pill says, beyond what the lesson itself is. */
export interface About {
  due?: Day | null
  because?: string
}

export function lessonItem(lesson: LessonBrief, now: Instant, about: About = {}): LessonItem {
  const { id, title, media, level, seconds, lecturer, theme, standing } = lesson
  const note = lessonNote(lesson)
  const pill = pillOf(lesson, now, about)
  const done = standingWords(standing, seconds)
  return {
    ...{ id, title, icon: MEDIA_ICONS[media], note, pill, standing: done },
    by: [lecturer, theme, LESSON_LEVEL_WORDS[level]].filter((word) => word !== '').join(' · '),
    share: standing ? Math.round((100 * Math.min(standing.seconds, seconds)) / Math.max(1, seconds)) : 0,
    spoken: [title, note, pill?.text ?? '', done].filter((word) => word !== '').join('，'),
  }
}

/** '必修 · 视频 · 12 分钟' */
export const lessonNote = ({ kind, media, seconds }: LessonBrief): string =>
  `${LESSON_KIND_WORDS[kind]} · ${LESSON_MEDIA_WORDS[media]} · ${durationWords(seconds)}`

function pillOf({ standing, isExemplar }: LessonBrief, now: Instant, about: About): LessonItem['pill'] {
  if (standing?.completedAt) return { text: '学完了', tone: 'pine' }
  if (about.due)
    return { text: dueWords(about.due, dayOf(now)), tone: about.due <= dayOf(now) ? 'plum' : 'amber' }
  if (about.because) return { text: about.because, tone: 'pine' }
  return isExemplar ? { text: '样板课', tone: 'pine' } : null
}

/** '今天要学完', '周四前学完', '12月31日前学完'; what is over is said to be. */
export function dueWords(due: Day, today: Day): string {
  if (due < today) return '过了期限，还可以学'
  if (due === today) return '今天要学完'
  return `${daysBetween(today, due) < 7 ? dayWords(due, today) : dateWords(due)}前学完`
}

/** Lengths as one says them: under two minutes in seconds. */
export const durationWords = (seconds: number): string =>
  seconds < SHORT ? `${Math.round(seconds)} 秒` : `${Math.max(1, Math.round(seconds / 60))} 分钟`

const SHORT = 120
const isShort = (seconds: number): boolean => seconds < SHORT

/** Never more than was seen: minutes are cut, not rounded. */
const seenWords = (seen: number, total: number): string =>
  isShort(total) ? `${Math.floor(seen)} 秒` : `${Math.floor(seen / 60)} 分`

/** Never less than is missing. */
const leftWords = (left: number): string =>
  left < 60 ? `${Math.max(1, Math.ceil(left))} 秒` : `${Math.ceil(left / 60)} 分钟`

export const neededSeconds = (seconds: number): number => Math.min(seconds, neededBins(seconds) * BIN_SECONDS)

export function standingWords(standing: LessonStanding | null, seconds: number): string {
  if (!standing || standing.completedAt !== null || standing.seconds === 0) return ''
  const left = neededSeconds(seconds) - standing.seconds
  const seen = `已看 ${seenWords(standing.seconds, seconds)}`
  return left <= 0 ? `${seen}，看够了` : `${seen}，再看 ${leftWords(left)}即可完成`
}

export interface Counted {
  /** What counts so far, seconds of the lesson. */
  seen: number
  total: number
  /** Must be seen to complete, seconds. */
  needed: number
  /** How many questions wait; 0 when there are none, or they were passed. */
  questions: number
  isCompleted: boolean
  /** What the archive was given just now; 0 when that is not known. */
  minutes: number
  /** Whether some of it is only on this phone. */
  isKept: boolean
  isOffline: boolean
}

/** What counts, said plainly, under every player. */
export function countWords(counted: Counted): { title: string; note: string } {
  const { seen, total, needed, questions, isCompleted, isKept, isOffline } = counted
  if (isCompleted)
    return { title: '这一课学完了', note: `${archivedWords(counted.minutes)}。想再看，随时可以` }
  const whole = isShort(total) ? `${Math.round(total)} 秒` : `${Math.round(total / 60)} 分`
  const title = `已看 ${seenWords(seen, total)} / 共 ${whole}`
  const kept = isOffline && isKept ? '。网络不通，先存在手机里，连上就记上' : ''
  if (seen < needed)
    return { title, note: `再看 ${leftWords(needed - seen)}即可完成${afterwards(questions)}${kept}` }
  if (questions > 0) return { title, note: `看够了，再答对小题即可完成${kept}` }
  return { title, note: isOffline ? '看够了。网络不通，先存在手机里，连上就记上' : '看够了，正在记上' }
}

const archivedWords = (minutes: number): string =>
  minutes > 0 ? `${minutes} 分钟记进了学习档案` : '已经记在学习档案里'

const afterwards = (questions: number): string => (questions > 0 ? `，之后答 ${questions} 道小题` : '')
