import { LESSON_CATEGORY_WORDS, type LessonCategory } from '../../../shared/contract/lesson'
import type { MyPlan } from '../../../shared/contract/lessonPlan'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { dateWords } from '../../../shared/kit/words'
import { type LessonItem, lessonItem } from '../../../ui/lesson.view'

export interface PlanView {
  id: string
  name: string
  /** '第三支部 · 12月31日前' */
  note: string
  /** '必修 5 课，学完 2 课' */
  count: string
  required: LessonItem[]
  done: LessonItem[]
  electives: { words: string; items: LessonItem[] } | null
}

export function planView(
  { id, name, organizationName, to, required, electives }: MyPlan,
  now: Instant,
): PlanView {
  const isDone = ({ standing }: MyPlan['required'][number]) => Boolean(standing?.completedAt)
  const item = (one: MyPlan['required'][number]) => lessonItem(one, now, { due: one.due })
  const isOver = to < dayOf(now)
  return {
    ...{ id, name },
    note: `${organizationName} · ${isOver ? '已经结束' : `到${dateWords(to)}为止`}`,
    count: `必修 ${required.length} 课，学完 ${required.filter(isDone).length} 课`,
    required: required.filter((one) => !isDone(one)).map(item),
    done: required.filter(isDone).map(item),
    electives: electivesOf(electives, new Set(required.map((one) => one.id)), now),
  }
}

/** What must be learned anyway is not suggested once more. */
function electivesOf(
  { done, count, suggested }: MyPlan['electives'],
  required: ReadonlySet<string>,
  now: Instant,
): PlanView['electives'] {
  if (count === 0) return null
  const left = count - done
  const words = left > 0 ? `选修还要 ${left} 课，自己挑喜欢的` : `选修 ${count} 课，都学完了`
  const others = suggested.filter(({ id }) => !required.has(id))
  return { words, items: others.map((one) => lessonItem(one, now, { because: one.because })) }
}

export const needChips = (needs: readonly LessonCategory[]) =>
  Object.entries(LESSON_CATEGORY_WORDS).map(([id, label]) => ({
    id,
    label,
    on: needs.includes(id as LessonCategory),
  }))

export const toggledNeed = (needs: readonly LessonCategory[], one: LessonCategory): LessonCategory[] =>
  needs.includes(one) ? needs.filter((need) => need !== one) : [...needs, one]
