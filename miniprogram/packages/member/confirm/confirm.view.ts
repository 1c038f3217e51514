import type { TemplateName } from '../../../shared/contract/templates'
import type { Reservation, SpaceDay, Wait } from '../../../shared/contract/station'
import { type Instant, MINUTE_MS, type Range, dayOf, instantOf, minuteOf } from '../../../shared/kit/time'
import {
  clockWords,
  dateWords,
  dayWords,
  lengthWords,
  momentWords,
  rangeWords,
  weekdayWords,
} from '../../../shared/kit/words'
import { waitItem } from '../../../ui/wait.view'
import type { Made, Mode } from './submit'

export interface ConfirmView {
  space: string
  station: string
  whereabouts: string
  /** '今天 14:30–16:30' */
  when: string
  /** '7月20日 周一 · 共 2 小时'; without the date where `when` has said it. */
  date: string
  capacity: number
  isScreen: boolean
  /** What one agrees to with the button, a sentence each. */
  told: string[]
  /** About not having come before; '' when there is nothing to say. */
  warning: string
  button: string
  busyButton: string
  /** Whether the same can be asked for every week. */
  canRepeat: boolean
}

export function confirmView(day: SpaceDay, range: Range, mode: Mode = 'reserve'): ConfirmView {
  const { space, station } = day
  const name = dayWords(day.date, day.today)
  const date = `${dateWords(day.date)} ${weekdayWords(day.date)}`
  const length = `共 ${lengthWords(range.to - range.from)}`
  const isScreen = space.kind === 'screen'
  return {
    space: space.name,
    station: station.name,
    whereabouts: [space.whereabouts, station.address].filter(Boolean).join(' · '),
    when: `${name} ${rangeWords(range)}`,
    date: name === date ? length : `${date} · ${length}`,
    capacity: space.capacity,
    isScreen,
    told: toldOf(day, range, mode),
    warning: day.noShows.warning ?? '',
    ...BUTTONS[mode === 'reserve' && space.approval ? 'ask' : mode],
    canRepeat: mode === 'reserve' && !isScreen,
  }
}

const BUTTONS: Readonly<Record<Mode | 'ask', Pick<ConfirmView, 'button' | 'busyButton'>>> = {
  reserve: { button: '就约这个时间', busyButton: '正在预约…' },
  ask: { button: '交给站长', busyButton: '正在交给站长…' },
  change: { button: '就这样改', busyButton: '正在改…' },
  wait: { button: '排队等这段时间', busyButton: '正在排队…' },
}

function toldOf({ space, date, now }: SpaceDay, { from }: Range, mode: Mode): string[] {
  const cancelBy = instantOf(date, from) - space.notice.cancel * MINUTE_MS
  const cancel = cancelBy > now ? `不来了，请在${momentWords(cancelBy, now)} 前取消` : '约了以后就不能取消了'
  if (mode === 'wait') return ['有人取消，马上告诉您；您说“要”，才算约好', '不想等了，随时可以不排']
  return [
    space.kind === 'screen' ? '内容先由站长看过，同意了才放' : '',
    space.approval && space.kind === 'room' ? '要等站长同意才算约好。等的时候，这段时间给您留着' : '',
    space.kind === 'room' ? '开始后 15 分钟还没人签到，就让给别人了' : '',
    cancel,
  ].filter(Boolean)
}

/** What people come for most; one tap writes it. */
export const PURPOSES = ['开会', '学习', '读书会', '排练', '聊天议事'] as const

export const LONGEST_PURPOSE = 40

export interface DoneView {
  title: string
  when: string
  station: string
  space: string
  note: string
  /** Whether it is certain, so that it belongs into a calendar. */
  certain: boolean
  waits: boolean
  /** What WeChat may be allowed to tell about it. */
  remind: TemplateName[]
}

export const doneView = (made: Made, mode: Mode, now: Instant): DoneView =>
  'wait' in made ? waitingView(made.wait, now) : reservedView(made.reservation, mode, now)

function reservedView(reservation: Reservation, mode: Mode, now: Instant): DoneView {
  const { date, stationName, spaceName, checkInOpens, people, status, content } = reservation
  const certain = status !== 'asked'
  const title = mode === 'change' ? '改好了' : '约好了'
  const door = `${people} 人。到了门口扫房间的码签到，${clockWords(minuteOf(checkInOpens))} 起可以扫`
  return {
    title: certain ? title : '已经交给站长',
    when: `${dayWords(date, dayOf(now))} ${rangeWords(reservation)}`,
    station: stationName,
    space: spaceName,
    note: !certain ? '站长看过以后，结果会告诉您' : content ? '到时候屏幕自己会放' : door,
    certain,
    waits: false,
    remind: certain ? ['reservationReminder'] : ['reservationResult', 'reservationReminder'],
  }
}

function waitingView(wait: Wait, now: Instant): DoneView {
  const { when, station, space, note } = waitItem(wait, now)
  return {
    title: '排上队了',
    when,
    station,
    space,
    note,
    certain: false,
    waits: true,
    remind: ['waitlistOffer'],
  }
}
