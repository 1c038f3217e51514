import type { Attendee, EventQuestion } from '../../../shared/contract/event'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { pastWords } from '../../../ui/words'

export interface AttendeeRow {
  id: string
  /** '1', or the place in the waiting line. */
  number: string
  name: string
  about: string
  answers: string
  spoken: string
}

/** Who is in, and who waits, each in the order of the line. */
export function attendeeRows(
  attendees: readonly Attendee[],
  questions: readonly EventQuestion[],
  now: Instant,
) {
  const rows = (status: Attendee['status']) =>
    attendees.filter((one) => one.status === status).map((one, at) => row(one, at, questions, now))
  return { coming: rows('in'), waiting: rows('waiting') }
}

function row(one: Attendee, at: number, questions: readonly EventQuestion[], now: Instant): AttendeeRow {
  const { personId, name, branchName, size, byName } = one
  const facts = [
    branchName || '群众',
    size > 1 ? `共 ${size} 人` : '',
    `${pastWords(one.at, dayOf(now))} 报`,
    byName ? `${byName}代报` : '',
  ]
  const about = facts.filter(Boolean).join(' · ')
  const answers = questions
    .flatMap(({ id, text }) => (one.answers[id] ? [`${text} ${one.answers[id]}`] : []))
    .join('；')
  const spoken = [name, about, answers].filter(Boolean).join('，')
  return { id: personId, number: String(at + 1), name, about, answers, spoken }
}

export const leaveForQuestion = (name: string) => ({
  title: `替${name}取消？`,
  content: '取消以后，位置就让给候补的人了。请当面告诉本人。',
  yes: '取消报名',
  no: '留着',
})
