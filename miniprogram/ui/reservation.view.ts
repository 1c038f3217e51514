import type { Reservation, ReservationStatus } from '../shared/contract/station'
import { type Instant, dayOf, instantOf, minuteOf } from '../shared/kit/time'
import { clockWords, dayWords, lengthWords, momentWords, rangeWords } from '../shared/kit/words'
import { spokenWords } from './words'

/** Where a reservation stands, seen from a moment. */
export type Stage = 'ahead' | 'open' | 'in' | 'over' | 'missed' | 'cancelled'

/** A reservation in words, for the home page and 我的预约. */
export interface ReservationItem {
  id: string
  stage: Stage
  /** As the server has it. */
  state: ReservationStatus
  /** '今天 14:30–16:30' */
  when: string
  /** '今天下午两点半' */
  spoken: string
  station: string
  space: string
  whereabouts: string
  /** What matters about it now, one sentence. */
  note: string
  status: string
  /** Which pill the status is shown in. */
  tone: 'plum' | 'pine' | 'stone'
  canScan: boolean
  canCancel: boolean
  canGo: boolean
}

export function stageOf(reservation: Reservation, now: Instant): Stage {
  const { status, date, from, to, checkInOpens } = reservation
  if (status === 'cancelled') return 'cancelled'
  if (now >= instantOf(date, to)) return status === 'checkedIn' ? 'over' : 'missed'
  if (status === 'checkedIn') return 'in'
  return now >= Math.min(checkInOpens, instantOf(date, from)) ? 'open' : 'ahead'
}

export function reservationItem(reservation: Reservation, now: Instant): ReservationItem {
  const { id, date, from, stationName, spaceName, whereabouts } = reservation
  const today = dayOf(now)
  const stage = stageOf(reservation, now)
  return {
    id,
    stage,
    state: reservation.status,
    when: `${dayWords(date, today)} ${rangeWords(reservation)}`,
    spoken: `${dayWords(date, today)}${spokenWords(from)}`,
    station: stationName,
    space: spaceName,
    whereabouts,
    note: noteOf(reservation, stage, now),
    ...STATUS[stage],
    canScan: stage === 'open',
    canCancel: stage !== 'cancelled' && reservation.status === 'booked' && now < instantOf(date, from),
    canGo: stage === 'ahead' || stage === 'open' || stage === 'in',
  }
}

const STATUS: Record<Stage, Pick<ReservationItem, 'status' | 'tone'>> = {
  ahead: { status: '已约好', tone: 'plum' },
  open: { status: '可以签到了', tone: 'plum' },
  in: { status: '已签到', tone: 'pine' },
  over: { status: '去过了', tone: 'pine' },
  missed: { status: '没有签到', tone: 'stone' },
  cancelled: { status: '已取消', tone: 'stone' },
}

function noteOf(
  { from, to, people, purpose, checkInOpens, checkedInAt }: Reservation,
  stage: Stage,
  now: Instant,
): string {
  const about = [lengthWords(to - from), `${people} 人`, purpose].filter(Boolean).join(' · ')
  if (stage === 'ahead') return `${about}。${clockWords(minuteOf(checkInOpens))} 起可以签到`
  if (stage === 'open') return `${about}。到门口扫码签到`
  if (stage === 'in' && checkedInAt !== null)
    return `${momentWords(checkedInAt, now)} 签到，可以用到 ${clockWords(to)}`
  return about
}
