import type { LessonDetail, WatchedSpan } from '../../../shared/contract/lesson'
import { LESSON_KIND_WORDS, LESSON_MEDIA_WORDS } from '../../../shared/contract/lesson'
import { clockWords } from '../../../shared/kit/words'
import { type Instant, minuteOf } from '../../../shared/kit/time'
import { subtract } from '../../../services/lessonWaiting'
import { durationWords } from '../../../ui/lesson.view'

/** '必修 · 视频 · 12 分钟 · 讲师 周文' */
export function aboutWords({ kind, media, seconds, lecturer }: LessonDetail): string {
  const parts = [LESSON_KIND_WORDS[kind], LESSON_MEDIA_WORDS[media], durationWords(seconds)]
  return [...parts, ...(lecturer ? [`讲师 ${lecturer}`] : [])].join(' · ')
}

/** Stretches as parts of a bar, per cent. */
export const barOf = (spans: readonly WatchedSpan[], seconds: number) =>
  spans.map(({ from, to }) => ({
    from,
    left: round((100 * from) / Math.max(1, seconds)),
    width: round((100 * (to - from)) / Math.max(1, seconds)),
  }))

const round = (n: number) => Math.round(n * 100) / 100

/** A gap that matters: less than this is not worth going back for, seconds. */
const WORTH = 3

/** The first part that has not been seen; null when nothing is missing. */
export const firstGap = (spans: readonly WatchedSpan[], seconds: number): WatchedSpan | null =>
  subtract([{ from: 0, to: seconds }], spans).find(({ from, to }) => to - from > WORTH) ?? null

/** As far as one may skip; null for everywhere. */
export function limitOf({
  skip,
  standing,
  watched,
  media,
}: Pick<LessonDetail, 'skip' | 'standing' | 'watched' | 'media'>): number | null {
  if (skip === 'free' || standing?.completedAt || media === 'article') return null
  return watched.reduce((most, { to }) => Math.max(most, to), 0)
}

/** Where to go on: where it was left on whichever phone; at its end, with what was left out. */
export function startOf(lesson: LessonDetail): number {
  const { position, seconds, watched, standing } = lesson
  if (standing?.completedAt) return 0
  const limit = limitOf(lesson)
  const at = limit === null ? position : Math.min(position, limit)
  if (at < seconds - 2) return Math.max(0, at)
  return firstGap(watched, seconds)?.from ?? 0
}

/** What can be said about the quiz, and whether it can be begun. */
export function quizWords(
  { quiz, standing }: Pick<LessonDetail, 'quiz' | 'standing'>,
  isEnough: boolean,
  now: Instant,
): { title: string; note: string; canBegin: boolean } | null {
  if (!quiz) return null
  const { asked, pass, passedAt, nextAt } = quiz
  const title = `学完做 ${asked} 道小题`
  if (passedAt !== null || standing?.completedAt) return { title: '小题答对了', note: '', canBegin: false }
  if (!isEnough) return { title, note: `答对 ${pass} 道就行，答错可以再看再答`, canBegin: false }
  if (nextAt !== null && nextAt > now)
    return { title, note: `歇一会儿，${clockWords(minuteOf(nextAt))} 以后再答`, canBegin: false }
  return { title, note: `答对 ${pass} 道，这一课就学完了`, canBegin: true }
}

/** '1.2 MB' */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export const materialRows = ({ materials }: LessonDetail) =>
  materials.map(({ name, bytes }, at) => ({ at, name, note: `${sizeWords(bytes)}，点开看` }))
