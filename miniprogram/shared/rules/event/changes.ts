import type { EventForm, EventPlace } from '../../contract/event'
import type { Instant } from '../../kit/time'
import { dayOf, minuteOf } from '../../kit/time'
import { clockWords, dateWords, weekdayWords } from '../../kit/words'

/** What of an event people have to know. */
export interface Told {
  form: Pick<EventForm, 'title' | 'lecturer' | 'bring'>
  startsAt: Instant
  endsAt: Instant
  place: Pick<EventPlace, 'name' | 'stationName' | 'address'>
}

/** '11月24日 周二 14:00–15:30' */
export function whenWords({ startsAt, endsAt }: Pick<Told, 'startsAt' | 'endsAt'>): string {
  const day = dayOf(startsAt)
  const end = dayOf(endsAt) === day ? clockWords(minuteOf(endsAt)) : '24:00'
  return `${dateWords(day)} ${weekdayWords(day)} ${clockWords(minuteOf(startsAt))}–${end}`
}

/** '梅园社区服务站 活动室', '音乐台' */
export const whereWords = ({ place }: Pick<Told, 'place'>): string =>
  place.stationName === '' ? place.name : `${place.stationName} ${place.name}`

/** What changed, a sentence each; what need not be told (capacity, texts, pictures) is left out. */
export function changeWords(before: Told, after: Told): string[] {
  const pairs: [string, string, string][] = [
    ['时间', whenWords(before), whenWords(after)],
    ['地点', whereWords(before), whereWords(after)],
    ['名称', before.form.title, after.form.title],
    ['讲师', before.form.lecturer?.name ?? '未定', after.form.lecturer?.name ?? '未定'],
    ['要带的东西', before.form.bring || '无', after.form.bring || '无'],
  ]
  return pairs
    .filter(([, old, now]) => old !== now)
    .map(([what, old, now]) => `${what}由“${old}”改为“${now}”`)
}
