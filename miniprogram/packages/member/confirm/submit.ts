import * as station from '../../../services/station'
import type { Reservation, Wait } from '../../../shared/contract/station'
import type { Range } from '../../../shared/kit/time'
import { type Form, sentForm } from './form'

/** What the page is for: something new, other hours for what is reserved, or a place in the waiting list. */
export type Mode = 'reserve' | 'change' | 'wait'

/** What is asked for; the same request id again gives the same answer. */
export interface Intention {
  mode: Mode
  spaceId: string
  date: string
  range: Range
  isScreen: boolean
  /** The reservation that is changed. */
  reservationId: string
  form: Form
  requestId: string
}

export type Made = { reservation: Reservation } | { wait: Wait }

export async function submit(intention: Intention): Promise<Made> {
  const { mode, spaceId, date, range, form, isScreen, reservationId, requestId } = intention
  const wanted = { spaceId, date, ...range, ...sentForm(form, isScreen), requestId }
  if (mode === 'wait') return { wait: await station.waitJoin(wanted) }
  if (mode === 'change') return { reservation: await station.change({ ...wanted, reservationId }) }
  return { reservation: await station.reserve(wanted) }
}
