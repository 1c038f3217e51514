import type {
  EventAudience,
  EventDraftForm,
  EventForm,
  EventTimes,
  Organizer,
} from '../../../shared/contract/event'
import type { GrantedRole } from '../../../shared/contract/roles'
import {
  type Minute,
  dayOf,
  type Instant,
  DAY_MINUTES,
  MINUTE_MS,
  daysBetween,
} from '../../../shared/kit/time'
import { startOf } from '../more/more.view'
import { clockWords, dateWords, dayWords, lengthWords, weekdayWords } from '../../../shared/kit/words'
import { formFrom, templateOf } from '../../../shared/rules/event/templates'

/** When most branches meet. */
const USUAL_START: Minute = 14 * 60 + 30
const LENGTHS: readonly Minute[] = [45, 60, 90, 120, 180]
const OFFICE: GrantedRole[] = ['secretary', 'committee']

/** A fresh form: only when and where are left to say. */
export function freshForm(
  kind: EventForm['kind'],
  organizer: Organizer,
  contact: EventForm['contact'],
): EventDraftForm {
  const { audience, length } = templateOf(kind)
  const who = organizer.kind === 'station' ? 'everyone' : audience
  const times = { from: USUAL_START, to: USUAL_START + length }
  return { ...formFrom(kind), ...times, audience: audienceOf(who, organizer), contact }
}

export type AudienceChoice = 'branch' | 'office' | 'everyone'

export function audienceOf(choice: AudienceChoice, { id }: Organizer): EventAudience {
  if (choice === 'everyone') return { kind: 'everyone' }
  if (choice === 'office') return { kind: 'roles', roles: OFFICE, organizationId: id }
  return { kind: 'organization', organizationId: id }
}

const CHOICES: Readonly<Record<EventAudience['kind'], AudienceChoice>> = {
  everyone: 'everyone',
  organization: 'branch',
  roles: 'office',
}

/** Whom it can be for; a station asks everybody. */
export function audienceChips({ audience }: EventDraftForm, organizer: Organizer) {
  const chosen = audience ? CHOICES[audience.kind] : ''
  const all: { id: AudienceChoice; label: string }[] = [
    { id: 'branch', label: '我们的党员' },
    { id: 'office', label: '书记和委员' },
    { id: 'everyone', label: '谁都能来' },
  ]
  return all
    .filter(({ id }) => organizer.kind === 'organization' || id === 'everyone')
    .map((one) => ({ ...one, on: one.id === chosen }))
}

export function lengthChips({ from = 0, to = 0 }: EventDraftForm) {
  const chosen = to - from
  const lengths =
    LENGTHS.includes(chosen) || chosen <= 0 ? LENGTHS : [...LENGTHS, chosen].sort((a, b) => a - b)
  return lengths.map((minutes) => ({ id: `${minutes}`, label: lengthWords(minutes), on: minutes === chosen }))
}

/** Another day or hour: the window for signing up moves along, so that it stays as long before as it was. */
export function moved(form: EventDraftForm, times: Partial<EventTimes>): EventDraftForm {
  const [before, after] = [startOf(form), startOf({ ...form, ...times })]
  if (before === null || after === null) return times
  const days = daysBetween(dayOf(before), dayOf(after)) * DAY_MINUTES * MINUTE_MS
  const { opensAt, closesAt } = form
  return {
    ...times,
    ...(opensAt ? { opensAt: opensAt + days } : {}),
    ...(closesAt ? { closesAt: closesAt + after - before } : {}),
  }
}

export interface WhenView {
  /** '11月25日 周三', '' until chosen. */
  day: string
  /** '14:30' for the wheel. */
  start: string
  until: string
  /** '周三 14:30–16:00' */
  words: string
}

export function whenView({ date, from, to }: EventDraftForm, now: Instant): WhenView {
  const start = from === undefined ? '' : clockWords(from)
  const until = to === undefined ? '' : clockWords(to)
  const day = date ? `${dateWords(date)} ${weekdayWords(date)}` : ''
  const words = date && start ? `${dayWords(date, dayOf(now))} ${start}–${until}` : ''
  return { day, start, until, words }
}

/** '14:30' as minutes. */
export const minuteOfClock = (clock: string): Minute => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** '40' as a number of places; nothing, or nonsense, is no limit. */
export const capacityOf = (text: string): number | null => {
  const places = Number.parseInt(text, 10)
  return Number.isFinite(places) && places > 0 ? places : null
}

/** What is still missing, said one thing at a time; '' when all is there. */
export function missingWords(form: EventDraftForm): string {
  if (!form.title || form.title.trim().length < 2) return '给活动起个名字'
  if (!form.date) return '选哪一天'
  if (form.from === undefined || form.to === undefined || form.to <= form.from) return '选几点到几点'
  if (!form.where) return '选在哪里'
  return form.audience ? '' : '选给谁参加'
}

export const isWhole = (form: EventDraftForm): form is EventForm => missingWords(form) === ''

/** '草稿已存，14:32'; what could not be sent yet is on this phone. */
export const savedWords = (clock: string | null): string =>
  clock === null ? '草稿先存在这部手机上' : `草稿已自动保存 ${clock}`

/** Which of the optional things have been filled in. */
export function moreWords({
  lecturer,
  bring,
  questions = [],
  materials = [],
  cover,
  companions = 0,
}: EventDraftForm) {
  const filled = [
    lecturer ? `讲师 ${lecturer.name}` : '',
    bring ? `带${bring}` : '',
    companions > 0 ? `可带 ${companions} 人` : '',
    questions.length > 0 ? `问 ${questions.length} 题` : '',
    materials.length > 0 ? `${materials.length} 份资料` : '',
    cover ? '有封面' : '',
  ]
  return filled.filter(Boolean).join(' · ') || '讲师、带什么、截止时间、重复…都可以不填'
}
