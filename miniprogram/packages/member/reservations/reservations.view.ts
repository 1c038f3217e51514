import type { Reservation } from '../../../shared/contract/station'
import type { Instant } from '../../../shared/kit/time'
import { type ReservationItem, reservationItem } from '../../../ui/reservation.view'

export interface ReservationsView {
  coming: ReservationItem[]
  past: ReservationItem[]
}

/** What was cancelled before it came is past, wherever the server lists it. */
export function reservationsView(
  { coming, past }: { coming: readonly Reservation[]; past: readonly Reservation[] },
  now: Instant,
): ReservationsView {
  const items = [...coming, ...past].map((one) => reservationItem(one, now))
  return { coming: items.filter(({ canGo }) => canGo), past: items.filter(({ canGo }) => !canGo) }
}

/** What is asked before a reservation is given back. */
export const cancelQuestion = (item: ReservationItem) => ({
  title: '取消这个预约？',
  content: `${item.when}，${item.station}${item.space}。取消以后，这段时间就让给别人了`,
  yes: '取消预约',
  no: '留着',
})
