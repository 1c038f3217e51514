import type { TemplateName } from '../../miniprogram/shared/contract/templates'
import { type Instant, type Range, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { dayWords, momentWords, rangeWords } from '../../miniprogram/shared/kit/words'
import type { Effect } from '../../miniprogram/shared/rules/day/book'
import type { NewNotice } from '../notice/public'
import type { DayDoc } from './dayStore'
import { type BookingRef, reservationIdOf, whatOf } from './reservations'
import type { Space } from './spaceStore'

/** What a notice says beside place and time. */
interface Words {
  title: string
  todo: string
  lines?: string[]
  template?: TemplateName
}

/** Somebody is told of what they did not do themselves; null of what they did. */
export function noticeOf(
  space: Space,
  doc: DayDoc,
  ref: BookingRef,
  effect: Effect,
  now: Instant,
  more: readonly string[] = [],
): NewNotice | null {
  const wait = doc.waits?.[effect.key]
  const booking = doc.bookings[effect.key]
  const line = effect.kind === 'offered' || effect.kind === 'lapsed' ? wait : (booking ?? wait)
  const words = wordsOf(effect, booking?.why ?? '', wait?.until ?? null, now)
  const to = line?.personId || (booking?.tellId ?? '')
  if (!line || !to || !words) return null
  const id = reservationIdOf(ref)
  return {
    ...{ to, key: `${id}:${effect.id}`, kind: 'reservation', title: words.title },
    lines: [
      `${dayWords(ref.date, dayOf(now))} ${rangeWords(line)}，${whatOf(space)}`,
      ...(words.lines ?? []),
      ...more,
    ],
    when: whenOf(ref, line),
    ...{ place: whatOf(space), todo: words.todo },
    page: pageOf(line === wait ? 'wait' : 'reservation', id),
    ...(words.template ? { template: words.template } : {}),
  }
}

const pageOf = (name: 'wait' | 'reservation', id: string): string =>
  `/packages/member/${name}/${name}?${name}Id=${encodeURIComponent(id)}`

const whenOf = ({ date }: BookingRef, { from, to }: Range) => ({
  start: instantOf(date, from),
  end: instantOf(date, to),
})

function wordsOf({ kind }: Effect, why: string, until: Instant | null, now: Instant): Words | null {
  const reason = why ? [`原因：${why}`] : []
  switch (kind) {
    case 'offered':
      return {
        title: '候补轮到您了',
        todo: `请在${until === null ? '' : momentWords(until, now)} 前点“要”，过时就让给下一位`,
        template: 'waitlistOffer',
      }
    case 'lapsed':
      return { title: '候补的位置已经让给下一位', todo: '还想用的话，请重新排队或另选时间' }
    case 'approved':
      return { title: '站长同意了您的预约', todo: '请按时到，到门口扫码签到', template: 'reservationResult' }
    case 'refused':
      return {
        ...{ title: '站长没有同意您的预约', lines: reason, template: 'reservationResult' },
        todo: '可以另选时间，或打电话问服务站',
      }
    case 'unanswered':
      return {
        ...{ title: '站长没来得及答复，预约没有成', template: 'reservationResult' },
        todo: '可以另选时间，或打电话问服务站',
      }
    case 'released':
      return {
        ...{ title: '没有等到您，预约已经让给别人', template: 'reservationResult' },
        todo: '下次来不了，请提前取消',
      }
    case 'closed':
      return {
        ...{ title: '这里临时关闭，您的预约取消了', lines: reason, template: 'reservationResult' },
        todo: '点开看看附近同一时间还空着的地方',
      }
    case 'takenBack':
      return {
        ...{ title: '站长取消了您的预约', lines: reason, template: 'reservationResult' },
        todo: '可以另选时间，或打电话问服务站',
      }
    default:
      return null
  }
}
