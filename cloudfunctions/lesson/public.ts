/** What other functions may use of this one. */
export type { LessonDoc } from './docs'
export { lessons } from './store'
