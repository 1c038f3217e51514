import type { EventCheck, EventForm } from '../../../shared/contract/event'
import { type Instant, addDays, dayOf } from '../../../shared/kit/time'
import { dateWords, momentWords, weekdayWords } from '../../../shared/kit/words'
import { kindWords } from '../../../shared/rules/event/templates'
import type { Drafting } from '../publish/drafting'
import { whenView } from '../publish/publish.view'
import { windowWords } from '../more/more.view'

export interface Line {
  label: string
  words: string
}

/** The form in plain words, to be read once more. */
export function summaryLines({ form, organizerName, whereWords }: Drafting, now: Instant): Line[] {
  const { capacity, companions = 0, bring = '', lecturer, questions = [], credit } = form
  return [
    { label: '类型', words: kindWords(form.kind ?? 'other') },
    { label: '时间', words: whenView(form, now).words },
    { label: '地点', words: whereWords },
    {
      label: '给谁',
      words: `${audienceWords(form, organizerName)}${capacity ? `，最多 ${capacity} 人` : '，不限人数'}`,
    },
    { label: '报名', words: windowWords(form) },
    { label: '讲师', words: lecturer?.name ?? '' },
    { label: '带什么', words: bring },
    { label: '可带人', words: companions > 0 ? `每人可带 ${companions} 人` : '' },
    { label: '要问', words: questions.map(({ text }) => text).join('；') },
    { label: '学时', words: credit === 'byLength' ? '到场签到，按时长记' : '不记' },
  ].filter(({ words }) => words !== '')
}

function audienceWords({ audience }: Partial<EventForm>, organizerName: string): string {
  if (!audience || audience.kind === 'everyone') return '谁都能来'
  return audience.kind === 'roles' ? `${organizerName}的书记和委员` : `${organizerName}党员`
}

/** Something to think about before it is sent out; nothing forbids it. */
export interface Warning {
  id: string
  title: string
  lines: string[]
}

export function warningsOf({ clashes, busy, sameTopic }: EventCheck, now: Instant): Warning[] {
  const warnings: Warning[] = []
  if (clashes.length > 0) {
    const lines = clashes.map(
      ({ title, startsAt, people }) => `${momentWords(startsAt, now)} ${title}（${people} 人重合）`,
    )
    warnings.push({ id: 'clashes', title: '这些人那时另有活动', lines })
  }
  if (busy.total > 0) {
    const lines = busy.people.map(({ name, what }) => `${name}：${what}`)
    const rest = busy.total - busy.people.length
    if (rest > 0) lines.push(`还有 ${rest} 人`)
    warnings.push({ id: 'busy', title: `${busy.total} 人那时已经有事`, lines })
  }
  if (sameTopic.length > 0) {
    const lines = sameTopic.map(
      (one) => `${topicDay(one.startsAt, now)} ${one.organizerName}的“${one.title}”`,
    )
    warnings.push({ id: 'topic', title: '同样的主题，这些人最近有过', lines })
  }
  return warnings
}

function topicDay(at: Instant, now: Instant): string {
  const day = dayOf(at)
  return day >= dayOf(now) && day < addDays(dayOf(now), 7) ? momentWords(at, now) : dateWords(day)
}

export const askedWords = ({ asked }: EventCheck): string =>
  asked === null ? '谁都能看到，也能报名' : `会通知 ${asked} 个人`

/** The dates of a series, each with why it cannot be held there. */
export const dateRows = ({ dates }: EventCheck, skip: readonly string[]) =>
  dates.map(({ date, problem }) => ({
    date,
    words: `${dateWords(date)} ${weekdayWords(date)}`,
    problem: problem ?? '',
    on: !skip.includes(date),
  }))

/** Why it cannot be sent out as it stands; '' when it can. */
export function obstacleOf({ dates }: EventCheck, skip: readonly string[]): string {
  const held = dates.filter(({ date }) => !skip.includes(date))
  if (dates.length > 0 && held.length === 0) return '一次都不办了？请至少留一次'
  const stuck = held.find(({ problem }) => problem !== null)
  if (!stuck) return ''
  const day = dates.length > 1 ? `${dateWords(stuck.date)}：` : ''
  return `${day}${stuck.problem ?? ''}`
}
