import { LESSON_CATEGORY_WORDS, type LessonHome, MAIN_THEMES } from '../../shared/contract/lesson'
import type { Instant } from '../../shared/kit/time'
import { type LessonItem, lessonItem } from '../../ui/lesson.view'

export interface LessonsView {
  /** Where I stopped last; null when nothing waits. */
  goOn: LessonItem | null
  required: LessonItem[]
  /** '还有 5 课没学'; '' when all are shown. */
  moreRequired: string
  /** Others that were begun. */
  begun: LessonItem[]
  suggested: LessonItem[]
  fresh: LessonItem[]
}

/** So many required lessons before one goes to the whole list. */
const SHOWN = 3

/** What the tab opens with; a lesson stands there once, where it matters most. */
export function lessonsView(
  { unfinished, required, suggested, fresh }: LessonHome,
  now: Instant,
): LessonsView {
  const dueOf = new Map(required.map(({ id, due }) => [id, due]))
  const said = new Set<string>()
  const once = <T extends { id: string }>(all: readonly T[]) =>
    all.filter(({ id }) => !said.has(id) && said.add(id))
  const begun = once(unfinished).map((one) => lessonItem(one, now, { due: dueOf.get(one.id) ?? null }))
  const must = once(required).map((one) => lessonItem(one, now, { due: one.due }))
  const good = once(suggested).map((one) => lessonItem(one, now, { because: one.because }))
  return {
    ...{ goOn: begun[0] ?? null, required: must.slice(0, SHOWN), begun: begun.slice(1) },
    moreRequired: must.length > SHOWN ? `还有 ${must.length - SHOWN} 课必修` : '',
    suggested: good.slice(0, SHOWN),
    fresh: once(fresh)
      .slice(0, SHOWN)
      .map((one) => lessonItem(one, now)),
  }
}

export const isEmpty = ({ unfinished, required, suggested, fresh }: LessonHome): boolean =>
  unfinished.length + required.length + suggested.length + fresh.length === 0

export const CATEGORIES = Object.entries(LESSON_CATEGORY_WORDS).map(([id, label]) => ({ id, label }))
export const THEMES = MAIN_THEMES.map((label) => ({ id: label, label }))
