import type { EventDetail, Signup } from '../../../shared/contract/event'
import type { CalendarEntry } from '../../../shared/kit/ics'
import { type Instant, MINUTE_MS, dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, lengthWords, momentWords } from '../../../shared/kit/words'
import { type EventItem, eventDate, eventItem, eventWhen, placeWords, rangeOf } from '../../../ui/event.view'
import { pastWords } from '../../../ui/words'

/** A heading with what stands below it; shown only where there is something to say. */
export interface Fact {
  label: string
  words: string
}

/** The one thing that can be done about it now; `words` say why nothing can. */
export interface Deed {
  kind: 'sign' | 'wait' | 'leave' | 'after' | 'none'
  label: string
  words: string
}

export interface DetailView {
  item: EventItem
  /** '11月23日 周一 · 2 小时' */
  date: string
  /** For large type, where `when` has said only the beginning: '11月23日 周一，到 16:30 结束' */
  datePlainly: string
  place: { station: string; name: string; about: string; howToGet: string; phone: string }
  standing: { title: string; note: string; tone: 'pine' | 'amber' } | null
  cancelled: string
  facts: Fact[]
  materials: { name: string; fileId: string }[]
  who: { words: string; names: string }
  others: { id: string; when: string }[]
  /** '' where it stands alone. */
  seriesId: string
  changes: { key: string; when: string; words: string }[]
  contact: { name: string; phone: string } | null
  deed: Deed
  /** Whether it is over and the person was to be there: what can be done afterwards. */
  isPast: boolean
  isMine: boolean
  clash: string
}

export function detailView(event: EventDetail, now: Instant): DetailView {
  const isPast = event.endsAt <= now
  return {
    item: eventItem(event, now),
    ...dateLines(event),
    place: placeView(event),
    standing: standingOf(event, now),
    cancelled: event.status === 'cancelled' ? event.cancelledWhy || '主办方取消了' : '',
    facts: factsOf(event),
    materials: event.materials,
    who: whoOf(event),
    others: othersOf(event, now),
    seriesId: event.series?.id ?? '',
    changes: event.changes.map(({ at, words }) => ({ key: `${at}`, when: pastWords(at, dayOf(now)), words })),
    contact: event.contact.phone ? event.contact : null,
    deed: deedOf(event, now),
    isPast,
    isMine: event.signup.status === 'in',
    clash: clashWords(event),
  }
}

function dateLines({ startsAt, endsAt }: EventDetail): Pick<DetailView, 'date' | 'datePlainly'> {
  const day = eventDate(startsAt)
  const end = clockWords(rangeOf(startsAt, endsAt).to)
  return {
    date: `${day} · ${lengthWords((endsAt - startsAt) / MINUTE_MS)}`,
    datePlainly: `${day}，到 ${end} 结束`,
  }
}

function placeView({ fullPlace }: EventDetail): DetailView['place'] {
  const { whereabouts, address, howToGet, phone } = fullPlace
  const { stationName: station } = fullPlace
  const name = fullPlace.name === station ? '' : fullPlace.name
  return { station, name, about: [whereabouts, address].filter(Boolean).join(' · '), howToGet, phone }
}

function standingOf({ signup, endsAt, status, waiting }: EventDetail, now: Instant): DetailView['standing'] {
  if (status === 'cancelled' || endsAt <= now) return null
  if (signup.status === 'in') return { title: '您已经报上了', note: sizeWords(signup), tone: 'pine' }
  if (signup.status !== 'waiting') return null
  const place =
    signup.position === null || signup.position <= 1 ? '下一个就是您' : `前面还有 ${signup.position - 1} 位`
  const note = `一共 ${waiting} 人在等。有人取消就轮到您，会马上通知`
  return { title: `候补第 ${signup.position ?? 1} 位，${place}`, note, tone: 'amber' }
}

const sizeWords = ({ size }: Signup): string =>
  size > 1 ? `连您一共 ${size} 个位置。到时候出示“我的码”签到` : '到时候出示“我的码”签到'

/** What one wants to know before going, in the order of asking. */
function factsOf(event: EventDetail): Fact[] {
  const { summary, topic, lecturer, lesson, hours, bring } = event
  return [
    { label: '做什么', words: summary },
    { label: '主题', words: topic },
    { label: '谁来讲', words: lecturer?.name ?? '' },
    { label: '学什么', words: lesson?.title ?? '' },
    { label: '带什么', words: bring },
    { label: '学时', words: hours > 0 ? `到场签到，记 ${hours} 学时` : '' },
  ].filter(({ words }) => words !== '')
}

function whoOf({ audienceWords, capacity, taken, waiting, names, organizerName }: EventDetail) {
  const most = capacity === null ? '' : `，最多 ${capacity} 人`
  const wait = waiting > 0 ? `，${waiting} 人候补` : ''
  const words = `${organizerName}办的，${audienceWords}都能来${most}。${taken} 人已报名${wait}`
  return { words, names: (names ?? []).join('、') }
}

const othersOf = ({ id, series }: EventDetail, now: Instant): DetailView['others'] =>
  (series?.events ?? [])
    .filter((one) => one.id !== id && one.startsAt > now)
    .map((one) => ({ id: one.id, when: momentWords(one.startsAt, now) }))

/** What a person has at that time already, as a sentence; '' when nothing. */
export function clashWords({ clashes }: Pick<EventDetail, 'clashes'>): string {
  const [first] = clashes
  if (!first) return ''
  const hours = `${clockWords(minuteOf(first.from))}–${clockWords(minuteOf(first.to))}`
  const what = first.what === 'event' ? `报了“${first.title}”` : `约了${first.title}`
  return `您那天 ${hours} 已经${what}，时间撞上了`
}

function deedOf(event: EventDetail, now: Instant): Deed {
  const { signup, window, status, endsAt } = event
  const isSigned = signup.status === 'in' || signup.status === 'waiting'
  if (status !== 'cancelled' && isSigned && endsAt > now) return leaveDeed(event, now)
  if (endsAt <= now) return { kind: 'after', label: '', words: '' }
  switch (window.kind) {
    case 'open':
      return { kind: 'sign', label: '报名', words: '' }
    case 'full':
      return { kind: 'wait', label: '报满了，排候补', words: '' }
    case 'early':
      return { kind: 'none', label: '', words: `${momentWords(window.opensAt, now)} 开始报名` }
    default:
      return { kind: 'none', label: '', words: window.words }
  }
}

function leaveDeed({ signup, cancelUntil }: EventDetail, now: Instant): Deed {
  const label = signup.status === 'waiting' ? '不等了' : '取消报名'
  if (signup.canCancel) {
    const until = signup.status === 'in' ? `${momentWords(cancelUntil, now)} 以前可以自己取消` : ''
    return { kind: 'leave', label, words: until }
  }
  return { kind: 'none', label: '', words: '快开始了，不能自己取消。来不了请打电话告诉主办的人' }
}

/** Whether there is anything to ask before one signs up. */
export const mustAsk = ({ companions, questions, needsName }: EventDetail): boolean =>
  companions > 0 || questions.length > 0 || needsName

export const leaveQuestion = ({ title, startsAt, endsAt, signup }: EventDetail, now: Instant) => ({
  title: signup.status === 'waiting' ? '不再等了？' : '取消报名？',
  content: `${title}，${eventWhen(startsAt, endsAt, now)}。取消以后，位置就让给别人了`,
  yes: '取消报名',
  no: '留着',
})

export const clashQuestion = (clash: string) => ({
  title: '时间撞上了',
  content: `${clash}。还要报吗？`,
  yes: '还是要报',
  no: '先不报',
})

/** What is put into the phone's calendar. */
export const calendarEntry = ({
  id,
  title,
  startsAt,
  endsAt,
  fullPlace,
  bring,
}: EventDetail): CalendarEntry => ({
  ...{ id, title, start: startsAt, end: endsAt },
  place: [placeWords(fullPlace), fullPlace.address].filter(Boolean).join('，'),
  note: bring ? `带上：${bring}` : '',
})
