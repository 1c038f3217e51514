import type { EventDetail, Signup } from '../../../shared/contract/event'
import type { Instant } from '../../../shared/kit/time'
import { eventWhen, isFull, placeWords } from '../../../ui/event.view'
import { clashWords } from '../detail/detail.view'

export interface SignupView {
  title: string
  when: string
  where: string
  clash: string
  companions: number
  needsName: boolean
  label: string
}

export function signupView(event: EventDetail, now: Instant): SignupView {
  return {
    title: event.title,
    when: eventWhen(event.startsAt, event.endsAt, now),
    where: placeWords(event.fullPlace),
    clash: clashWords(event),
    companions: event.companions,
    needsName: event.needsName,
    label: isFull(event) ? '排候补' : '就报这个',
  }
}

/** What still has to be answered, as a sentence; '' when nothing. */
export function missingWords(
  { questions, needsName }: Pick<EventDetail, 'questions' | 'needsName'>,
  answers: Readonly<Record<string, string>>,
  name: string,
): string {
  if (needsName && !name.trim()) return '请先写上怎么称呼您'
  const open = questions.find(({ id, isRequired }) => isRequired && !answers[id]?.trim())
  return open ? `请先回答：${open.text}` : ''
}

export const doneWords = ({ status, position }: Signup): string =>
  status === 'waiting'
    ? `排上候补了，第 ${position ?? 1} 位。有人取消就轮到您，会马上通知`
    : '报上了。快开始的时候会提醒您'
