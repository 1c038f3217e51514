import type { Attendance, EventBrief } from '../../../shared/contract/event'
import { type Instant, minuteOf } from '../../../shared/kit/time'
import { clockWords } from '../../../shared/kit/words'
import { eventWhen } from '../../../ui/event.view'

export interface CameRow {
  id: string
  name: string
  about: string
}

export interface MissingRow {
  id: string
  name: string
  about: string
  on: boolean
}

export const cameRows = ({ came }: Attendance): CameRow[] =>
  came.map(({ personId, name, branchName, at, how }) => ({
    id: personId,
    name,
    about: [branchName, `${clockWords(minuteOf(at))} 签到`, how].filter(Boolean).join(' · '),
  }))

/** Who has been offered something already needs no second offer. */
export const missingRows = ({ missing }: Attendance, chosen: readonly string[]): MissingRow[] =>
  missing.map(({ personId, name, branchName, makeUp }) => ({
    id: personId,
    name,
    about: [branchName, makeUp ? `已请补课：${makeUp}` : ''].filter(Boolean).join(' · '),
    on: chosen.includes(personId),
  }))

export interface MakeUpRow {
  id: string
  title: string
  when: string
}

/** What is still to come and could make up for it. */
export const makeUpRows = (events: readonly EventBrief[], exceptId: string, now: Instant): MakeUpRow[] =>
  events
    .filter(({ id, status }) => id !== exceptId && status === 'published')
    .map(({ id, title, startsAt, endsAt }) => ({ id, title, when: eventWhen(startsAt, endsAt, now) }))

export const creditWords = ({ came, credited, uncredited }: Attendance): string => {
  if (came.length === 0) return '还没有人签到'
  if (uncredited > 0) return `${credited} 人的学时已记，还差 ${uncredited} 人`
  return credited === 0 ? '这场不用记学时' : `${credited} 人的学时都记上了`
}
