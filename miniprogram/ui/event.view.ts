import type { EventBrief } from '../shared/contract/event'
import { type Instant, type Range, dayOf, minuteOf } from '../shared/kit/time'
import { dateWords, dayWords, distanceWords, rangeWords, weekdayWords } from '../shared/kit/words'
import { kindWords } from '../shared/rules/event/templates'
import { spokenWords } from './words'

/** An event as a card, wherever one stands. */
export interface EventItem {
  id: string
  kind: string
  title: string
  /** The tile: '11月', '23', '今天'. */
  month: string
  number: string
  day: string
  /** '14:30–16:30' */
  hours: string
  /** '今天 14:30–16:30' */
  when: string
  /** '今天下午两点半', for large type. */
  plainly: string
  where: string
  /** '步行 8 分钟'; '' when it is not known where the person is. */
  distance: string
  pill: Pill | null
  /** '还有 12 个名额' */
  seats: string
  isOver: boolean
  /** All of it, for a screen reader. */
  spoken: string
}

export interface Pill {
  text: string
  tone: 'plum' | 'pine' | 'amber' | 'stone'
}

export function eventItem(event: EventBrief, now: Instant): EventItem {
  const { startsAt, endsAt } = event
  const date = dayOf(startsAt)
  const near = dayWords(date, dayOf(now))
  const pill = pillOf(event, now)
  const seats = seatsWords(event, now)
  const when = eventWhen(startsAt, endsAt, now)
  const where = placeWords(event.place)
  const distance = event.distance === null ? '' : distanceWords(event.distance)
  const told = [event.title, when, where, distance, pill?.text ?? '', seats]
  return {
    ...{ id: event.id, kind: kindWords(event.kind), title: event.title, when, where, distance, pill, seats },
    month: `${Number(date.slice(5, 7))}月`,
    number: String(Number(date.slice(8))),
    day: near.length === 2 ? near : weekdayWords(date),
    hours: rangeWords(rangeOf(startsAt, endsAt)),
    plainly: `${near}${spokenWords(minuteOf(startsAt))}`,
    isOver: endsAt <= now || event.status === 'cancelled',
    spoken: told.filter(Boolean).join('，'),
  }
}

/** Minutes of the day on which it begins; an end after midnight is left as 24:00. */
export const rangeOf = (startsAt: Instant, endsAt: Instant): Range => {
  const to = dayOf(endsAt) === dayOf(startsAt) ? minuteOf(endsAt) : 24 * 60
  return { from: minuteOf(startsAt), to }
}

/** '今天 14:30–16:30' */
export const eventWhen = (startsAt: Instant, endsAt: Instant, now: Instant): string =>
  `${dayWords(dayOf(startsAt), dayOf(now))} ${rangeWords(rangeOf(startsAt, endsAt))}`

/** '11月23日 周一' */
export const eventDate = (at: Instant): string => `${dateWords(dayOf(at))} ${weekdayWords(dayOf(at))}`

/** '梅园社区服务站 · 活动室'; an address of its own name alone. */
export const placeWords = ({
  stationName,
  name,
}: Pick<EventBrief['place'], 'stationName' | 'name'>): string =>
  [stationName, name].filter((part, at, all) => part && all.indexOf(part) === at).join(' · ')

/** What matters most about it now, in a word or two. */
function pillOf(event: EventBrief, now: Instant): Pill | null {
  if (event.status === 'cancelled') return { text: '已取消', tone: 'stone' }
  if (event.mine === 'waiting') return { text: '候补中', tone: 'amber' }
  if (event.mine === 'in') return { text: event.endsAt <= now ? '已报名，已结束' : '已报名', tone: 'pine' }
  if (event.endsAt <= now) return { text: '已结束', tone: 'stone' }
  if (event.startsAt <= now) return { text: '正在进行', tone: 'plum' }
  return isFull(event) ? { text: '报满了，可候补', tone: 'amber' } : null
}

export const isFull = ({ capacity, taken }: Pick<EventBrief, 'capacity' | 'taken'>): boolean =>
  capacity !== null && taken >= capacity

function seatsWords(event: EventBrief, now: Instant): string {
  const { capacity, taken, status, startsAt } = event
  if (status === 'cancelled' || startsAt <= now) return ''
  if (capacity === null) return taken > 0 ? `${taken} 人已报名` : '名额不限'
  return taken >= capacity ? '' : `还有 ${capacity - taken} 个名额`
}
