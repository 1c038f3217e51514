import type { Other, Reservation } from '../../../shared/contract/station'
import { type Instant, instantOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, distanceWords, momentWords } from '../../../shared/kit/words'
import { type ReservationItem, aboutWords, reservationItem } from '../../../ui/reservation.view'

export interface Line {
  label: string
  value: string
}

export interface ReservationView extends ReservationItem {
  /** What to do now, or what became of it, in one or two sentences. */
  todo: string
  /** Until when it can be changed or given back; '' when that is over. */
  deadline: string
  lines: Line[]
  isSeries: boolean
  phone: string
  /** Whether it may be put into a calendar and sent to a friend. */
  canShare: boolean
}

export function reservationView(reservation: Reservation, now: Instant): ReservationView {
  const item = reservationItem(reservation, now)
  return {
    ...item,
    todo: todoOf(reservation, item, now),
    deadline: deadlineOf(reservation, item, now),
    lines: linesOf(reservation),
    isSeries: reservation.seriesId !== null && item.canCancel,
    phone: reservation.phone,
    canShare: item.canGo && item.stage !== 'asked',
  }
}

function todoOf(reservation: Reservation, { stage, note }: ReservationItem, now: Instant): string {
  const { checkInOpens, releaseAt, to, content } = reservation
  const release = releaseAt === null ? '' : `${clockWords(minuteOf(releaseAt))} 还没人签到，就让给别人了`
  switch (stage) {
    case 'asked':
      return '站长还没有回复。这段时间先给您留着，有结果会告诉您'
    case 'ahead':
      if (content) return '站长已经同意。到时候屏幕自己会放，不用来'
      return `到了门口扫房间的码签到，${momentWords(checkInOpens, now)} 起可以扫。${release}`
    case 'open':
      return `现在可以签到了。到门口扫房间的码。${release}`
    case 'in':
      return `已经签到，可以用到 ${clockWords(to)}。要是早走，点“提前离开”，剩下的时间给别人用`
    case 'missed':
      return '这一次没有签到。来不了的话，下次请先取消，让给别人'
    default:
      return note
  }
}

function deadlineOf({ changeBy, cancelBy }: Reservation, item: ReservationItem, now: Instant): string {
  const { canChange, canCancel, stage } = item
  if (canChange && canCancel && changeBy === cancelBy)
    return `要改时间或取消，请在${momentWords(cancelBy, now)} 前`
  const change = canChange ? `要改时间，请在${momentWords(changeBy, now)} 前` : ''
  const cancel = canCancel ? `不来了，请在${momentWords(cancelBy, now)} 前取消` : ''
  if (change || cancel) return [change, cancel].filter(Boolean).join('；')
  return stage === 'ahead' || stage === 'open' ? '现在不能改，也不能取消了。来不了请打电话告诉服务站' : ''
}

function linesOf(reservation: Reservation): Line[] {
  const { stationName, spaceName, whereabouts, address, organization, contact, content } = reservation
  return [
    { label: '地方', value: `${stationName} · ${spaceName}` },
    { label: '怎么找', value: [address, whereabouts].filter(Boolean).join(' · ') },
    { label: '约的是', value: aboutWords(reservation) },
    { label: '单位', value: organization },
    { label: '联系', value: contact },
    { label: '屏幕上的字', value: content?.text ?? '' },
  ].filter(({ value }) => value !== '')
}

/** Another place that is free for the same hours. */
export interface OtherItem {
  id: string
  name: string
  away: string
}

/** Whether somebody took it back before its time came, so that another place is wanted. */
export const needsOther = ({ status, date, from }: Reservation, now: Instant): boolean =>
  (status === 'closed' || status === 'refused') && now < instantOf(date, from)

export const otherItems = (others: readonly Other[]): OtherItem[] =>
  others.map(({ spaceId, spaceName, stationName, metres }) => ({
    id: spaceId,
    name: `${stationName} · ${spaceName}`,
    away: metres === 0 ? '就在这里' : `离原来的地方${distanceWords(metres)}`,
  }))

/** What is asked before a reservation is given back. */
export const cancelQuestion = ({ when, station, space }: ReservationItem) => ({
  title: '取消这个预约？',
  content: `${when}，${station}${space}。取消以后，这段时间就让给别人了`,
  yes: '取消预约',
  no: '留着',
})

/** The same for all that come after it in its series. */
export const cancelFollowingQuestion = ({ when, station, space }: ReservationItem) => ({
  title: '从这次起都取消？',
  content: `${when}这一次，和以后每一次在${station}${space}的，都取消`,
  yes: '都取消',
  no: '留着',
})

export const leaveQuestion = ({ space }: ReservationItem) => ({
  title: '现在就走？',
  content: `${space}剩下的时间就让给别人了，不能再要回来`,
  yes: '走了',
  no: '再坐会儿',
})

/** What a chat shows of it: when and where, and what for. */
export const shareTitle = (reservation: Reservation, now: Instant): string => {
  const { when, station, space } = reservationItem(reservation, now)
  return [`${when} ${station}${space}`, reservation.purpose].filter(Boolean).join('，')
}
