import { history } from './history'
import { life } from './life'
import { models } from './models'
import { policy } from './policy'
import type { LessonRow } from './row'
import { rules } from './rules'
import { skills } from './skills'
import { theory } from './theory'

export type { LessonRow, QuizRow } from './row'

/** The 120 demo lessons, in an order that stays. A lesson's number in it is what its media files are called by. */
export const LESSON_ROWS: readonly LessonRow[] = [
  ...theory,
  ...history,
  ...rules,
  ...policy,
  ...models,
  ...skills,
  ...life,
]
