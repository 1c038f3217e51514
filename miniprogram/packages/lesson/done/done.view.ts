import { EVALUATION_REASONS, type LessonDetail } from '../../../shared/contract/lesson'
import { minuteOf } from '../../../shared/kit/time'
import { clockWords } from '../../../shared/kit/words'

const WORDS = ['很不好', '不太好', '一般', '好', '很好'] as const

/** One to five, each with its word, so that nobody has to guess what three stars mean. */
export const starRows = (chosen: number) =>
  WORDS.map((words, at) => ({
    stars: at + 1,
    words,
    on: chosen === at + 1,
    marks: '★'.repeat(at + 1),
  })).reverse()

/** Good ones for good stars, the others for few; in the middle both. */
export function reasonsFor(stars: number): readonly string[] {
  if (stars === 0) return []
  const { good, poor } = EVALUATION_REASONS
  if (stars > 3) return good
  return stars < 3 ? poor : [...good, ...poor]
}

export const reasonChips = (stars: number, chosen: readonly string[]) =>
  reasonsFor(stars).map((reason) => ({ id: reason, label: reason, on: chosen.includes(reason) }))

export const toggled = (chosen: readonly string[], reason: string): string[] =>
  chosen.includes(reason) ? chosen.filter((one) => one !== reason) : [...chosen, reason]

/** The moment itself, in plain words. */
export function doneWords({ standing, seconds }: LessonDetail): { title: string; note: string } {
  if (!standing?.completedAt) return { title: '还差一点', note: '这一课还没有学完，回去接着看就行' }
  const minutes = Math.max(1, Math.round(seconds / 60))
  const at = clockWords(minuteOf(standing.completedAt))
  return { title: '这一课学完了', note: `${at} 学完，${minutes} 分钟记进了学习档案` }
}
