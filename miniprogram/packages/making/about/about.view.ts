import type { LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { openProblems } from '../../../shared/rules/lesson/parts'

export type AboutField = 'title' | 'intro' | 'lecturer'

const NAMES: Readonly<Record<AboutField, string>> = { title: '标题', intro: '简介', lecturer: '讲师' }

/** What was not let through, at its field; '' where nothing is wrong. */
export function wrongOf(draft: LessonDraft, problems: readonly LessonProblem[]): Record<AboutField, string> {
  const open = openProblems(problems, draft)
  const wrong = (field: AboutField) => open.find(({ name }) => name === NAMES[field])?.sentence ?? ''
  return { title: wrong('title'), intro: wrong('intro'), lecturer: wrong('lecturer') }
}
