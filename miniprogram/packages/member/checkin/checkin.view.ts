import type { ErrorCode } from '../../../shared/contract/errors'
import type { AtDoor, Reservation } from '../../../shared/contract/station'
import type { Instant } from '../../../shared/kit/time'
import { minuteOf } from '../../../shared/kit/time'
import { clockWords, momentWords, rangeWords } from '../../../shared/kit/words'

/** What the one button under a result does. */
export type Deed = 'scan' | 'retry' | 'reserve' | 'reservations' | 'home'

export interface ResultView {
  /** yes: in now; before: was in already; no: refused. */
  kind: 'yes' | 'before' | 'no'
  title: string
  lines: string[]
  deed: Deed
  label: string
}

export function yesView(
  { reservation, again }: { reservation: Reservation; again: boolean },
  now: Instant,
): ResultView {
  const { stationName, spaceName, checkedInAt } = reservation
  const at = checkedInAt ?? now
  const when = again ? `您${momentWords(at, now)} 已经签过到了` : `${clockWords(minuteOf(at))} 签到成功`
  return {
    kind: again ? 'before' : 'yes',
    title: spaceName,
    lines: [stationName, when, `您约的是 ${rangeWords(reservation)}`, '早走的话，到“我的预约”点提前离开'],
    deed: 'home',
    label: '好，知道了',
  }
}

export function noView({ code, message }: { code: ErrorCode; message: string }): ResultView {
  return { kind: 'no', title: TITLES[code] ?? '没有签上', lines: [message], ...deedOf(code) }
}

const TITLES: Readonly<Partial<Record<ErrorCode, string>>> = {
  CHECK_IN_TOO_EARLY: '来早了一点',
  CHECK_IN_TOO_LATE: '预约已经结束',
  CHECK_IN_RELEASED: '预约已经让出',
  CHECK_IN_ASKED: '还在等站长同意',
  CHECK_IN_NOT_BOOKED: '今天没有约这里',
  CODE_UNREADABLE: '这个码不对',
  CODE_UNKNOWN: '这个码过期了',
  OFFLINE: '网络不通',
}

function deedOf(code: ErrorCode): Pick<ResultView, 'deed' | 'label'> {
  if (code === 'CODE_UNREADABLE' || code === 'CODE_UNKNOWN') return { deed: 'scan', label: '再扫一次' }
  if (code === 'CHECK_IN_NOT_BOOKED' || code === 'CHECK_IN_RELEASED')
    return { deed: 'reserve', label: '去约场地' }
  if (code.startsWith('CHECK_IN')) return { deed: 'reservations', label: '看我的预约' }
  return { deed: 'retry', label: '再试一次' }
}

/** Refusals after which an empty room may still be used at once. */
export const mayWalkIn = (code: ErrorCode): boolean =>
  code === 'CHECK_IN_NOT_BOOKED' || code === 'CHECK_IN_TOO_LATE' || code === 'CHECK_IN_RELEASED'

/** For less than a quarter of an hour nobody sits down. */
export const canWalkIn = ({ freeUntil, why, now }: AtDoor): boolean =>
  freeUntil !== null && freeUntil >= minuteOf(now) + LEAST_MINUTES && why === null

const LEAST_MINUTES = 15
