import type { LessonBrief, LessonCategory } from '../../../shared/contract/lesson'
import type { PlanAudience, PlanInput, StudyPlan } from '../../../shared/contract/lessonPlan'
import type { GrantedRole } from '../../../shared/contract/roles'
import { type Day, addDays } from '../../../shared/kit/time'

/** A plan as it is being written. Ages and trades are the words in their fields. */
export interface PlanForm {
  id: string
  name: string
  from: Day
  to: Day
  organizationId: string
  organizationName: string
  /** Whether it is only for some of the organisation's members. */
  isSome: boolean
  roles: GrantedRole[]
  ageFrom: string
  ageTo: string
  trades: string
  required: StudyPlan['required']
  electives: { categories: LessonCategory[]; count: number }
}

/** How long a plan usually runs, days. */
const USUAL_DAYS = 60

export const freshForm = (id: string, ground: { id: string; name: string }, today: Day): PlanForm => ({
  ...{ id, name: '', from: today, to: addDays(today, USUAL_DAYS) },
  ...{ organizationId: ground.id, organizationName: ground.name, isSome: false },
  ...{ roles: [], ageFrom: '', ageTo: '', trades: '', required: [] },
  electives: { categories: [], count: 0 },
})

export function formOf({
  id,
  name,
  from,
  to,
  audience,
  organizationName,
  required,
  electives,
}: StudyPlan): PlanForm {
  const { organizationId, roles, ageFrom, ageTo, trades } = audience
  return {
    ...{ id, name, from, to, organizationId, organizationName, required, electives, roles },
    ...{ ageFrom: textOf(ageFrom), ageTo: textOf(ageTo), trades: trades.join('、') },
    isSome: roles.length > 0 || trades.length > 0 || ageFrom !== null || ageTo !== null,
  }
}

const textOf = (age: number | null): string => (age === null ? '' : `${age}`)

/** '60' as years; nothing, or nonsense, is no limit. */
const ageOf = (text: string): number | null => {
  const years = Number.parseInt(text, 10)
  return Number.isFinite(years) && years > 0 && years <= 120 ? years : null
}

const tradesOf = (text: string): string[] => [
  ...new Set(text.split(/[、，,;；\s]+/).filter((word) => word !== '')),
]

export const audienceOf = (form: PlanForm): PlanAudience =>
  form.isSome
    ? {
        ...{
          organizationId: form.organizationId,
          roles: form.roles,
          trades: tradesOf(form.trades).slice(0, 20),
        },
        ...{ ageFrom: ageOf(form.ageFrom), ageTo: ageOf(form.ageTo) },
      }
    : { organizationId: form.organizationId, roles: [], ageFrom: null, ageTo: null, trades: [] }

/** What is sent; a due day that is the plan's last says nothing of its own. */
export const inputOf = (form: PlanForm): PlanInput => ({
  ...{ id: form.id, name: form.name.trim(), from: form.from, to: form.to, audience: audienceOf(form) },
  required: form.required.map(({ lessonId, due }) => ({ lessonId, due: due === form.to ? null : due })),
  electives: form.electives.count > 0 ? form.electives : { categories: [], count: 0 },
})

export const MOST_REQUIRED = 100

export const added = (form: PlanForm, { id, title }: Pick<LessonBrief, 'id' | 'title'>): PlanForm =>
  form.required.some(({ lessonId }) => lessonId === id) || form.required.length >= MOST_REQUIRED
    ? form
    : { ...form, required: [...form.required, { lessonId: id, title, due: null }] }

export const dropped = (form: PlanForm, lessonId: string): PlanForm => ({
  ...form,
  required: form.required.filter((one) => one.lessonId !== lessonId),
})

export const dueOn = (form: PlanForm, lessonId: string, due: Day): PlanForm => ({
  ...form,
  required: form.required.map((one) => (one.lessonId === lessonId ? { ...one, due } : one)),
})

/** The first and the last day; due days that would lie outside follow the last. */
export const during = (form: PlanForm, days: Partial<Pick<PlanForm, 'from' | 'to'>>): PlanForm => {
  const next = { ...form, ...days }
  const isOutside = (due: Day | null) => due !== null && (due < next.from || due > next.to)
  return { ...next, required: next.required.map((one) => (isOutside(one.due) ? { ...one, due: null } : one)) }
}

export const toggled = <T>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
