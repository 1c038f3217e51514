import type { Preview } from '../../shared/contract/keeper'
import { dateWords, rangeWords, weekdayWords } from '../../shared/kit/words'

export interface BrokenView {
  title: string
  items: { id: string; when: string; who: string; why: string }[]
}

/** What a change would break, before it is made. */
export const brokenView = ({ broken, count }: Preview): BrokenView => ({
  title: count > 0 ? `有 ${count} 个已经约好的不合适了` : '已经约好的都不受影响',
  items: broken.map(({ reservationId: id, spaceName, date, people, personName, why, ...range }) => ({
    id,
    when: `${dateWords(date)} ${weekdayWords(date)} ${rangeWords(range)}`,
    who: `${spaceName} · ${personName || '居民'} · ${people} 人`,
    why,
  })),
})

export const saveQuestion = (count: number) => ({
  title: '保存这些改动？',
  content: `有 ${count} 个已经约好的不合适了。保存后它们还留着，请在“今日”里逐个打电话说好，再取消或留下。`,
  ...{ yes: '保存', no: '先不存' },
})
