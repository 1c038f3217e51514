import type { Wait, WaitStatus } from '../shared/contract/station'
import { type Instant, dayOf } from '../shared/kit/time'
import { dayWords, momentWords, rangeWords } from '../shared/kit/words'

/** A place in a waiting list in words, for 我的预约, its own page and the home page. */
export interface WaitItem {
  id: string
  spaceId: string
  /** '今天 14:30–16:30' */
  when: string
  station: string
  space: string
  people: number
  status: string
  tone: 'plum' | 'amber' | 'stone'
  /** What matters about it now, one sentence. */
  note: string
  /** Whether there is an offer that waits for a yes or no. */
  canAnswer: boolean
  canLeave: boolean
}

export function waitItem(wait: Wait, now: Instant): WaitItem {
  const { id, spaceId, date, stationName, spaceName, people } = wait
  const status = statusOf(wait, now)
  return {
    id,
    spaceId,
    when: `${dayWords(date, dayOf(now))} ${rangeWords(wait)}`,
    station: stationName,
    space: spaceName,
    people,
    ...STATUS[status],
    note: noteOf(wait, status, now),
    canAnswer: status === 'offered',
    canLeave: status === 'waiting',
  }
}

/** What was kept on the phone does not know yet that an offer's time is over. */
const statusOf = ({ status, until }: Wait, now: Instant): WaitStatus =>
  status === 'offered' && until !== null && now >= until ? 'lapsed' : status

/** Alive ones; those with an offer first, since they cannot wait. */
export const waitItems = (waits: readonly Wait[], now: Instant): WaitItem[] =>
  waits
    .map((wait) => waitItem(wait, now))
    .filter(({ canAnswer, canLeave }) => canAnswer || canLeave)
    .sort((a, b) => Number(b.canAnswer) - Number(a.canAnswer))

const STATUS: Record<WaitStatus, Pick<WaitItem, 'status' | 'tone'>> = {
  waiting: { status: '排队中', tone: 'amber' },
  offered: { status: '有空位了', tone: 'plum' },
  accepted: { status: '要下了', tone: 'plum' },
  left: { status: '不排了', tone: 'stone' },
  declined: { status: '没有要', tone: 'stone' },
  lapsed: { status: '没有及时回复', tone: 'stone' },
  gone: { status: '没有排到', tone: 'stone' },
}

function noteOf({ ahead, until }: Wait, status: WaitStatus, now: Instant): string {
  if (status === 'waiting')
    return `${ahead === 0 ? '您排在最前面' : `前面还有 ${ahead} 位`}。有空位会马上告诉您`
  if (status === 'offered') return until === null ? '要不要？' : `${momentWords(until, now)} 前告诉我们要不要`
  return NOTES[status]
}

const NOTES: Readonly<Record<Exclude<WaitStatus, 'waiting' | 'offered'>, string>> = {
  accepted: '已经是您的预约了',
  left: '您已经不排了。还想要，重新排一次',
  declined: '您说了不要，已经让给后面的人',
  lapsed: '没有等到您的回复，已经让给后面的人',
  gone: '到时间了，一直没有空出来',
}
