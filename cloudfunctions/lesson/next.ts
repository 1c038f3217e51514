import type { LessonDetail } from '../../miniprogram/shared/contract/lesson'
import type { Context } from '../kit/action'
import type { LearnerDoc, LessonDoc } from './docs'
import { lessons, progress } from './store'

const LOOKED_AT = 20

/** The next of the same theme that is not completed yet: what one would look for now. */
export async function nextLesson(
  { db }: Context,
  { _id, theme }: LessonDoc,
  learner: LearnerDoc,
): Promise<LessonDetail['next']> {
  const found = (await lessons(db).find({ isShown: true, theme }, LOOKED_AT)).filter((one) => one._id !== _id)
  const done = await progress(db).some(
    learner._id,
    found.map((one) => one._id),
  )
  const isDone = new Set(done.flatMap(({ lessonId, completedAt }) => (completedAt ? [lessonId] : [])))
  const next = found.find((one) => !isDone.has(one._id))
  return next ? { id: next._id, title: next.title } : null
}
