import type { EventBrief } from '../../shared/contract/event'
import type { Reservation } from '../../shared/contract/station'
import { type Place, metresBetween } from '../../shared/kit/place'
import { type Instant, MINUTE_MS, instantOf, minuteOf } from '../../shared/kit/time'
import { clockWords, distanceWords } from '../../shared/kit/words'
import { eventItem } from '../../ui/event.view'
import { type ReservationItem, reservationItem } from '../../ui/reservation.view'

/** The one button that matters now, and the other one. */
export type Deed = 'scan' | 'way' | 'see'

/** What comes next: a room that is reserved, or an event that one has signed up for. */
export interface NextCard extends Pick<
  ReservationItem,
  'id' | 'when' | 'spoken' | 'station' | 'space' | 'note' | 'status' | 'tone'
> {
  kind: 'reservation' | 'event'
  /** 'open' and 'in' are now; everything else is ahead. */
  stage: string
  start: Instant
  /** '步行 8 分钟', '' when it is not known where the person is. */
  distance: string
  /** The note of the elder layout: only what must be known now. */
  brief: string
  first: Deed
  second: Deed
}

/** How long before an event its door opens for who has signed up. */
const DOOR_MS = 60 * MINUTE_MS

export const DEED_LABELS: Readonly<Record<NextCard['kind'], Readonly<Record<Deed, string>>>> = {
  reservation: { scan: '扫码签到', way: '怎么走', see: '看预约' },
  event: { scan: '扫码签到', way: '怎么走', see: '看活动' },
}

/** What is on now, otherwise what begins first; null when nothing comes. */
export function soonest(cards: readonly NextCard[]): NextCard | null {
  const isNow = ({ stage }: NextCard) => stage === 'open' || stage === 'in'
  const sorted = [...cards].sort((a, b) => Number(isNow(b)) - Number(isNow(a)) || a.start - b.start)
  return sorted[0] ?? null
}

/** The reservation that comes next. */
export function nextCard(coming: readonly Reservation[], at: Place | null, now: Instant): NextCard | null {
  const items = coming.map((one) => ({ one, item: reservationItem(one, now) }))
  const next = items.find(({ item }) => item.stage === 'open') ?? items.find(({ item }) => item.canGo)
  if (!next) return null
  const { item, one } = next
  const brief = item.stage === 'ahead' ? `${clockWords(minuteOf(one.checkInOpens))} 起可以签到` : ''
  const start = instantOf(one.date, one.from)
  return {
    ...item,
    kind: 'reservation',
    start,
    distance: farWords(at, one.place),
    brief,
    ...deedsOf(item.stage),
  }
}

/** The event that comes next; one waits for a place in some. */
export function nextEvent(coming: readonly EventBrief[], at: Place | null, now: Instant): NextCard | null {
  const next = coming.find(
    ({ mine, status, endsAt }) => isMine(mine) && status === 'published' && endsAt > now,
  )
  if (!next) return null
  const item = eventItem(next, now)
  const isOpen = next.mine === 'in' && now >= next.startsAt - DOOR_MS
  return {
    ...{ kind: 'event', id: next.id, stage: isOpen ? 'open' : 'ahead', start: next.startsAt },
    ...{ when: item.when, spoken: item.plainly, station: next.title, space: item.where },
    status: isOpen ? '可以签到了' : (item.pill?.text ?? '已报名'),
    tone: isOpen ? 'plum' : (item.pill?.tone ?? 'pine'),
    ...{ note: next.organizerName, distance: farWords(at, next.place.place), brief: item.where },
    ...deedsOf(isOpen ? 'open' : 'ahead'),
  }
}

const isMine = (mine: EventBrief['mine']): boolean => mine === 'in' || mine === 'waiting'

const farWords = (at: Place | null, place: Place): string =>
  at ? distanceWords(metresBetween(at, place)) : ''

function deedsOf(stage: string): Pick<NextCard, 'first' | 'second'> {
  if (stage === 'open') return { first: 'scan', second: 'way' }
  return stage === 'in' ? { first: 'see', second: 'way' } : { first: 'way', second: 'see' }
}
