import type { Closure } from '../../../shared/contract/keeper'
import type { Affected, CloseInput } from '../../../shared/contract/station'
import { type Day, type Minute, addDays } from '../../../shared/kit/time'
import { dateWords, distanceWords, rangeWords, weekdayWords } from '../../../shared/kit/words'

/** What is being filled in. Times are 'HH:mm', as pickers have them. */
export interface CloseForm {
  /** '' is all of the station. */
  spaceId: string
  fromDate: Day
  toDate: Day
  wholeDay: boolean
  from: string
  to: string
  why: string
}

export const newForm = (today: Day): CloseForm => ({
  ...{ spaceId: '', fromDate: today, toDate: today, wholeDay: true, from: '09:00', to: '12:00', why: '' },
})

export const CLOSE_REASONS = ['设备检修', '消毒打扫', '街道活动占用', '停水停电'] as const

/** How far ahead something can be closed. */
export const lastDay = (today: Day): Day => addDays(today, 180)

export const minuteOfClock = (clock: string): Minute => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + Math.floor(minute / 15) * 15
}

export const inputOf = (stationId: string, form: CloseForm): Omit<CloseInput, 'requestId'> => ({
  ...{ stationId, fromDate: form.fromDate, toDate: form.toDate, why: form.why.trim() },
  ...(form.spaceId ? { spaceId: form.spaceId } : {}),
  ...(form.wholeDay ? {} : { from: minuteOfClock(form.from), to: minuteOfClock(form.to) }),
})

/** What is still missing, in words; '' when it can be looked at. */
export function missingWords({ fromDate, toDate, wholeDay, from, to, why }: CloseForm): string {
  if (toDate < fromDate) return '最后一天要在第一天之后'
  if (!wholeDay && minuteOfClock(to) <= minuteOfClock(from)) return '结束时间要在开始之后'
  return why.trim() ? '' : '请写上为什么，受影响的人会看到'
}

export const dateLabel = (date: Day): string => `${dateWords(date)} ${weekdayWords(date)}`

export interface AffectedItem {
  id: string
  when: string
  who: string
  /** '可以换到：会议室（同一站）、活动室（竺桥站，步行 8 分钟）' */
  others: string
}

export const affectedItems = (affected: readonly Affected[]): AffectedItem[] =>
  affected.map(({ reservation, personName, others }) => ({
    id: reservation.id,
    when: `${dateLabel(reservation.date)} ${rangeWords(reservation)}`,
    who: `${reservation.spaceName} · ${personName || '居民'} · ${reservation.people} 人`,
    others:
      others.length > 0
        ? `会请他看看：${others.map(otherWords).join('、')}`
        : '附近同一时间没有空的地方，会请他另选时间',
  }))

const otherWords = ({ spaceName, stationName, metres }: Affected['others'][number]): string =>
  `${stationName} ${spaceName}${metres > 0 ? `（${distanceWords(metres)}）` : ''}`

export const closeQuestion = (count: number) => ({
  title: count > 0 ? `关闭，并取消 ${count} 个预约？` : '关闭这段时间？',
  content:
    count > 0
      ? '马上通知他们，并告诉他们附近哪里还有空。取消了不能恢复。'
      : '这段时间就不能约了。可以再打开。',
  ...{ yes: '关闭', no: '先不关' },
})

export interface ClosureItem {
  id: string
  when: string
  what: string
}

/** What is closed already, to be opened again. */
export const closureItems = (closures: readonly Closure[]): ClosureItem[] =>
  closures.map(({ id, spaces, fromDate, toDate, hours, why }) => ({
    id,
    when: [
      fromDate === toDate ? dateLabel(fromDate) : `${dateWords(fromDate)}到${dateWords(toDate)}`,
      hours ? rangeWords(hours) : '全天',
    ].join(' '),
    what: `${spaces.join('、')} · ${why}`,
  }))

export const REOPEN_QUESTION = {
  title: '重新开放？',
  content: '这段时间又可以约了。已经取消的预约不会恢复，他们要重新约。',
  ...{ yes: '重新开放', no: '先不开' },
}
