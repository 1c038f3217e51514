import type { LessonBrief } from '../../../../shared/contract/lesson'
import type { Day } from '../../../../shared/kit/time'
import { dateWords } from '../../../../shared/kit/words'
import { lessonNote } from '../../../../ui/lesson.view'
import type { PlanForm } from '../../plan/form'

export interface RequiredRow {
  id: string
  title: string
  due: Day
  dueWords: string
}

export const requiredRows = ({ required, to }: PlanForm): RequiredRow[] =>
  required.map(({ lessonId, title, due }) => ({
    ...{ id: lessonId, title, due: due ?? to },
    dueWords: due === null ? `${dateWords(to)}前（清单结束）` : `${dateWords(due)}前`,
  }))

export interface FoundLesson {
  id: string
  title: string
  note: string
  /** Whether it is required already. */
  isIn: boolean
}

const MOST_FOUND = 10

export const foundLessons = (lessons: readonly LessonBrief[], { required }: PlanForm): FoundLesson[] =>
  lessons.slice(0, MOST_FOUND).map((one) => ({
    ...{ id: one.id, title: one.title, note: lessonNote(one) },
    isIn: required.some(({ lessonId }) => lessonId === one.id),
  }))
