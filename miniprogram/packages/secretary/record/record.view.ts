import type { EventRecord } from '../../../shared/contract/event'
import { dayOf, minuteOf } from '../../../shared/kit/time'
import { dateWords } from '../../../shared/kit/words'
import { placeWords } from '../../../ui/event.view'
import { partOfDay } from '../../../ui/words'

export const LONGEST_WORDS = 2000

/** What every record begins with, so that nobody sits before an empty page: when, who, where, how many. */
export function openingOf({ event, came }: Pick<EventRecord, 'event' | 'came'>): string {
  const when = `${dateWords(dayOf(event.startsAt))}${partOfDay(minuteOf(event.startsAt))}`
  const many = came > 0 ? `，${came} 人参加` : ''
  return `${when}，${event.organizerName}在${placeWords(event.place)}举办“${event.title}”${many}。`
}

export const cameWords = ({ came, attendance }: Pick<EventRecord, 'came' | 'attendance'>): string => {
  const missing = attendance?.missing.length ?? 0
  return `签到 ${came} 人${missing > 0 ? `，${missing} 人没来` : ''}（按签到自动填）`
}

export const publishQuestion = (pictures: number) => ({
  title: '展示给大家看？',
  content: `文字${pictures > 0 ? `和 ${pictures} 张照片` : ''}会出现在“线上展示”里，谁都能看到。照片里的人不愿意的，可以请求收起。`,
  yes: '展示',
  no: '先不展示',
})
