import { LEARNING_KIND_WORDS, type LearningLine, type LearningYear } from '../../../shared/contract/ledger'
import { dateWords, lengthWords } from '../../../shared/kit/words'
import { type RingView, ringView, shareWords } from '../../../ui/learning.view'

export interface LineView {
  id: string
  icon: string
  title: string
  /** '11月20日'; which year is said above. */
  day: string
  /** '活动，线下' */
  source: string
  /** '2 小时', '−45 分钟' */
  length: string
  isReversal: boolean
}

export interface ArchiveView extends RingView {
  offline: string
  online: string
  /** Why not every hour counts; '' when all do. */
  note: string
}

const ICONS = { lesson: 'book', event: 'flag', external: 'paper' } as const

export const archiveView = (total: LearningYear, thisYear: number): ArchiveView => ({
  ...ringView(total, thisYear),
  ...{ offline: String(total.offline), online: String(total.online), note: shareWords(total) },
})

export const lineView = (line: LearningLine): LineView => ({
  ...{ id: line.id, icon: ICONS[line.kind], isReversal: line.isReversal },
  title: line.isReversal ? `更正：${line.title}` : line.title,
  day: dateWords(line.day),
  source: `${LEARNING_KIND_WORDS[line.kind]}，${line.online ? '线上' : '线下'}`,
  length: line.minutes < 0 ? `减 ${lengthWords(-line.minutes)}` : lengthWords(line.minutes),
})

/** This year and the two before it. */
export const yearChips = (thisYear: number, chosen: number) =>
  [0, 1, 2].map((back) => {
    const year = thisYear - back
    return { id: String(year), label: back === 0 ? '今年' : `${year} 年`, on: year === chosen }
  })
