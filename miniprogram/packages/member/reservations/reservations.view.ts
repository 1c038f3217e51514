import type { Reservation, Wait } from '../../../shared/contract/station'
import type { Instant } from '../../../shared/kit/time'
import { type ReservationItem, reservationItem } from '../../../ui/reservation.view'
import { type WaitItem, waitItems } from '../../../ui/wait.view'

export interface ReservationsView {
  coming: ReservationItem[]
  waits: WaitItem[]
  past: ReservationItem[]
}

interface Mine {
  coming: readonly Reservation[]
  past: readonly Reservation[]
  waits?: readonly Wait[]
}

/** What was taken back before it came is past, wherever the server lists it. */
export function reservationsView({ coming, past, waits = [] }: Mine, now: Instant): ReservationsView {
  const items = [...coming, ...past].map((one) => reservationItem(one, now))
  return {
    coming: items.filter(({ canGo }) => canGo),
    waits: waitItems(waits, now),
    past: items.filter(({ canGo }) => !canGo),
  }
}
