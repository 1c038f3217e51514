import type { Me } from '../../shared/contract/member'
import type { Reservation } from '../../shared/contract/station'
import { type Instant, minuteOf } from '../../shared/kit/time'
import { type Place, metresBetween } from '../../shared/kit/place'
import { clockWords, distanceWords, greetingWords } from '../../shared/kit/words'
import { type ReservationItem, reservationItem } from '../../ui/reservation.view'

export interface Greeting {
  title: string
  /** The branch, or what a resident can do here; empty until it is known who this is. */
  line: string
}

/** The one button that matters now, and the other one. */
export type Deed = 'scan' | 'way' | 'see'

export interface NextCard extends ReservationItem {
  /** '步行 8 分钟', '' when it is not known where the person is. */
  distance: string
  /** The note of the elder layout: only what must be known now. */
  brief: string
  first: Deed
  second: Deed
}

export function greetingOf(me: Me | null, now: Instant): Greeting {
  if (!me) return { title: '您好', line: '' }
  if (!me.name) return { title: '您好', line: '附近的活动空间，谁都可以约' }
  return { title: `${me.name}，${greetingWords(minuteOf(now))}`, line: me.branch?.name ?? '欢迎来驿站坐坐' }
}

/** What comes next, as the home page shows it; null when nothing does. */
export function nextCard(coming: readonly Reservation[], at: Place | null, now: Instant): NextCard | null {
  const items = coming.map((one) => ({
    ...reservationItem(one, now),
    place: one.place,
    opens: one.checkInOpens,
  }))
  const next = items.find(({ stage }) => stage === 'open') ?? items.find(({ canGo }) => canGo)
  if (!next) return null
  const { place, opens, ...item } = next
  const brief = item.stage === 'ahead' ? `${clockWords(minuteOf(opens))} 起可以签到` : ''
  return { ...item, distance: at ? distanceWords(metresBetween(at, place)) : '', brief, ...deedsOf(item) }
}

function deedsOf({ stage }: ReservationItem): Pick<NextCard, 'first' | 'second'> {
  if (stage === 'open') return { first: 'scan', second: 'way' }
  return stage === 'in' ? { first: 'see', second: 'way' } : { first: 'way', second: 'see' }
}

export const DEED_LABELS: Readonly<Record<Deed, string>> = { scan: '扫码签到', way: '怎么走', see: '看预约' }

/** What a screen reader says of the bell. */
export const bellWords = (unread: number): string => (unread === 0 ? '通知' : `通知，${unread} 条没看`)
