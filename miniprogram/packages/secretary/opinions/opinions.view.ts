import type { EvaluationSummary } from '../../../shared/contract/event'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { pastWords } from '../../../ui/words'

export interface OpinionsView {
  /** '8 个人评了，平均 4.6 分' */
  summary: string
  bars: { stars: number; label: string; count: number; percent: number }[]
  reasons: { reason: string; count: number }[]
  words: { key: string; words: string; about: string }[]
}

const LABELS = ['很不好', '不太好', '一般', '好', '很好'] as const

export function opinionsView(
  { count, average, stars, reasons, words }: EvaluationSummary,
  now: Instant,
): OpinionsView {
  const most = Math.max(1, ...stars)
  const bars = stars
    .map((number, at) => ({
      stars: at + 1,
      label: LABELS[at] ?? '',
      count: number,
      percent: Math.round((number / most) * 100),
    }))
    .reverse()
  const mean = average === null ? '' : `，平均 ${average.toFixed(1)} 分（5 分是满分）`
  return {
    summary: `${count} 个人评了${mean}`,
    bars,
    reasons: reasons.map(({ reason, count: times }) => ({ reason, count: times })),
    words: words.map((one, at) => ({
      key: `${at}`,
      words: one.words,
      about: `${LABELS[one.stars - 1] ?? ''} · ${pastWords(one.at, dayOf(now))}`,
    })),
  }
}
