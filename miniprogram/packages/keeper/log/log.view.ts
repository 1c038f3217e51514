import {
  LOG_KIND_WORDS,
  type LogEntry,
  type LogSummary,
  type StationLog,
} from '../../../shared/contract/keeper'
import { dayOf } from '../../../shared/kit/time'
import { dateWords, weekdayWords } from '../../../shared/kit/words'

export interface LogItem {
  id: string
  day: string
  kind: string
  text: string
  /** '30 人 · 孙志强记' */
  about: string
  photos: string[]
  /** Of a repair that was put right. */
  fixed: string
  fixedPhotos: string[]
  struck: string
  canFix: boolean
  canStrike: boolean
}

export interface LogView {
  station: string
  /** '2026年11月' */
  month: string
  figures: { id: string; label: string; value: string }[]
  entries: LogItem[]
  unfixed: string
  /** Whether there is a later month to turn to. */
  later: boolean
}

export const logView = (log: StationLog): LogView => ({
  ...{ station: log.station.name, month: monthWords(log.month) },
  figures: figuresOf(log.summary),
  entries: log.entries.map(entryItem),
  unfixed: log.summary.unfixed > 0 ? `还有 ${log.summary.unfixed} 处没修好` : '',
  later: log.month < dayOf(log.now).slice(0, 7),
})

export const monthWords = (month: string): string => {
  const [year = '', number = ''] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** The month before or after. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

const figuresOf = (sum: LogSummary): LogView['figures'] => [
  { id: 'open', label: '开放', value: `${sum.openDays} 天` },
  { id: 'uses', label: '预约使用', value: `${sum.uses} 次 ${sum.usePeople} 人` },
  { id: 'visits', label: '来访', value: `${sum.visits} 次 ${sum.visitors} 人` },
  { id: 'services', label: '服务', value: `${sum.services} 次 ${sum.served} 人` },
  { id: 'upkeep', label: '维护', value: `${sum.upkeep} 次` },
  { id: 'repairs', label: '报修', value: `${sum.repairs} 次` },
]

function entryItem(entry: LogEntry): LogItem {
  const { id, date, kind, text, people, byName, photos, fixed, struck } = entry
  return {
    ...{ id, text, kind: LOG_KIND_WORDS[kind] },
    day: `${dateWords(date)} ${weekdayWords(date)}`,
    about: [people > 0 ? `${people} 人` : '', byName && `${byName}记`].filter(Boolean).join(' · '),
    photos: photos.map(({ url }) => url),
    fixed: fixed ? `${dateWords(fixed.on)}修好：${fixed.text}` : '',
    fixedPhotos: fixed ? fixed.photos.map(({ url }) => url) : [],
    struck: struck === null ? '' : `已作废：${struck}`,
    canFix: kind === 'repair' && fixed === null && struck === null,
    canStrike: struck === null,
  }
}
