import type { Reservation, ReservationStatus } from '../shared/contract/station'
import { type Instant, dayOf, instantOf, minuteOf } from '../shared/kit/time'
import type { CalendarEntry } from '../shared/kit/ics'
import { clockWords, dayWords, lengthWords, momentWords, rangeWords } from '../shared/kit/words'
import { spokenWords } from './words'

/**
 * Where a reservation stands, seen from a moment. asked: the keeper has not said yes yet; refused, released and closed:
 * it was taken back, see `ReservationStatus`.
 */
export type Stage =
  'asked' | 'ahead' | 'open' | 'in' | 'over' | 'missed' | 'cancelled' | 'refused' | 'released' | 'closed'

/** A reservation in words, for the home page, 我的预约 and its own page. */
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
  tone: 'plum' | 'pine' | 'amber' | 'stone'
  canScan: boolean
  canCancel: boolean
  canChange: boolean
  /** Whether the rest of its time can be given back. */
  canLeave: boolean
  canGo: boolean
}

const TAKEN_BACK = ['cancelled', 'refused', 'released', 'closed'] as const
type TakenBack = (typeof TAKEN_BACK)[number]

export function stageOf(reservation: Reservation, now: Instant): Stage {
  const { status, date, from, to, checkInOpens, releaseAt, leftAt } = reservation
  if (isTakenBack(status)) return status
  if (leftAt !== null) return 'over'
  if (now >= instantOf(date, to)) return status === 'checkedIn' ? 'over' : 'missed'
  if (status === 'checkedIn') return 'in'
  if (status === 'asked') return 'asked'
  // What was kept on the phone does not know yet that it has been given to others.
  if (releaseAt !== null && now >= releaseAt) return 'released'
  return now >= Math.min(checkInOpens, instantOf(date, from)) ? 'open' : 'ahead'
}

const isTakenBack = (status: ReservationStatus): status is TakenBack =>
  (TAKEN_BACK as readonly string[]).includes(status)

export function reservationItem(reservation: Reservation, now: Instant): ReservationItem {
  const { id, date, from, stationName, spaceName, whereabouts, changeBy, cancelBy } = reservation
  const today = dayOf(now)
  const stage = stageOf(reservation, now)
  const stands = stage === 'asked' || stage === 'ahead' || stage === 'open'
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
    canCancel: stands && now < cancelBy,
    canChange: stands && now < changeBy,
    canLeave: stage === 'in',
    canGo: stands || stage === 'in',
  }
}

const STATUS: Record<Stage, Pick<ReservationItem, 'status' | 'tone'>> = {
  asked: { status: '等站长同意', tone: 'amber' },
  ahead: { status: '已约好', tone: 'plum' },
  open: { status: '可以签到了', tone: 'plum' },
  in: { status: '已签到', tone: 'pine' },
  over: { status: '去过了', tone: 'pine' },
  missed: { status: '没有签到', tone: 'stone' },
  cancelled: { status: '已取消', tone: 'stone' },
  refused: { status: '站长没同意', tone: 'stone' },
  released: { status: '没有来，已让出', tone: 'stone' },
  closed: { status: '服务站停用', tone: 'stone' },
}

/** What it is about: '2 小时 · 12 人 · 读书会' */
export const aboutWords = ({ from, to, people, purpose, content }: Reservation): string =>
  [lengthWords(to - from), content ? '' : `${people} 人`, purpose].filter(Boolean).join(' · ')

function noteOf(reservation: Reservation, stage: Stage, now: Instant): string {
  const { to, checkInOpens, checkedInAt, releaseAt, leftAt, why, content } = reservation
  const about = aboutWords(reservation)
  const reason = why ? `：${why}` : ''
  switch (stage) {
    case 'asked':
      return `${about}。站长回复了会告诉您`
    case 'ahead':
      return content
        ? `${about}。到时候屏幕自己会放`
        : `${about}。${clockWords(minuteOf(checkInOpens))} 起可以签到`
    case 'open':
      return `${about}。${releaseAt === null ? '' : `${clockWords(minuteOf(releaseAt))} 前`}到门口扫码签到`
    case 'in':
      return checkedInAt === null
        ? about
        : `${momentWords(checkedInAt, now)} 签到，可以用到 ${clockWords(to)}`
    case 'over':
      return leftAt === null ? about : `${about}。${clockWords(minuteOf(leftAt))} 提前离开`
    case 'refused':
      return `站长没有同意${reason}`
    case 'closed':
      return `这段时间服务站停用${reason}`
    case 'released':
      return releaseAt === null ? about : `到 ${clockWords(minuteOf(releaseAt))} 没有人来，让给别人了`
    default:
      return about
  }
}

/** For the phone's own calendar. */
export function calendarEntry(reservation: Reservation): CalendarEntry {
  const { id, stationName, spaceName, whereabouts, address, date, from, to, checkInOpens } = reservation
  return {
    id,
    title: [aboutTitle(reservation), `${stationName} ${spaceName}`].filter(Boolean).join(' · '),
    place: [address, whereabouts].filter(Boolean).join(' '),
    start: instantOf(date, from),
    end: instantOf(date, to),
    note: reservation.content ? '' : `到门口扫房间的码签到，${clockWords(minuteOf(checkInOpens))} 起可以扫`,
  }
}

const aboutTitle = ({ purpose, content }: Reservation) => purpose || (content ? '屏幕播放' : '')
